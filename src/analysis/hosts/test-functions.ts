import { type HostVersions, type TestRunner, testRunners } from '../../catalogue/index.js';
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

/** Makes the function that says which test function an origin is, for one file. */
export function createTestFunctions(model: SemanticModel): (origin: Origin) => TestFunction | undefined {
  let project: ProjectTests | undefined;
  const known = new Map<string, TestFunction | undefined>();

  return (origin) => {
    const { from, name, path } = origin;
    if (from === 'inlined') return undefined;
    const key = [...(from === 'module' ? [] : [name]), ...path].join('.');
    const kept = `${from} ${from === 'module' ? name : ''} ${key}`;
    if (!known.has(kept)) known.set(kept, find(origin, key === '' ? 'default' : key));
    return known.get(kept);
  };

  function find({ from, name }: Origin, key: string): TestFunction | undefined {
    const candidates = testRunners.filter((runner) =>
      from === 'module' ? runner.modules.includes(name) : runner.isGlobal && isFunctionOf(runner, key),
    );
    if (candidates.length === 0) return undefined;
    const host = from === 'module' ? candidates[0]! : tests().globalRunner;
    if (!host || !isFunctionOf(host, key)) return undefined;
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
    const { functions, differsIn } = support;
    const isReplaced = !functions || runner.skips?.includes(key) || (functions.includes(key) && !isImported);
    return {
      name: `${name} with ${support.name}`,
      support: support.name,
      versions: isReplaced ? { treatment: 'runs', ...(differsIn && { differsIn }) } : undefined,
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

function installedName(model: SemanticModel, runner: TestRunner): string {
  const major = majorOf(model, runner);
  return major === undefined ? runner.name : `${runner.name} ${major}`;
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
