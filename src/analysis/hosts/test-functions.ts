import { type GeneratorSupport, type HostVersions, type TestRunner, testRunners } from '../../catalogue/index.js';
import { installedMajor, versionsFor } from '../environment/index.js';
import type { SemanticModel, Origin } from '../semantics/index.js';
import { type ProjectTests, testsOfProject } from './test-runner.js';

/** A function of a test runner, and what it does with a generator function. */
export interface TestFunction {
  readonly host: TestRunner;
  /** The name and, where they are known, its version and what makes it run generators: `mocha 10 with co-mocha`. */
  readonly name: string;
  /** What makes it run generators. */
  readonly support?: string;
  readonly takes: 'handler' | 'suite';
  /** Undefined where nothing is known of it. */
  readonly versions: HostVersions | undefined;
}

/** What is known of the test functions that a file calls. */
export interface TestFunctions {
  /** What the function at an origin does with generators; undefined where it runs none, whatever it is. */
  functionAt(origin: Origin): TestFunction | undefined;
  /** The runner whose tests and hooks the function at an origin takes, those that are skipped included. */
  runnerAt(origin: Origin): TestRunner | undefined;
}

/** Makes the functions that say which test function an origin is, for one file. */
export function createTestFunctions(model: SemanticModel): TestFunctions {
  let project: ProjectTests | undefined;
  const known = new Map<string, TestFunction | undefined>();

  return {
    functionAt(origin) {
      const kept = `${origin.from} ${origin.from === 'module' ? origin.name : ''} ${keyOf(origin)}`;
      if (!known.has(kept)) known.set(kept, find(origin, keyOf(origin)));
      return known.get(kept);
    },
    runnerAt(origin) {
      const host = runnerOf(origin, keyOf(origin));
      return host?.suites?.includes(keyOf(origin)) ? undefined : host;
    },
  };

  function runnerOf({ from, name }: Origin, key: string): TestRunner | undefined {
    const isNamed = (runner: TestRunner): boolean => isFunctionOf(runner, key);
    if (from === 'module') return testRunners.find((runner) => runner.modules.includes(name) && isNamed(runner));
    const isTestName = from === 'global' && testRunners.some((runner) => runner.isGlobal && isNamed(runner));
    const host = isTestName ? tests().globalRunner : undefined;
    return host && isNamed(host) ? host : undefined;
  }

  function find(origin: Origin, key: string): TestFunction | undefined {
    const { from } = origin;
    const host = runnerOf(origin, key);
    if (!host) return undefined;
    const isSkipped = host.skips?.includes(key) === true;
    const takes = host.suites?.includes(key) ? 'suite' : 'handler';
    const found = {
      host,
      takes,
      ...(takes === 'suite' ? ofSuites(host) : ofTests(host, key, from === 'module')),
    } as const;
    return isSkipped && found.versions?.treatment !== 'runs' ? undefined : found;
  }

  function ofTests(
    runner: TestRunner,
    key: string,
    isImported: boolean,
  ): Pick<TestFunction, 'name' | 'support' | 'versions'> {
    const support = tests().supportOf(runner);
    const name = installedName(model, runner);
    if (support === 'none') return { name, versions: plainVersions(model, runner) };
    if (support === 'unknown') return { name, versions: undefined };
    const { functions } = support;
    const isReplaced = !functions || runner.skips?.includes(key) || (functions.includes(key) && !isImported);
    return {
      name: `${name} with ${support.name}`,
      support: support.name,
      versions: isReplaced ? versionsUnder(support) : undefined,
    };
  }

  /** What makes a runner run tests leaves its suites as they are. */
  function ofSuites(runner: TestRunner): Pick<TestFunction, 'name' | 'versions'> {
    const isUnknown = tests().supportOf(runner) === 'unknown';
    return { name: installedName(model, runner), versions: isUnknown ? undefined : plainVersions(model, runner) };
  }

  function tests(): ProjectTests {
    const { filename, modules, sourceCode, settings } = model;
    return (project ??= testsOfProject(filename, { modules, text: sourceCode.text, versions: settings.versions }));
  }
}

/** How a function is listed in the catalogue. */
function keyOf({ from, name, path }: Origin): string {
  return [...(from === 'module' ? [] : [name]), ...path].join('.') || 'default';
}

function installedName(model: SemanticModel, runner: TestRunner): string {
  const major = majorOf(model, runner);
  return major === undefined ? runner.name : `${runner.name} ${major}`;
}

function versionsUnder({ differsIn, family }: GeneratorSupport): HostVersions {
  return { treatment: 'runs', ...(differsIn && { differsIn }), ...(family && { family }) };
}

function plainVersions(model: SemanticModel, runner: TestRunner): HostVersions | undefined {
  return versionsFor(runner.versions, majorOf(model, runner));
}

function majorOf(model: SemanticModel, { name }: TestRunner): number | undefined {
  return installedMajor(name, model.filename, model.settings.versions);
}

function isFunctionOf({ functions, skips, suites }: TestRunner, key: string): boolean {
  return [functions, skips, suites].some((names) => names?.includes(key));
}
