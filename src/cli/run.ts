import path from 'node:path';
import type { ESLint } from 'eslint';
import { fixInteractively } from './choice/interactive.js';
import { fixProven } from './choice/proven.js';
import { crashReport } from './crash-report.js';
import { check, type Job, lintOptions } from './check.js';
import type { CommandLine } from './command-line.js';
import { uncommittedAmong } from './files/changed-files.js';
import { openJob, usedEvidence } from './open-job.js';
import { displayPath } from './paths.js';
import { type Written, writableFixes, writeFixes } from './fix.js';
import { requireTerminal } from './choice/ask.js';
import { requireKnownNames } from './chosen.js';
import { readSharedSettings } from './shared-settings.js';
import { githubFormat } from './github-format.js';
import { createESLint } from './lint.js';
import { withPlannedFixes } from './plan/carry-out.js';
import { printOutcome, printStdin, say, sayUnwritten } from './print.js';
import { lintStdin } from './stdin.js';
import type { Outcome } from './summary.js';
import { UserError } from './user-error.js';

/**
 * Runs the command: checks, fixes or shows the fixes, and prints the outcome.
 *
 * @returns the exit code: 0 where nothing is left to report, 1 for findings and for files that do not parse, 2 where the
 *   check of a file threw an error
 * @throws UserError for what the user can put right
 */
export async function run(commandLine: CommandLine): Promise<0 | 1 | 2> {
  if (commandLine.stdinFilename !== undefined) return runOnStdin(commandLine, commandLine.stdinFilename);
  if (commandLine.interactive) requireTerminal();
  const opened = await openJob(commandLine);
  if (!opened) {
    say('No file to check has changed.');
    return 0;
  }
  const { job, kept } = opened;
  const formatter =
    commandLine.format === undefined || commandLine.format === 'github'
      ? undefined
      : await loadFormatter(job, commandLine.format);

  const { unwritten, inPlace, ...outcome } = await carryOut(job, commandLine, kept);
  const { found, remaining } = outcome;
  if (formatter) await print(formatter, remaining.results, commandLine);
  else if (commandLine.format === 'github') process.stdout.write(githubFormat(remaining.results, workspace()));
  else await printOutcome(outcome, job.directory, commandLine);
  sayUnwritten(unwritten, inPlace, commandLine.mode);
  const [crash] = found.crashes ?? remaining.crashes ?? [];
  if (crash) {
    say(crashReport(`${displayPath(crash.file)}: ${crash.stack}`));
    return 2;
  }
  return unwritten.length > 0 || remaining.results.some(({ errorCount }) => errorCount > 0) ? 1 : 0;
}

/** The folder that paths of annotations are relative to. */
function workspace(): string {
  return process.env['GITHUB_WORKSPACE'] ?? process.cwd();
}

async function carryOut(
  job: Job,
  commandLine: CommandLine,
  kept: string,
): Promise<Omit<Written, 'remaining'> & Outcome> {
  const { mode, test, interactive, commit } = commandLine;
  if (mode === 'check') {
    const found = await check(job);
    requireKnownNames(job.only, found.records.values());
    return { found, remaining: found, unwritten: [], inPlace: [] };
  }
  const carriedOut = await withPlannedFixes(job, job.cache ? await check(job) : undefined);
  const { found: shown, fixed, plan } = carriedOut;
  requireKnownNames(job.only, shown.records.values());
  if (test !== undefined)
    return { found: shown, plan, ...(await fixProven(job, carriedOut, { command: test, commit, kept })) };
  if (interactive) {
    const chosen = await fixInteractively(job, carriedOut, { kept, color: commandLine.color });
    await warnOfUncommitted(job, chosen);
    return { found: shown, plan, ...(await writeFixes(shown, chosen, kept)) };
  }
  if (mode === 'diff') return { found: shown, plan, ...(await writableFixes(shown, fixed)), inPlace: [] };
  await warnOfUncommitted(job, fixed);
  return { found: shown, plan, ...(await writeFixes(shown, fixed, kept)) };
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
  const { mode, format } = commandLine;
  if (format !== undefined) throw new UserError('--stdin cannot be combined with --format.');
  const evidence = commandLine.evidence ? usedEvidence() : undefined;
  const settings = await readSharedSettings(commandLine.config, commandLine.reasons);
  const result = await lintStdin(name, mode, { ...commandLine, evidence, settings });
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
async function loadFormatter(job: Job, name: string): Promise<ESLint.LoadedFormatter> {
  const eslint = createESLint(job.eslint, job.directory, lintOptions(job, false));
  // Formatters get the metadata of rules from the configuration, which is read for a file alone.
  if (job.files[0] !== undefined) await eslint.calculateConfigForFile(job.files[0]);
  const isPath = /[\\/]/.test(name) && !name.startsWith('@');
  try {
    return await eslint.loadFormatter(isPath ? path.resolve(name) : name);
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    throw new UserError(`cannot load the formatter "${name}". ${reason}`);
  }
}
