import path from 'node:path';
import type { ESLint } from 'eslint';
import { check, type Job, withFixes } from './check.js';
import type { CommandLine } from './command-line.js';
import { commonDirectory } from './common-directory.js';
import { findEvidence, type RecordedEvidence, recordedEvidence } from '../evidence/index.js';
import { displayPath } from './display-path.js';
import { createESLint } from './lint.js';
import { loadESLint } from './load-eslint.js';
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
  const evidence = commandLine.evidence ? usedEvidence() : undefined;
  const job: Job = { ...commandLine, ESLint, directory, files, evidence };
  const formatter = commandLine.format === undefined ? undefined : await loadFormatter(job, commandLine.format);

  const found = await check(job);
  const remaining = commandLine.mode === 'check' ? found : await withFixes(job, found);
  if (commandLine.mode === 'fix') await ESLint.outputFixes([...remaining.results]);

  if (formatter) await print(formatter, remaining.results, commandLine);
  else await printReadable({ found, remaining }, directory, commandLine);
  return remaining.results.some(({ errorCount }) => errorCount > 0) ? 1 : 0;
}

/** What was recorded in this folder or the nearest one above. */
function usedEvidence(): RecordedEvidence | undefined {
  const file = findEvidence(process.cwd());
  if (file === undefined) return undefined;
  console.error(`Using what was recorded in ${displayPath(file)}; --no-evidence leaves it out.`);
  return recordedEvidence(file);
}

/** The report and the summary on stdout; with `--diff` the diff alone is there, so that it can be piped. */
async function printReadable(outcome: Outcome, directory: string, commandLine: CommandLine): Promise<void> {
  const { mode, color } = commandLine;
  if (mode === 'diff') {
    const diff = await unifiedDiff(outcome.remaining.results, directory);
    process.stdout.write(colorDiff(diff, styleFor(process.stdout, color)));
  }
  const out = mode === 'diff' ? process.stderr : process.stdout;
  const style = styleFor(out, color);
  const spare = sparePackages(outcome.remaining);
  out.write(report(outcome.remaining.results, style) + summary(outcome, { ...commandLine, style, spare }));
}

async function print(
  formatter: ESLint.LoadedFormatter,
  results: readonly ESLint.LintResult[],
  { color }: CommandLine,
): Promise<void> {
  const text = await formatter.format([...results], color === undefined ? {} : { color });
  if (text !== '') process.stdout.write(`${text}\n`);
}

/** A formatter as ESLint finds it; a path is relative to the current directory, as on ESLint's own command line. */
async function loadFormatter({ ESLint, directory, files, preset }: Job, name: string): Promise<ESLint.LoadedFormatter> {
  const eslint = createESLint(ESLint, directory, { preset, fix: false, evidence: undefined });
  // Formatters get the metadata of rules from the configuration, which is read for a file alone.
  if (files[0] !== undefined) await eslint.calculateConfigForFile(files[0]);
  const isPath = /[\\/]/.test(name) && !name.startsWith('@');
  try {
    return await eslint.loadFormatter(isPath ? path.resolve(name) : name);
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UserError(`cannot load the formatter "${name}". ${reason}`);
  }
}
