import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { type Evidence, evidenceFile, type EvidenceStore, openStore, recordedEnvironment } from '../recorder/index.js';
import { builtFile } from './built-file.js';
import { displayPath } from './paths.js';
import type { RecordRequest } from './record-request.js';
import { UserError } from './user-error.js';

/** How a command ended. */
interface Ending {
  readonly code: number;
  /** The signal that ended it. */
  readonly signal: NodeJS.Signals | null;
}

/** The file that each process of the command loads first, beside the bundle of this one. */
const preload = builtFile('recorder/preload.cjs');

/**
 * Runs `native-async record`: runs a command and keeps what its coroutines did, merges what runs left, or removes it.
 * What it has to say goes to stderr, since stdout is the command's.
 *
 * @returns the exit code: that of the command where one was run
 */
export async function record({ command, out, merge, clean }: RecordRequest): Promise<number> {
  const folder = path.resolve(out);
  const store = openStore(folder, process.cwd());
  if (clean) store.clean();
  if (command.length === 0) {
    if (merge) mergeAll(store, folder);
    else if (!clean) throw new UserError('nothing to record. Name the command to run: native-async record -- npm test');
    return 0;
  }
  const run = begin(store, folder);
  const target = run === undefined ? undefined : { root: process.cwd(), folder: run, cache: store.cache };
  const environment = target ? recordedEnvironment(process.env, target, preload) : process.env;
  const { code, signal } = await runCommand(command, environment);
  if (run !== undefined) finish(store, folder, run);
  // Ends as the command did, so that whoever started this one sees the same.
  if (signal) process.kill(process.pid, signal);
  return code;
}

/** Begins a run. The command runs also where nothing can be written. */
function begin(store: EvidenceStore, folder: string): string | undefined {
  try {
    return store.begin();
  } catch (error) {
    console.error(
      `native-async: nothing is recorded, since ${displayPath(folder)} cannot be written: ${(error as Error).message}`,
    );
    return undefined;
  }
}

function finish(store: EvidenceStore, folder: string, run: string): void {
  try {
    const processes = store.finish(run);
    if (processes === 0) {
      console.error('native-async: no coroutine ran. Does the command run the code that has generator functions?');
      return;
    }
    report(store.merge(), folder);
  } catch (error) {
    console.error(
      `native-async: what was recorded is in ${displayPath(run)}, and could not be merged: ${(error as Error).message}`,
    );
  }
}

function mergeAll(store: EvidenceStore, folder: string): void {
  const evidence = store.merge();
  if (!evidence) throw new UserError(`there is nothing to merge in ${displayPath(folder)}`);
  report(evidence, folder);
}

function report(evidence: Evidence | undefined, folder: string): void {
  const functions = Object.values(evidence?.files ?? {}).flat();
  const suspensions = functions.flatMap((one) => one.suspensions);
  const seen = suspensions.filter(({ yields }) => Object.keys(yields.kinds).length > 0);
  console.error(
    `native-async: recorded ${seen.length} of the ${suspensions.length} suspensions in the files that were loaded, ` +
      `in ${displayPath(path.join(folder, evidenceFile))}`,
  );
}

/** Runs a command in this terminal. Signals that reach this process reach the command. */
function runCommand([name = '', ...values]: readonly string[], env: NodeJS.ProcessEnv): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, values, { stdio: 'inherit', env, shell: process.platform === 'win32' });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    // The terminal sends these to the command as well.
    const ignore = (): void => undefined;
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) process.on(signal, ignore);
    child.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'there is no such command' : error.message;
      reject(new UserError(`cannot run "${name}": ${reason}`));
    });
    child.once('close', (code, signal) => {
      for (const each of ['SIGTERM', 'SIGHUP'] as const) process.off(each, forward);
      for (const each of ['SIGINT', 'SIGQUIT'] as const) process.off(each, ignore);
      resolve({ code: code ?? 128 + constants.signals[signal!], signal });
    });
  });
}
