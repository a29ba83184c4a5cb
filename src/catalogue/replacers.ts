import { words } from './words.js';

/**
 * A function that puts a function in the place of a member of an object, as tests do: `mm(service, 'load', function* …)`.
 * The place of each argument; without an object, it is one that the call does not name.
 */
export interface Replacer {
  readonly modules: readonly string[];
  /** Export paths; the module itself is `default`. */
  readonly functions: readonly string[];
  readonly object: number;
  readonly name: number;
  readonly by: number;
  /** The methods of what a call gives that take the function instead: `spyOn(service, 'load').mockImplementation(…)`. */
  readonly methods?: readonly string[];
}

const arguments3 = { object: 0, name: 1, by: 2 };

/** Read in the sources of mm 1 to 4, muk 0.5 to 1, simple-mock 0.8, sinon 1 to 21, testdouble 3, jest 30 and vitest 4. */
export const replacers: readonly Replacer[] = [
  { ...arguments3, modules: ['mm', 'muk', 'muk-prop'], functions: ['default'] },
  { ...arguments3, modules: ['simple-mock'], functions: ['mock'] },
  { ...arguments3, modules: ['testdouble'], functions: ['replace'] },
  { ...arguments3, modules: ['sinon'], functions: ['replace', 'stub'], methods: ['callsFake'] },
  {
    ...arguments3,
    modules: ['jest', 'vi', '@jest/globals', 'vitest'],
    functions: words('spyOn jest.spyOn vi.spyOn'),
    methods: words('mockImplementation mockImplementationOnce'),
  },
];
