import type { Receiver } from './receivers.js';

/**
 * What `yield` means under a library that drives generators.
 *
 * - `await-all`: exactly `await`, for every value.
 * - `co`: promises as `await`; arrays, objects, thunks, generators and generator functions are resolved;
 *   primitives and other objects throw a `TypeError` into the body.
 * - `thunks`: as `co`, except that what it throws at is given back (`thunks`).
 * - `task`: as `await-all`, except that generator objects are run (Mozilla's `Task`).
 * - `promise-only`: promises as `await`; everything else throws a `TypeError` into the body.
 * - `immediate`: promises as `await`; every other value is given back before anything else happens.
 * - `callback`: the body is resumed by callbacks. No native form exists.
 */
export type Family = 'await-all' | 'co' | 'task' | 'thunks' | 'promise-only' | 'immediate' | 'callback';

/**
 * How a wrapper or runner treats the generator function it is given, compared with an async function.
 *
 * "The call" is the one that starts the body: of a runner, of the function a wrapper made, or of the thunk a runner gave.
 */
export interface CoroutineContract {
  /** Index of the argument that is the generator function (or object). */
  readonly generatorAt: number;
  /** Where the body's `this` comes from: the call's receiver, an object of the library's, nowhere, or an argument of the call. */
  readonly thisFrom: 'receiver' | 'library' | 'none' | { readonly argument: number };
  /** Where the body's arguments come from: the following arguments, nowhere, or one array-like argument of the call. */
  readonly argumentsFrom: 'rest' | 'none' | { readonly argument: number };
  /**
   * What the caller gets who gives no callback: a native promise, the library's own kind, a thunk that starts the body once
   * it is called, the generator object for whoever runs it, a plain value when nothing was pending, or nothing at all (the
   * outcome goes to a callback, or nowhere).
   */
  readonly returns: 'native' | 'library' | 'thunk' | 'generator' | 'maybe-plain' | 'nothing';
  /** An error in a parameter default is thrown at the call, or rejects the promise as in an async function. */
  readonly parameterErrors: 'thrown' | 'rejected';
  /**
   * What an error that nobody handles comes to in Node.js:
   *
   * - `rejection`: an unhandled rejection, which ends a process that does not listen for it, as with async functions.
   * - `survived`: an unhandled rejection for whoever listens, and at most a line on stderr. The process goes on.
   * - `exception`: an uncaught exception, which ends the process.
   * - `nobody`: nobody hears of it.
   */
  readonly unhandledErrors: 'rejection' | 'survived' | 'exception' | 'nobody';
  /** Whether an async function may stand where the generator function stands, with the same outcome. */
  readonly acceptsAsync: boolean;
  /** Index of an argument that may change what `yield` accepts in this one body (`coroutine(fn, { yieldHandler })`). */
  readonly yieldHandlerAt?: number;
  /** Index of an argument that names another promise class, if the call has one (`__awaiter`). */
  readonly promiseClassAt?: number;
  /** What a runner takes besides what others of its family take: generator objects too, or alone. */
  readonly takes?: 'object' | 'both';
  /** An error before the first `yield` is thrown at the call; in all others it rejects the promise. */
  readonly firstErrors?: 'thrown';
  /** The body starts after the code that calls it has gone on; in all others it starts at the call. */
  readonly starts?: 'later';
}

/**
 * The properties of an argument whose functions become methods, by the path of what has them then. They run with that as
 * `this`, and stand before those that are listed.
 */
type Brought = Readonly<Record<string, string>>;

/**
 * One thing that a module exports and that the plugin knows.
 *
 * `path` is dotted; `''` is the module's value itself (`require(…)`); a default import is `default` where that is listed,
 * else `''`. A last segment `*` stands for every path that goes on from there, and is used for `own-meaning` alone.
 * A first segment that ends in `#` is no export but what calls give: `Test#.get` is a method of what is listed as `Test#`.
 */
export type LibraryExport = { readonly path: string } & (
  | { readonly role: 'wrapper' | 'runner'; readonly contract: CoroutineContract }
  /**
   * A call returns a promise, of what is listed under the path `gives`. It may be handed a function, or an array of which
   * it starts a few elements at a time.
   */
  | {
      readonly role: 'promise';
      readonly gives?: string;
      readonly receives?: Receiver;
      readonly startsElementsOf?: number;
    }
  /**
   * A call, or `new`, returns an object whose members are listed under the path `gives`, unless the argument at `extendedBy`
   * brings functions, which may stand in their place: `brings` says where.
   */
  | { readonly role: 'object'; readonly gives: string; readonly extendedBy?: number; readonly brings?: Brought }
  /**
   * A call loads the file whose path it is handed, relative to the folder of the caller, and returns what the function
   * returns that the file exports. It hands that what is listed under the path `hands`, as the first argument.
   */
  | { readonly role: 'loader'; readonly hands: string }
  /** The value itself is a promise, of what is listed under the path `gives`. */
  | { readonly role: 'thenable'; readonly gives?: string }
  /** A call returns a function that returns a promise (`promisify`). */
  | { readonly role: 'promise-function' }
  /** A call returns a generator object for co. Of an array it may yield a few elements at a time. */
  | { readonly role: 'generator'; readonly startsElementsOf?: number }
  /** A call returns a thunk: a function that takes a callback. */
  | { readonly role: 'thunk' }
  /** A call returns a function that returns a thunk (`thunkify`). */
  | { readonly role: 'thunk-function' }
  /** A call returns its argument, with a promise-returning `…Async` method for every method (`promisifyAll`). */
  | { readonly role: 'promisify-all' }
  /** `new` returns a promise. */
  | { readonly role: 'promise-class' }
  /** A call (or `new`) makes an exception that ends the body with a value: `Q.return(v)`, `throw new Task.Result(v)`. */
  | { readonly role: 'early-return' }
  /** A call changes, for the whole process, what `yield` accepts. */
  | { readonly role: 'yield-handler' }
  /** A call returns the same module, or its values behind `default`. */
  | { readonly role: 'module-interop' }
  /** A call returns another copy of the module: `require('bluebird').getNewLibraryCopy()`. */
  | { readonly role: 'module-copy' }
  /** Part of a compiled state machine: of a generator function, which may iterate, or, where it says so, of an async one. */
  | { readonly role: 'state-machine'; readonly isAsync?: true }
  /** Gives generators a meaning of its own: never reported, never converted. */
  | { readonly role: 'own-meaning' }
);

/**
 * A function that a compiler writes into the file instead of importing it.
 *
 * A binding is one when `name` matches its name and every pattern of `definition` matches the source text of what defines it:
 * the function declaration, or the initialiser of the variable.
 */
interface InlinedFunction {
  readonly name: RegExp;
  readonly path: string;
  readonly definition: readonly RegExp[];
}

/** A library, or a compiler's run-time helpers, whose generators the plugin understands. Pure data. */
export interface Library {
  /** The name used in messages and in options. */
  readonly name: string;
  /** Module specifiers the exports are reached by. Empty for a library that exists as global variables alone. */
  readonly modules: readonly string[];
  /** Global variables the library sets, each with the export path it holds: `{ Task: 'Task' }`, `{ Q: '' }`. */
  readonly globals?: Readonly<Record<string, string>>;
  /** It is a function of the file that is checked, named after it. */
  readonly isLocal?: true;
  /** Major versions this entry describes; all when missing. */
  readonly majors?: readonly number[];
  /** What `yield` means. Missing for libraries that only provide promises, or that have their own meaning. */
  readonly family?: Family;
  /** What is known of the module's value. Names under which it holds itself (`co.default`) are spelled out. */
  readonly exports: readonly LibraryExport[];
  /** Methods of the library's promises that native promises do not have. */
  readonly promiseMethods?: readonly string[];
  /** Methods of the library's promises that are handed a function. */
  readonly receivingMethods?: ReadonlyMap<string, Receiver>;
  /** Export paths of the types of the library's promises: `''` for `Bluebird<T>`, `IPromise` for `Q.IPromise<T>`. */
  readonly promiseTypes?: readonly string[];
  /** Loading the module changes other code, so that an unused import of it must stay. */
  readonly sideEffects?: string;
  /** Loading this module makes those libraries accept what family `co` accepts. */
  readonly installsYieldHandlerFor?: readonly string[];
  /** Functions that a compiler writes into the file, each standing for the export at `path`. */
  readonly inlined?: readonly InlinedFunction[];
  /** Why the library's coroutines are a thing of the past, with where that is said. */
  readonly deprecation?: { readonly sentence: string; readonly source: string };
}

/** An export of a library, as the catalogue or the settings describe it. */
export interface KnownExport {
  readonly library: Library;
  readonly export: LibraryExport;
}

/** A wrapper or runner of a library. */
type KnownRunner = { readonly library: Library } & Extract<LibraryExport, { role: 'wrapper' | 'runner' }>;

/** Whether a runner runs a generator object, too: those that resolve the ones that are yielded also do that. */
export function runsObjects({ library, role, contract }: Omit<KnownRunner, 'path'>): boolean {
  return role === 'runner' && (contract.takes !== undefined || library.family === 'co' || library.family === 'task');
}

/**
 * The wrapper or runner that runs what it is handed, if it is one.
 *
 * @param isObject it is handed a generator object
 */
export function runnerOf(known: KnownExport | undefined, isObject: boolean): KnownRunner | undefined {
  if (known?.export.role !== 'runner' && known?.export.role !== 'wrapper') return undefined;
  const runner = { library: known.library, ...known.export };
  return !isObject || runsObjects(runner) ? runner : undefined;
}
