#!/usr/bin/env node
import type { CommanderError } from 'commander';
import { crashReport } from './crash-report.js';
import { collectGarbageSooner } from './heap-growth.js';
import { record } from './record.js';
import { recordDefaults } from './record-request.js';
import { UserError } from './user-error.js';

type Start = () => Promise<number>;

/** A user's own command is to start at once: nothing is loaded for it that only checks of code, or options, need. */
async function readRecordCommand(): Promise<Start | undefined> {
  const [first, ...named] = process.argv.slice(3);
  if (first === '--' && named.length > 0) return () => record({ ...recordDefaults, command: named });
  let start: Start | undefined;
  const command = await import('./record-command.js');
  command.readRecordCommand((request) => (start = () => record(request)));
  return start;
}

async function readCommand(): Promise<Start> {
  const [{ createCommand }, { readCommandLine }] = await Promise.all([
    import('./command.js'),
    import('./command-line.js'),
  ]);
  collectGarbageSooner();
  let start: Start | undefined;
  const command = createCommand({
    onRecord: (request) => (start = () => record(request)),
    onPlan: (request) => (start = async () => (await import('./plan/run-plan.js')).runPlan(request)),
    onIndex: (request) => (start = async () => (await import('./write-index.js')).writeIndexes(request)),
  })
    .exitOverride()
    .parse();
  return start ?? (async () => (await import('./run.js')).run(readCommandLine(command)));
}

/** ESLint warns of old configuration that it passes over. None is meant to be read here. */
function dropWarningsAboutConfiguration(): void {
  const [print] = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (!/^ESLint(?:Ignore|Env)Warning$/.test(warning.name)) print?.(warning);
  });
}

/** Tells what went wrong, as far as commander has not already. */
function explain(error: unknown): void {
  if (isOfCommander(error)) return;
  if (error instanceof UserError || isSystemError(error)) {
    console.error(`error: ${error.message}`);
    return;
  }
  if (isWithoutDirectory(error)) {
    console.error('error: the current directory does not exist any more. Change to one that does.');
    return;
  }
  console.error(crashReport(error instanceof Error ? (error.stack ?? error.message) : String(error)));
}

/** Whether commander has answered, or has told what it does not understand. It is not loaded to find out. */
function isOfCommander(error: unknown): error is CommanderError {
  return error instanceof Error && error.name === 'CommanderError';
}

/** Whether the operating system refused something: it says what, and about which file. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

/** Whether the folder that the command was started in was removed since, or cannot be reached. */
function isWithoutDirectory(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd';
}

dropWarningsAboutConfiguration();
// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
try {
  const start = process.argv[2] === 'record' ? await readRecordCommand() : await readCommand();
  process.exitCode = await start?.();
} catch (error) {
  explain(error);
  const isAnswer = isOfCommander(error) && error.exitCode === 0;
  process.exitCode = isAnswer ? 0 : 2;
}
