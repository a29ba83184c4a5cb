import {
  type GeneratorSupport,
  otherTestRunners,
  runnerPatch,
  type TestRunner,
  testRunners,
} from '../../catalogue/index.js';
import {
  installedMajor,
  localModule,
  namesPackage,
  path,
  type ProjectLevel,
  projectLevels,
  type Settings,
} from '../environment/index.js';

/** What makes a test runner run the generators of a file: a package, nothing, or something that is not understood. */
export type SupportFound = GeneratorSupport | 'none' | 'unknown';

/** What is known of a file by itself. */
export interface TestFile {
  /** The specifiers of what it loads. */
  readonly modules: readonly string[];
  readonly text: string;
  /** Major versions of packages that settings name. */
  readonly versions: Settings['versions'];
}

/** What the project around a file says about its tests. */
export interface ProjectTests {
  /** The runner whose functions are global variables; undefined where there is none, or may be one of several. */
  readonly globalRunner: TestRunner | undefined;
  supportOf(runner: TestRunner): SupportFound;
}

/**
 * Finds what the project of a file tests with, in its `package.json` (dependencies, scripts, fields of runners), in
 * the files that configure runners, in the files that those name, and in the modules that the file loads.
 *
 */
export function testsOfProject(filename: string, { modules, text, versions }: TestFile): ProjectTests {
  const levels = projectLevels(filename);
  const own = modules.filter((module) => module.startsWith('.'));
  const texts = [text, ...own.flatMap((name) => localModule(path.dirname(filename), name)).map((found) => found.text)];
  return {
    globalRunner: runnerOf(levels),
    supportOf(runner) {
      const name = supportLoaded(runner, modules, texts.slice(1)) ?? supportIn(levels, runner);
      if (name === 'none') return texts.some((one) => runnerPatch.test(one)) ? 'unknown' : 'none';
      return name === 'unknown' ? name : inVersion(name, (of) => installedMajor(of, filename, versions), runner);
    },
  };
}

/** The nearest folder that has to do with any runner decides, and there what is started or configured. */
function runnerOf(levels: readonly ProjectLevel[]): TestRunner | undefined {
  for (const level of levels) {
    const named = testRunners.filter((runner) => runner.isGlobal && isNamed(level, runner));
    const used = named.filter((runner) => isUsed(level, runner));
    const others = otherTestRunners.filter((name) => level.packages.has(name));
    if (named.length + others.length === 0) continue;
    const [runner, ...more] = used.length > 0 ? used : named;
    const isOther = used.length > 0 ? others.some((name) => namesPackage(level.scripts, name)) : others.length > 0;
    return more.length > 0 || isOther ? undefined : runner;
  }
  return undefined;
}

function isNamed(level: ProjectLevel, runner: TestRunner): boolean {
  return packagesOf(runner).some((name) => level.packages.has(name)) || isUsed(level, runner);
}

/** Whether a script starts the runner, or something configures it. */
function isUsed({ scripts, configured }: ProjectLevel, runner: TestRunner): boolean {
  return configured.has(runner) || packagesOf(runner).some((name) => namesPackage(scripts, name));
}

function packagesOf({ name, suppliedBy = [] }: TestRunner): readonly string[] {
  return [name, ...suppliedBy];
}

/** What the file loads, by itself or by one of the project's modules. */
function supportLoaded(
  { supports = [] }: TestRunner,
  modules: readonly string[],
  texts: readonly string[],
): GeneratorSupport | undefined {
  return supports.find(
    ({ name }) =>
      modules.some((module) => module === name || module.startsWith(`${name}/`)) ||
      texts.some((text) => namesPackage(text, name)),
  );
}

/** The nearest folder that says something decides. What it configures counts, and then what it depends on. */
function supportIn(levels: readonly ProjectLevel[], runner: TestRunner): SupportFound {
  const { supports = [], changedBy = [] } = runner;
  // What was added to a command that runs no generators runs them.
  const added = supports.filter(({ isCommand }) => !isCommand);
  const commands = supports.filter(({ isCommand }) => isCommand);
  let isPatched = false;
  let hasConfiguration = false;
  let hasRunner = false;
  for (const { packages, loaded, configured } of levels) {
    const isLoaded = (name: string): boolean => loaded.some(({ text }) => namesPackage(text, name));
    if (changedBy.some((name) => packages.has(name) || isLoaded(name))) return 'unknown';
    for (const candidates of [added, commands]) {
      const set = candidates.find(({ name }) => isLoaded(name));
      if (set) return hasConfiguration ? 'unknown' : set;
      const depended = candidates.find(({ name }) => packages.has(name));
      if (depended) return hasConfiguration || hasRunner ? 'unknown' : depended;
    }
    isPatched ||= loaded.some(({ text }) => runnerPatch.test(text));
    hasConfiguration ||= configured.has(runner);
    hasRunner ||= packages.has(runner.name);
  }
  return isPatched ? 'unknown' : 'none';
}

/** A package that is there in a version without generators changes nothing. */
function inVersion(
  support: GeneratorSupport,
  majorOf: (name: string) => number | undefined,
  runner: TestRunner,
): SupportFound {
  const { name, from = 0, to = Infinity, runnerTo } = support;
  const ofRunner = runnerTo === undefined ? 0 : majorOf(runner.name);
  if (ofRunner === undefined || ofRunner > (runnerTo ?? 0)) return 'unknown';
  if (from === 0 && to === Infinity) return support;
  const major = majorOf(name);
  if (major === undefined || major < from) return 'unknown';
  return major <= to ? support : 'none';
}
