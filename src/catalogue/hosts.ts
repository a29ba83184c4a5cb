import type { Family } from './library.js';
import { expressHosts } from './hosts/express.js';
import { koaHosts } from './hosts/koa.js';
import type { ResultTreatment } from './receivers.js';

/** How a host runs a generator function: what `this`, the arguments and `yield` are. */
export type Convention =
  /** As `co` runs one: an async function in its place does the same. */
  | 'function'
  /** `function* (next)` with the context as `this`: what takes its place is `async (ctx, next) =>`. */
  | 'koa-1';

/** What comes of a handler, test or hook whose body never runs. */
export type Consequence =
  | 'domain-not-found'
  | 'idle-hook'
  | 'never-answered'
  | 'never-ending-test'
  | 'passed-by'
  | 'passing-test'
  | 'path-not-found'
  | 'route-not-found'
  | 'test-without-assertions';

/** What the versions of a host do with a generator function that they are handed. */
export interface HostVersions {
  /** The first and the last major version; open where missing. */
  readonly from?: number;
  readonly to?: number;
  /**
   * `runs` its body, `ignores` it (calls it as a function, and drops the generator object), or `refuses` it: throws an
   * error at a generator function.
   */
  readonly treatment: 'runs' | 'ignores' | 'refuses';
  /** What comes of an ignored one. */
  readonly consequence?: Consequence;
  /** Where an async function in its place does not run: what does take one, as in `koa 2`. */
  readonly asyncFrom?: string;
  /**
   * Where the body of an async function in its place is treated otherwise: `receiver`, its `this` is an empty object
   * today; `value`, a value that it returns, other than a falsy one, counts as an error today; `result`, a generator or
   * a thunk that it returns runs today.
   */
  readonly differsIn?: 'receiver' | 'result' | 'value';
  /** What `yield` means, where that depends on more than the host. */
  readonly family?: Family;
}

/** An API that is handed functions to call, and once ran generator functions, or never did. Pure data. */
export interface Host {
  /** The package, and the name used in messages. */
  readonly name: string;
  readonly modules: readonly string[];
  /** Export paths of functions that take a handler; a default import is `default` or nothing. */
  readonly functions?: readonly string[];
  /** The functions are global variables. */
  readonly isGlobal?: boolean;
  /** Methods that take handlers, of what calling or constructing the module's value, or one of `makers`, gives; `*` is any. */
  readonly methods?: readonly string[];
  readonly makers?: readonly string[];
  /** The version from which on the module's value is a class, where calling it was enough before: `koa 2`. */
  readonly classSince?: string;
  /** In a file that loads it, it also adds the methods to what these modules make. */
  readonly mixesInto?: readonly string[];
  readonly convention: Convention;
  /** What `yield` means in a handler; `co` if missing. */
  readonly family?: Family;
  /** Of convention `koa-1`: where the context stands among the parameters of what replaces the generator; 0 if missing. */
  readonly contextAt?: Readonly<Record<string, number>>;
  /** Functions of `functions` that only make a handler of koa 2 out of one of koa 1: the handler itself replaces the call. */
  readonly adapters?: readonly string[];
  /**
   * The first major version that waits for the promise of a handler, by `then` alone. It looks at no other length of a
   * handler than those that `callbackAt` and `errorLength` speak of.
   */
  readonly awaitsFrom?: number;
  /** What versions before that do with what a handler returns, where they take handlers of any kind. */
  readonly before?: ResultTreatment;
  /** The number of parameters from which on a handler is one of errors, or of nothing. */
  readonly errorLength?: number;
  /** Index of a parameter that is a callback: a function that has it may not return a promise as well. */
  readonly callbackAt?: number;
  readonly versions: readonly HostVersions[];
}

/** The hosts of handlers whose treatment of generator functions is known; tests have `testRunners`. */
export const hosts: readonly Host[] = [...koaHosts, ...expressHosts];
