import vm from 'node:vm';

/**
 * Tells of the generator objects of each realm that is made by a test runner, as jest makes one for each test file.
 *
 * @param watch is given what the prototypes of the realm's generator functions inherit from
 */
export function hookRealms(watch: (prototype: object) => void): void {
  const { createContext, runInContext } = vm;
  vm.createContext = (...values: Parameters<typeof createContext>) => {
    const context = createContext(...values);
    watch(runInContext('Object.getPrototypeOf(function* () {}).prototype', context) as object);
    return context;
  };
}
