import { words } from './words.js';

/** What comes of an async callback. */
export type CallbackTreatment =
  /** What it returns is awaited or ignored, so that it may be async. */
  | 'free'
  /** As `free`, unless it takes a callback, for which a test runner waits instead. */
  | 'test'
  /** Called for each element at once: nobody waits, and nobody sees errors. */
  | 'each'
  /** What it returns is collected: an array of promises. */
  | 'mapped'
  /** What it returns is used at once, where a promise is wrong. */
  | 'truthy'
  | 'comparator'
  | 'accumulator'
  | 'replacer'
  | 'json'
  | 'suite'
  | 'effect';

interface KnownCallback {
  readonly treatment: CallbackTreatment;
  /** Which argument the callback is; any if missing. */
  readonly index?: number;
}

const entries = (names: string, known: KnownCallback): [string, KnownCallback][] =>
  words(names).map((name) => [name, known]);

const tests = 'it test specify before beforeEach beforeAll after afterEach afterAll setup teardown';

/** Methods by name alone: which object has them is rarely known, and the names are telling. */
export const callbackMethods: ReadonlyMap<string, KnownCallback> = new Map([
  ...entries('then catch finally', { treatment: 'free' }),
  ...entries('on once addListener prependListener prependOnceListener addEventListener nextTick', {
    treatment: 'free',
  }),
  ...entries('setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame', { treatment: 'free' }),
  // The function is kept, and called by somebody else.
  ...entries('push unshift add set', { treatment: 'free' }),
  ...entries(tests, { treatment: 'test' }),
  ...entries('forEach', { treatment: 'each', index: 0 }),
  ...entries('map flatMap', { treatment: 'mapped', index: 0 }),
  ...entries('filter find findIndex findLast findLastIndex some every', { treatment: 'truthy', index: 0 }),
  ...entries('sort toSorted', { treatment: 'comparator', index: 0 }),
  ...entries('reduce reduceRight', { treatment: 'accumulator', index: 0 }),
  ...entries('replace replaceAll', { treatment: 'replacer', index: 1 }),
]);

/** Global functions, and functions of modules that everybody calls by one name. */
export const callbackFunctions: ReadonlyMap<string, KnownCallback> = new Map([
  ...entries('setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame requestIdleCallback', {
    treatment: 'free',
    index: 0,
  }),
  ...entries(tests, { treatment: 'test' }),
  ...entries('suiteSetup suiteTeardown fit xit xtest', { treatment: 'test' }),
  ...entries('describe context suite fdescribe xdescribe', { treatment: 'suite' }),
  ...entries('useEffect useLayoutEffect useInsertionEffect', { treatment: 'effect', index: 0 }),
  ...entries('Array.from Array.fromAsync', { treatment: 'mapped', index: 1 }),
  ...entries('JSON.parse JSON.stringify', { treatment: 'json', index: 1 }),
]);

/** What test functions are asked for before they are called, and take the same callback after: `it.only`, `test.each(…)`. */
export const testModifiers: ReadonlySet<string> = new Set(
  words(`always cb concurrent each extend failing fails for only parallel retries runIf sequential serial skip skipIf slow
    step timeout todo`),
);

/** Those of them that give the function values of their own, which may be functions. */
export const valueModifiers: ReadonlySet<string> = new Set(words('each for'));

/** Methods that the language or its library calls, and whose result it uses at once (ECMA-262, 7.1 and 25.5). */
export const protocolMethods: ReadonlySet<string> = new Set(['toJSON', 'toString', 'valueOf']);
