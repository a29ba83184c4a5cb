import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { ancestors, namesPackage, projectLevels, readManifest } from '../analysis/environment/index.js';
import { testRunners } from '../catalogue/index.js';
import { type Checked, recordOf } from './findings.js';

/** A package that a project depends on to run generators, of which none is left in the checked files. */
export interface SparePackage {
  /** The package, and the one of its types where the project has that. */
  readonly names: readonly [string, ...string[]];
  /** The beginning of a sentence: `No source file uses co any more`. */
  readonly why: string;
  /** The folder of the `package.json` that names it. */
  readonly folder: string;
  /** The lines that load it. */
  readonly loads: readonly { readonly file: string; readonly line: number; readonly text: string }[];
}

interface CheckedFile {
  readonly file: string;
  readonly text: string;
}

const supports = testRunners.flatMap((runner) => runner.supports ?? []).filter(({ isCommand }) => !isCommand);
const functions = new Set(
  testRunners
    .filter(({ isGlobal }) => isGlobal)
    .flatMap((runner) => [runner.functions, runner.skips, runner.suites].flatMap((names) => names ?? []))
    .filter((name) => !name.includes('.')),
);
const testCall = `(?<![\\w.])(?:${[...functions].join('|')})(?:\\.\\w+)*\\s*\\(`;
const anyTest = new RegExp(testCall);
const generatorTest = new RegExp(`${testCall}[^\\n]*function\\s*\\*`);

/**
 * Finds the packages that may go, from what is left of the checked files. Nothing is known of other files, so that what
 * is told of it says so; without any test among the checked files there is nothing to tell.
 *
 * @param checked after the fixes, whether they are written or not
 */
export function spareTestPackages({ results, records }: Checked): SparePackage[] {
  const byFolder = new Map<string, ESLint.LintResult[]>();
  for (const result of results) {
    for (const folder of ancestors(path.dirname(result.filePath))) {
      if (supportsIn(folder).length > 0) byFolder.set(folder, [...(byFolder.get(folder) ?? []), result]);
    }
  }
  return [...byFolder].flatMap(([folder, under]) => {
    const checked = under.map(({ filePath: file, output }) => ({ file, text: output ?? readFileSync(file, 'utf8') }));
    const isSpare = checked.some(({ text }) => anyTest.test(text)) && !under.some(hasGeneratorTest);
    const why = 'No generator test is left in the checked files';
    return isSpare
      ? supportsIn(folder).map((name) => ({ names: [name], folder, why, loads: loadsOf(name, folder, checked) }))
      : [];

    function hasGeneratorTest({ filePath, messages }: ESLint.LintResult, index: number): boolean {
      const record = records.get(filePath);
      const isReported = messages.some((message) => recordOf(message, record)?.support !== undefined);
      return isReported || generatorTest.test(checked[index]!.text);
    }
  });
}

function supportsIn(folder: string): readonly string[] {
  const asked = dependenciesIn(folder);
  return supports.map(({ name }) => name).filter((name) => asked.includes(name));
}

/** What the `package.json` of a folder asks for. */
export function dependenciesIn(folder: string): readonly string[] {
  const { dependencies, devDependencies } = readManifest(path.join(folder, 'package.json')) ?? {};
  return Object.keys({ ...dependencies, ...devDependencies });
}

/** The lines of the configuration, and of the checked files, that load a package. */
function loadsOf(name: string, folder: string, checked: readonly CheckedFile[]): SparePackage['loads'] {
  const level = projectLevels(path.join(folder, 'package.json')).find((found) => found.folder === folder);
  const files = new Map(
    [...(level?.loaded ?? []), ...checked]
      .filter(({ text }) => namesPackage(text, name))
      .map(({ file, text }) => [file, checked.find((one) => one.file === file)?.text ?? text]),
  );
  return [...files].flatMap(([file, text]) => {
    const isManifest = path.basename(file) === 'package.json';
    return (isManifest ? readFileSync(file, 'utf8') : text).split('\n').flatMap((line, index) => {
      const isDependency = isManifest && new RegExp(`"${name}"\\s*:`).test(line);
      return namesPackage(line, name) && !isDependency ? { file, line: index + 1, text: line.trim() } : [];
    });
  });
}
