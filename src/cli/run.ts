import path from 'node:path';
import type { ESLint } from 'eslint';
import type { CommandLine } from './command-line.js';
import { commonDirectory } from './common-directory.js';
import { createESLint, lintFiles, supportsConcurrency, withFixes, type LintOptions } from './lint.js';
import { loadESLint, type ESLintClass } from './load-eslint.js';
import { startProgress } from './progress.js';
import { report } from './report.js';
import { sourceFiles } from './source-files.js';
import { sparePackages } from './spare-packages.js';
import { styleFor } from './style.js';
import { summary, type Outcome } from './summary.js';
import { colorDiff, unifiedDiff } from './unified-diff.js';
import { UserError } from './user-error.js';

/**
 * Runs the command: checks, fixes or shows the fixes, and prints the outcome.
 *
 * @returns the exit code: 0 where nothing is left to report, 1 for findings and for files that do not parse
 * @throws UserError for what the user can put right
 */
export async function run(commandLine: CommandLine): Promise<0 | 1> {
  const files = await sourceFiles(commandLine.paths);
  const directory = commonDirectory(files);
  const ESLint = await loadESLint(directory);
  const options = lintOptions(ESLint, commandLine);
  const eslint = createESLint(ESLint, directory, { ...options, fix: false });
  const formatter = commandLine.format === undefined ? undefined : await loadFormatter(eslint, commandLine.format);

  const found = await lintWithProgress(eslint, files, options);
  const remaining = options.fix ? await withFixes(createESLint(ESLint, directory, options), found) : found;
  if (commandLine.mode === 'fix') await ESLint.outputFixes(remaining);

  if (formatter) await print(formatter, remaining, commandLine);
  else await printReadable({ found, remaining }, directory, commandLine);
  return remaining.some(({ errorCount }) => errorCount > 0) ? 1 : 0;
}

function lintOptions(
  ESLint: ESLintClass,
  { mode, preset, cache, cacheLocation, concurrency }: CommandLine,
): LintOptions {
  const options = { preset, fix: mode !== 'check', cache, cacheLocation: path.resolve(cacheLocation) };
  if (concurrency === undefined) return options;
  if (supportsConcurrency(ESLint)) return { ...options, concurrency };
  console.error(`ESLint ${ESLint.version} has no --concurrency: checking in one thread.`);
  return options;
}

async function lintWithProgress(
  eslint: ESLint,
  files: readonly string[],
  { concurrency }: LintOptions,
): Promise<ESLint.LintResult[]> {
  const progress = startProgress(files.length);
  try {
    // Worker threads are started anew for each batch, so with them there is one batch.
    return await lintFiles(eslint, files, concurrency === undefined ? progress.onProgress : undefined);
  } finally {
    progress.stop();
  }
}

/** The report and the summary on stdout; with `--diff` the diff alone is there, so that it can be piped. */
async function printReadable(outcome: Outcome, directory: string, commandLine: CommandLine): Promise<void> {
  const { mode, color } = commandLine;
  if (mode === 'diff') {
    const diff = await unifiedDiff(outcome.remaining, directory);
    process.stdout.write(colorDiff(diff, styleFor(process.stdout, color)));
  }
  const out = mode === 'diff' ? process.stderr : process.stdout;
  const style = styleFor(out, color);
  const spare = sparePackages(outcome.remaining);
  out.write(report(outcome.remaining, style) + summary(outcome, { ...commandLine, style, spare }));
}

async function print(
  formatter: ESLint.LoadedFormatter,
  results: ESLint.LintResult[],
  { color }: CommandLine,
): Promise<void> {
  const text = await formatter.format(results, color === undefined ? {} : { color });
  if (text !== '') process.stdout.write(`${text}\n`);
}

/** A formatter as ESLint finds it; a path is relative to the current directory, as on ESLint's own command line. */
async function loadFormatter(eslint: ESLint, name: string): Promise<ESLint.LoadedFormatter> {
  const isPath = /[\\/]/.test(name) && !name.startsWith('@');
  try {
    return await eslint.loadFormatter(isPath ? path.resolve(name) : name);
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UserError(`cannot load the formatter "${name}". ${reason}`);
  }
}
