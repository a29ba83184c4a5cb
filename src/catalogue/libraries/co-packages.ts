import type { Library } from '../library.js';

/** co-gather, measured with 0.0.1: gives all results and errors, and has at most as many at work as it is told. */
const coGather0: Library = {
  name: 'co-gather 0',
  modules: ['co-gather'],
  majors: [0],
  exports: [{ path: '', role: 'generator', startsElementsOf: 0 }],
};

/** co-gather 1, measured with 1.0.1: the same, of generator objects and functions. */
const coGather: Library = {
  name: 'co-gather',
  modules: ['co-gather'],
  majors: [1],
  exports: [{ path: '', role: 'promise', startsElementsOf: 0 }],
};

/** Packages that co, or functions like it, run generators for, and that nobody makes async. */
export const coPackages: readonly Library[] = [coGather0, coGather];
