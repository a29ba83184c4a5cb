import { words } from './words.js';

/*
 * The last words of names that people give to values that are no promises, as read in code bases whose functions yield
 * what they are handed: `function run(generator) { return co(function* () { yield generator(); }); }`.
 */

const arrays = words(`arr array coroutines deferreds fns funcs functions futures generators gens jobs operations ops
  promises requests tasks thunks yieldables`);
const functions = words('callback cb fn func function thunk');
const generatorFunctions = words('gen generator');

/** What a value may be as the last word of its name says, in lower case. */
export const kindsOfWords: ReadonlyMap<string, 'array' | 'object' | 'thunk' | 'generator'> = new Map([
  ...arrays.map((word) => [word, 'array'] as const),
  ...words('obj object').map((word) => [word, 'object'] as const),
  ...functions.map((word) => [word, 'thunk'] as const),
  ...[...generatorFunctions, 'coroutine', 'iterator'].map((word) => [word, 'generator'] as const),
]);

/**
 * The last words of names of functions whose calls make generators, with or without a word for a function after them:
 * `gen()`, `generatorFn()`. A `coroutine()` may be what a wrapper made.
 */
export const wordsOfGeneratorFunctions: ReadonlySet<string> = new Set(generatorFunctions);

/** The names of packages that were made for co, with what they are called after: `co-supertest`, `@scope/co-request`. */
export const namesMadeForCo = /^(?:@[^/]+\/)?co-(.+)/;
