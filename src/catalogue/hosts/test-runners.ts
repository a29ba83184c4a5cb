import type { Host, HostVersions } from '../hosts.js';
import type { Family } from '../library.js';
import { words } from '../words.js';

/** A package that makes a test runner run generator functions. */
export interface GeneratorSupport {
  /** The package. */
  readonly name: string;
  /** Its first and last major version that does; open where missing. */
  readonly from?: number;
  readonly to?: number;
  /** The last major version of the runner with which it works. */
  readonly runnerTo?: number;
  /** The global functions that it replaces. Without them it changes the runner itself. */
  readonly functions?: readonly string[];
  readonly differsIn?: HostVersions['differsIn'];
  /** What `yield` means in a test; `co` if missing. */
  readonly family?: Family;
  /** It also brings and starts the runner, so that it is no package to remove. */
  readonly isCommand?: true;
}

/** A host of tests: what its functions do with a generator depends on the project around them, too. Pure data. */
export interface TestRunner extends Host {
  /** Functions that take others in which tests are registered (`describe`). A generator there registers nothing. */
  readonly suites?: readonly string[];
  /** The functions and suites are also global variables, in projects that use the runner. */
  readonly isGlobal?: boolean;
  /** Functions that take a test, and do not run it whatever it is. */
  readonly skips?: readonly string[];
  /** Packages that bring the runner with them. */
  readonly suppliedBy?: readonly string[];
  readonly supports?: readonly GeneratorSupport[];
  /** Packages that change what becomes of a generator in a way that no async function has. */
  readonly changedBy?: readonly string[];
  /** Where the runner is configured, by paths relative to a folder above the tests. */
  readonly configFiles?: readonly string[];
}

/** Every name, and every name of the default import. */
const ofDefault = (text: string): readonly string[] =>
  words(text).flatMap((name) => (name === 'default' ? name : [name, `default.${name}`]));

const withExtensions = (name: string, extensions: string): readonly string[] =>
  words(extensions).map((extension) => `${name}.${extension}`);

/**
 * mocha, measured with 2.5.3, 5.2.0, 10.8.2 and 11.7.5: hooks, tests and suites.
 *
 * co-mocha 1.2.2 and mocha-generators 1.2.0 and 2.0.0 were measured with all of these. mocha-generators replaces five
 * global functions: the others ignore generators as before, and its `it.only` runs them with some versions of mocha,
 * ignores them with others, or throws. egg-bin 4.20.0 brings co-mocha, 6.13.0 does not. thunk-mocha 1.0.8 was measured with
 * mocha 11.7.5: it runs what the body returns as it runs what the body yields.
 */
const mocha: TestRunner = {
  name: 'mocha',
  modules: ['mocha'],
  functions: words(`after afterEach before beforeEach it it.only setup specify specify.only suiteSetup suiteTeardown
    teardown test test.only`),
  skips: words('it.skip specify.skip test.skip xit xspecify'),
  suites: words('context context.only describe describe.only suite suite.only'),
  isGlobal: true,
  convention: 'function',
  awaitsFrom: 2,
  callbackAt: 0,
  versions: [{ treatment: 'ignores', consequence: 'passing-test' }],
  suppliedBy: words('@eggjs/bin co-mocha egg-bin karma-mocha midway-bin mocha-generators thunk-mocha'),
  supports: [
    { name: 'co-mocha' },
    { name: 'thunk-mocha', family: 'thunks', differsIn: 'result' },
    { name: 'mocha-generators', functions: words('after afterEach before beforeEach it'), differsIn: 'value' },
    { name: 'egg-bin', from: 2, to: 4, isCommand: true },
    { name: 'midway-bin', isCommand: true },
  ],
  changedBy: ['mocha-co'],
  configFiles: [...withExtensions('.mocharc', 'cjs js json jsonc mjs yaml yml'), 'test/mocha.opts'],
};

/**
 * jest, measured with 22.4.4, 23.6.0, 29.7.0 and 30.5.2, by co. A suite that is a generator function is an error in
 * some versions. `it.concurrent` runs generators in 30 and ignores them in 29.
 */
const jest: TestRunner = {
  name: 'jest',
  modules: ['@jest/globals'],
  functions: words('afterAll afterEach beforeAll beforeEach fit it it.failing it.only test test.failing test.only'),
  skips: words('it.skip test.skip xit xtest'),
  isGlobal: true,
  convention: 'function',
  awaitsFrom: 22,
  callbackAt: 0,
  versions: [
    { from: 22, to: 29, treatment: 'runs', differsIn: 'receiver' },
    { from: 30, treatment: 'runs' },
  ],
  suppliedBy: words('@jest/core @jest/globals jest-cli react-scripts ts-jest'),
  configFiles: withExtensions('jest.config', 'cjs js json mjs ts'),
};

/**
 * jasmine, measured with 2.99, 3.99, 4.6 and 5: it throws where it is given a generator function. jasmine-co 1.2.2 runs
 * them; from jasmine 4 on every test of it fails.
 */
const jasmine: TestRunner = {
  name: 'jasmine',
  modules: [],
  functions: words('afterAll afterEach beforeAll beforeEach fit it'),
  isGlobal: true,
  convention: 'function',
  awaitsFrom: 3,
  callbackAt: 0,
  versions: [],
  suppliedBy: words('jasmine-co jasmine-core jasmine-node karma-jasmine protractor'),
  supports: [{ name: 'jasmine-co', runnerTo: 3, functions: words('afterAll afterEach beforeAll beforeEach fit it') }],
  configFiles: withExtensions('spec/support/jasmine', 'js json mjs'),
};

/** vitest, measured with 2.1.9 and 4.1.12. */
const vitest: TestRunner = {
  name: 'vitest',
  modules: ['vitest'],
  functions: words(`afterAll afterEach beforeAll beforeEach it it.concurrent it.only it.sequential test test.concurrent
    test.only test.sequential`),
  suites: words('describe describe.concurrent describe.only suite suite.only'),
  isGlobal: true,
  convention: 'function',
  awaitsFrom: 0,
  versions: [{ treatment: 'ignores', consequence: 'passing-test' }],
  configFiles: withExtensions('vitest.config', 'cjs cts js mjs mts ts'),
};

/** Node's test runner, measured with 20.20.2. */
const nodeTest: TestRunner = {
  name: 'node:test',
  modules: ['node:test'],
  functions: words('after afterEach before beforeEach default default.only it it.only test test.only'),
  suites: words('describe describe.only suite suite.only'),
  convention: 'function',
  awaitsFrom: 0,
  callbackAt: 1,
  versions: [{ treatment: 'ignores', consequence: 'passing-test' }],
};

/** AVA, measured with 0.15.2, which runs generators by co, and 3.15.0. The releases from 0.16 to 0.25 have co as well. */
const ava: TestRunner = {
  name: 'ava',
  modules: ['ava'],
  functions: ofDefault(
    'default after after.always afterEach afterEach.always before beforeEach failing only serial serial.only test',
  ),
  skips: ofDefault('serial.skip skip'),
  convention: 'function',
  awaitsFrom: 3,
  versions: [
    { to: 0, treatment: 'runs' },
    { from: 1, treatment: 'ignores', consequence: 'test-without-assertions' },
  ],
};

/** tape, measured with 5.10.2. */
const tape: TestRunner = {
  name: 'tape',
  modules: ['tape'],
  functions: ofDefault('default only test'),
  convention: 'function',
  versions: [{ treatment: 'ignores', consequence: 'never-ending-test' }],
};

/** The test runners whose treatment of generator functions is known. */
export const testRunners: readonly TestRunner[] = [mocha, jest, jasmine, vitest, nodeTest, ava, tape];

/** Packages that set global functions of the same names, and about which no more is known. */
export const otherTestRunners: readonly string[] = words(
  '@wdio/mocha-framework cypress lab qunit tap tman wdio-mocha-framework',
);

/** Code that gives the global functions of a test runner, or mocha's way to run them, another meaning. */
export const runnerPatch =
  /\bRunnable\.prototype\b|\bglobal(?:This)?\s*(?:\[|\.\s*(?:it|test|before|after|beforeEach|afterEach|beforeAll|afterAll)\s*=[^=])/;
