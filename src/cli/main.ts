#!/usr/bin/env node
import { CommanderError } from 'commander';
import { crashReport } from './crash-report.js';
import { createCommand } from './command.js';
import { readCommandLine } from './command-line.js';
import { runPlan } from './plan/run-plan.js';
import { record } from './record.js';
import { run } from './run.js';
import { UserError } from './user-error.js';
import { writeIndexes } from './write-index.js';

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
  if (error instanceof CommanderError) return;
  if (error instanceof UserError || isSystemError(error)) {
    console.error(`error: ${error.message}`);
    return;
  }
  console.error(crashReport(error instanceof Error ? (error.stack ?? error.message) : String(error)));
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

dropWarningsAboutConfiguration();
// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
try {
  let start: (() => Promise<number>) | undefined;
  const command = createCommand({
    onRecord: (request) => (start = () => record(request)),
    onPlan: (request) => (start = () => runPlan(request)),
    onIndex: (request) => (start = () => writeIndexes(request)),
  })
    .exitOverride()
    .parse();
  process.exitCode = await (start ? start() : run(readCommandLine(command)));
} catch (error) {
  explain(error);
  const isAnswer = error instanceof CommanderError && error.exitCode === 0;
  process.exitCode = isAnswer ? 0 : 2;
}
