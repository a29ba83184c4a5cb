import type { CommandLine } from './command-line.js';
import type { RecordedEvidence } from '../evidence/index.js';
import type { DecisionData } from '../project/index.js';
import type { Checked } from './findings.js';
import { lintFiles, type LintOptions, type OnProgress, resultOf, settingsUnder } from './lint.js';
import type { LoadedESLint } from './load-eslint.js';
import type { SharedSettings } from './shared-settings.js';
import type { Progress, Verb } from './progress.js';
import { ResultCache } from './result-cache.js';
import { isSilentFile } from './silent-files.js';
import { lintInWorkers, workerCount } from './workers.js';

/** The files of a run, and how they are linted. */
export interface Job
  extends
    Pick<CommandLine, 'cache' | 'concurrency' | 'only' | 'preset' | 'usesTargetPackages'>,
    Partial<Pick<CommandLine, 'interactive' | 'mode' | 'test'>> {
  /** Absolute. */
  readonly cacheFile: string;
  readonly eslint: LoadedESLint;
  readonly settings: SharedSettings;
  /** Where somebody waits. */
  readonly progress?: Progress;
  /** Contains every file. */
  readonly directory: string;
  readonly files: readonly string[];
  /** What a run showed. */
  readonly evidence: RecordedEvidence | undefined;
  /** What is converted together in all files. */
  readonly decisions?: DecisionData;
}

/** Checks the files, or takes over what the cache has of them, and shows progress. */
export async function check(job: Job): Promise<Checked> {
  const { files } = job;
  const dependsOn = [job.eslint.version, JSON.stringify(lintOptions(job, false))];
  const cache = job.cache ? new ResultCache(job.cacheFile, dependsOn) : undefined;
  const missing = cache ? cache.missing(files) : files;
  const linted = filesToLint(job, missing);
  const found = await watched(job, 'Checking', linted, (onProgress) => lint(job, linted, false, onProgress));
  const fresh = linted.length === missing.length ? found : replaced(nothingIn(missing), found);
  return { ...(cache ? cache.complete(files, fresh) : fresh), silent: missing.length - linted.length };
}

/** Files as they are where nothing is found in them. */
export function nothingIn(files: readonly string[]): Checked {
  return { results: files.map((file) => resultOf(file, [])), records: new Map() };
}

/** Those of some files in which anything can be found, by their words and syntax; the others are not linted. */
export function filesToLint(job: Job, files: readonly string[]): string[] {
  const settings = settingsUnder(lintOptions(job, false));
  return files.filter((file) => !isSilentFile(file, settings));
}

/**
 * Works out the fixes of files, without writing any.
 *
 * @param others files that are fixed whether or not something was found in them
 * @returns the files as they are once the fixes are written, with the text to write as their `output`; and `before`
 */
export async function withFixes(
  job: Job,
  found: Checked,
  others: ReadonlySet<string> = new Set(),
): Promise<Checked & Required<Pick<Checked, 'before'>>> {
  const fixable = found.results.filter(
    ({ filePath, messages }) => others.has(filePath) || messages.some(({ fix }) => fix),
  );
  const files = fixable.map(({ filePath }) => filePath);
  const { before = found, ...fixed } = await watched(job, 'Fixing', files, (onProgress) =>
    lint(job, files, true, onProgress),
  );
  const { crashes } = fixed;
  return { ...replaced(found, fixed), before: replaced(found, { ...before, ...(crashes && { crashes }) }) };
}

/** What was found, with some of the files checked again. */
function replaced(found: Checked, { results, records, crashes }: Checked): Checked {
  const byFile = new Map(results.map((result) => [result.filePath, result]));
  return {
    ...found,
    results: found.results.map((result) => byFile.get(result.filePath) ?? result),
    records: new Map([...found.records, ...records]),
    ...(crashes && { crashes }),
  };
}

/** Shows how far a stage is. */
export async function watched<T>(
  { progress, mode, interactive, test }: Job,
  verb: Verb,
  files: readonly string[],
  stage: (onProgress: OnProgress | undefined) => Promise<T>,
): Promise<T> {
  const isFixedNext =
    verb === 'Checking' && mode !== undefined && mode !== 'check' && !interactive && test === undefined;
  try {
    return await stage(progress?.begin(verb, files.length, isFixedNext));
  } finally {
    progress?.stop();
  }
}

function lint(job: Job, files: readonly string[], fix: boolean, onProgress?: OnProgress): Promise<Checked> {
  const { eslint, directory, concurrency } = job;
  const options = lintOptions(job, fix);
  const count = workerCount(concurrency, files.length);
  const task = { directory, files, options };
  return count > 1 ? lintInWorkers(task, count, onProgress) : lintFiles(eslint, task, onProgress);
}

/** What the linting of a job takes over from it. */
export function lintOptions(job: Job, fix: boolean): LintOptions {
  const { preset, evidence, usesTargetPackages, settings, only, decisions } = job;
  return { preset, evidence, usesTargetPackages, settings, only, fix, ...(decisions && { decisions }) };
}
