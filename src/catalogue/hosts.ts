import { koaHosts } from './koa.js';
import { words } from './words.js';

/** How a host runs a generator function: what `this`, the arguments and `yield` are. */
export type Convention =
  /** As `co` runs one: an async function in its place does the same. */
  | 'function'
  /** `function* (next)` with the context as `this`: what takes its place is `async (ctx, next) =>`. */
  | 'koa-1';

/** What the versions of a host do with a generator function that they are handed. */
export interface HostVersions {
  /** The first and the last major version; open where missing. */
  readonly from?: number;
  readonly to?: number;
  /** `runs` its body, or `ignores` it: calls it as a function, and drops the generator object. */
  readonly treatment: 'runs' | 'ignores';
  /** What comes of an ignored one, as a clause of a message. */
  readonly outcome?: string;
  /** Where an async function in its place does not run: what does take one, as in `koa 2`. */
  readonly asyncFrom?: string;
}

/** An API that is handed functions to call, and once ran generator functions, or never did. Pure data. */
export interface Host {
  /** The package, and the name used in messages. */
  readonly name: string;
  readonly modules: readonly string[];
  /** Export paths of functions that take a handler; a default import is `default` or nothing. */
  readonly functions?: readonly string[];
  /** Functions that take others in which handlers are registered (`describe`). A generator there registers nothing. */
  readonly suites?: readonly string[];
  /** The functions and suites are also global variables, in projects that depend on the package. */
  readonly isGlobal?: boolean;
  /** Methods that take handlers, of what calling or constructing the module's value, or one of `makers`, gives. */
  readonly methods?: readonly string[];
  readonly makers?: readonly string[];
  /** In a file that loads it, it also adds the methods to what these modules make. */
  readonly mixesInto?: readonly string[];
  readonly convention: Convention;
  /** Of convention `koa-1`: where the context stands among the parameters of what replaces the generator; 0 if missing. */
  readonly contextAt?: Readonly<Record<string, number>>;
  /** Functions of `functions` that only make a handler of koa 2 out of one of koa 1: the handler itself replaces the call. */
  readonly adapters?: readonly string[];
  /** A function with parameters is handed a callback, and may not return a promise as well. */
  readonly parametersMean?: 'callback';
  readonly versions: readonly HostVersions[];
  /** Packages that teach the host to run generator functions. */
  readonly taughtBy?: readonly string[];
}

const test = 'the test passes whatever its body says';

/** mocha, measured with 11.7.5: hooks, tests and suites. Others teach it to run generators. */
const mocha: Host = {
  name: 'mocha',
  modules: ['mocha'],
  functions: words(`after afterEach before beforeEach it it.only setup specify specify.only suiteSetup suiteTeardown
    teardown test test.only`),
  suites: words('context context.only describe describe.only suite suite.only'),
  isGlobal: true,
  convention: 'function',
  parametersMean: 'callback',
  versions: [{ treatment: 'ignores', outcome: test }],
  taughtBy: words('@eggjs/bin co-mocha egg-bin midway-bin mocha-co mocha-generators thunk-mocha'),
};

/** vitest, measured with 2.1.9 and 4.1.12. */
const vitest: Host = {
  name: 'vitest',
  modules: ['vitest'],
  functions: words(`afterAll afterEach beforeAll beforeEach it it.concurrent it.only it.sequential test test.concurrent
    test.only test.sequential`),
  suites: words('describe describe.concurrent describe.only suite suite.only'),
  isGlobal: true,
  convention: 'function',
  versions: [{ treatment: 'ignores', outcome: test }],
};

/** Node's test runner, measured with 20.20.2. */
const nodeTest: Host = {
  name: 'node:test',
  modules: ['node:test'],
  functions: words('after afterEach before beforeEach default default.only it it.only test test.only'),
  suites: words('describe describe.only suite suite.only'),
  convention: 'function',
  versions: [{ treatment: 'ignores', outcome: test }],
};

/** Test runners with global functions of the same names, which run generators or are not known to ignore them. */
export const otherTestRunners: readonly string[] = words(
  '@jest/globals ava jasmine jasmine-co jasmine-core jest karma-jasmine lab qunit tape tman',
);

/** The hosts whose treatment of generator functions is known. */
export const hosts: readonly Host[] = [...koaHosts, mocha, vitest, nodeTest];
