import { noteOriginals, noteStub } from '../runtime/stubs.js';
import type { LoadListener } from './loads.js';
import type { Sources } from './sources.js';

type Replace = (this: unknown, object: unknown, name: unknown, value: unknown, ...rest: unknown[]) => unknown;

/** Which argument of a package's function is what a test puts in the place of something. */
const packages: Readonly<Record<string, (values: readonly unknown[]) => unknown[]>> = {
  mm: (values) => [values[2]],
  muk: (values) => [values[2]],
  'muk-prop': (values) => [values[2]],
  // All stubs of a module, by the modules in whose place they are.
  proxyquire: ([, stubs]) =>
    typeof stubs === 'object' && stubs !== null ? Object.values(stubs as Record<string, unknown>) : [],
};

/**
 * Notes the functions that tests put in the place of others by packages that leave no mark on them, and what modules that
 * the project loads had before a test assigned to it by hand.
 */
export function watchStubs({ isOfProject }: Pick<Sources, 'isOfProject'>): LoadListener {
  const watched = new WeakMap<object, object>();
  return (request, exported, loader) => {
    // Nobody is known to load it where an ES module does, or an option of Node.js.
    if (!loader || isOfProject(loader)) noteOriginals(exported, !/^[./]/.test(request));
    const stubsOf = Object.hasOwn(packages, request) ? packages[request] : undefined;
    if (!stubsOf || typeof exported !== 'function') return exported;
    let proxy = watched.get(exported);
    if (!proxy) watched.set(exported, (proxy = watchedReplace(exported as Replace, stubsOf)));
    return proxy;
  };
}

function watchedReplace(replace: Replace, stubsOf: (values: readonly unknown[]) => unknown[]): object {
  return new Proxy(replace, {
    apply(target, receiver, values: Parameters<Replace>) {
      stubsOf(values).forEach(noteStub);
      return Reflect.apply(target, receiver, values);
    },
    // `proxyquire.noCallThru()` returns a function that does the same.
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || !/^(?:no|preserve|call)\w*$/.test(String(name))) return value;
      return (...values: unknown[]) => {
        const chained: unknown = Reflect.apply(value, target, values);
        return typeof chained === 'function' ? watchedReplace(chained as Replace, stubsOf) : chained;
      };
    },
  });
}
