import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { fixInteractively } from './choice/interactive.js';
import { fixProven } from './choice/proven.js';
import { check, type Job, withFixes } from './check.js';
import type { CommandLine } from './command-line.js';
import { findEvidence, type RecordedEvidence, recordedEvidence } from '../evidence/index.js';
import { displayPath } from './display-path.js';
import { cacheDirectory } from './files/cache-directory.js';
import { changedFiles, uncommittedAmong } from './files/changed-files.js';
import { commonDirectory } from './files/common-directory.js';
import { recover } from './files/recover.js';
import { sourceFiles } from './files/source-files.js';
import { type Written, writableFixes, writeFixes } from './fix.js';
import { createESLint } from './lint.js';
import { loadESLint } from './load-eslint.js';
import { printOutcome, printStdin, say, sayUnwritten } from './print.js';
import { lintStdin } from './stdin.js';
import { UserError } from './user-error.js';

/**
 * Runs the command: checks, fixes or shows the fixes, and prints the outcome.
 *
 * @returns the exit code: 0 where nothing is left to report, 1 for findings and for files that do not parse
 * @throws UserError for what the user can put right
 */
export async function run(commandLine: CommandLine): Promise<0 | 1> {
  if (commandLine.stdinFilename !== undefined) return runOnStdin(commandLine, commandLine.stdinFilename);
  const files = await filesToCheck(commandLine);
  if (files.length === 0) {
    say('No file to check has changed.');
    return 0;
  }
  const directory = commonDirectory(files);
  const evidence = commandLine.evidence ? usedEvidence() : undefined;
  const kept = cacheDirectory(directory);
  const settled = await recover(kept, commandLine.recover);
  if (settled !== undefined) say(settled);
  const cacheFile = path.resolve(commandLine.cacheLocation ?? path.join(kept, 'results.json'));
  const job: Job = { ...commandLine, ESLint: await loadESLint(directory), directory, files, evidence, cacheFile };
  const formatter = commandLine.format === undefined ? undefined : await loadFormatter(job, commandLine.format);

  const found = await check(job);
  const { remaining, unwritten, inPlace } = await carryOut(job, commandLine, found, kept);
  if (formatter) await print(formatter, remaining.results, commandLine);
  else await printOutcome({ found, remaining }, directory, commandLine);
  sayUnwritten(unwritten, inPlace, commandLine.mode);
  return unwritten.length > 0 || remaining.results.some(({ errorCount }) => errorCount > 0) ? 1 : 0;
}

/** What was recorded in this folder or the nearest one above. */
function usedEvidence(): RecordedEvidence | undefined {
  const file = findEvidence(process.cwd());
  if (file === undefined) return undefined;
  say(`Using what was recorded in ${displayPath(file)}; --no-evidence leaves it out.`);
  return recordedEvidence(file);
}

/** The files of the paths, of which only those are left that git lists where that was asked for. */
async function filesToCheck(commandLine: CommandLine): Promise<readonly string[]> {
  const { paths, changes, ignorePatterns, honoursIgnoreFiles } = commandLine;
  const directory = process.cwd();
  const files = await sourceFiles(paths, { directory, ignorePatterns, honoursIgnoreFiles });
  if (!changes) return files;
  const listed = await changedFiles(changes, directory);
  const real = await Promise.all(files.map((file) => realpath(file)));
  return files.filter((_, index) => listed.has(real[index]!));
}

async function carryOut(
  job: Job,
  commandLine: CommandLine,
  found: Written['remaining'],
  kept: string,
): Promise<Written> {
  const { mode, test, interactive, commit } = commandLine;
  if (mode === 'check') return { remaining: found, unwritten: [], inPlace: [] };
  if (test !== undefined) return fixProven(job, found, { command: test, commit, kept });
  if (interactive) {
    const chosen = await fixInteractively(job, found, { kept, color: commandLine.color });
    return writeFixes(found, chosen, kept);
  }
  const fixed = await withFixes(job, found);
  if (mode === 'diff') return { ...(await writableFixes(found, fixed)), inPlace: [] };
  await warnOfUncommitted(job, fixed);
  return writeFixes(found, fixed, kept);
}

/** Says which files have changes of their own that the fixes would be mixed with. */
async function warnOfUncommitted({ directory }: Job, { results }: Written['remaining']): Promise<void> {
  const files = results.flatMap(({ filePath, output }) => (output === undefined ? [] : [filePath]));
  const mixed = await uncommittedAmong(files, directory);
  if (mixed.length === 0) return;
  const [some, them] = mixed.length === 1 ? ['1 file has', 'it'] : [`${String(mixed.length)} files have`, 'them'];
  say(`warning: ${some} uncommitted changes that the fixes are mixed with. Commit or stash ${them} first next time.`);
}

async function runOnStdin(commandLine: CommandLine, name: string): Promise<0 | 1> {
  const { mode, preset, format } = commandLine;
  if (format !== undefined) throw new UserError('--stdin cannot be combined with --format.');
  const evidence = commandLine.evidence ? usedEvidence() : undefined;
  const result = await lintStdin(name, mode, { preset, evidence });
  printStdin(result, name, commandLine);
  return result.outcome.remaining.results.some(({ errorCount }) => errorCount > 0) ? 1 : 0;
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
