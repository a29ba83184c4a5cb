import { displayPath } from '../paths.js';
import { isInterruption } from '../interruption.js';
import { count } from '../style.js';
import { UserError } from '../user-error.js';
import { type Interrupted, interruptedRun } from './journal.js';
import type { Recovery } from './recovery.js';
import { writeFile } from './write-files.js';

/**
 * Settles what an earlier run left when it was killed while it wrote, before anything else is done.
 *
 * @param directory where the journal is kept
 * @param wanted what `--recover` says; without it a person at a terminal is asked
 * @returns what was done, as a sentence; undefined where there was nothing to settle
 * @throws UserError where nobody can be asked
 */
export async function recover(directory: string, wanted: Recovery | undefined): Promise<string | undefined> {
  const interrupted = await interruptedRun(directory);
  if (!interrupted) return undefined;
  const recovery = wanted ?? (await ask(interrupted));
  if (recovery !== 'keep') {
    for (const { path, before, after } of interrupted.changes) {
      await writeFile(path, recovery === 'finish' ? after : before, before);
    }
  }
  await interrupted.close();
  return describe(interrupted, recovery);
}

async function ask(interrupted: Interrupted): Promise<Recovery> {
  const state = describeState(interrupted);
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UserError(`${state}\nSay what to do with it: --recover finish, --recover undo or --recover keep.`);
  }
  const question = {
    message: state,
    choices: [
      { value: 'finish', name: 'Write the rest' },
      { value: 'undo', name: 'Put back what was written' },
      { value: 'keep', name: 'Leave the files as they are' },
    ] as const,
  };
  // Most runs ask nothing, and need not load what asks.
  const { select } = await import('@inquirer/prompts');
  return select<Recovery>(question, { output: process.stderr }).catch((error: unknown) => {
    throw isInterruption(error) ? new UserError('stopped: the interrupted run is not settled yet.') : error;
  });
}

function describeState({ changes, done, changedSince }: Interrupted): string {
  const total = changes.length + changedSince.length;
  return `An earlier run was interrupted after it had written ${String(done)} of ${count(total, 'file')}.`;
}

function describe({ changes, changedSince }: Interrupted, recovery: Recovery): string {
  const did = {
    finish: `Finished the interrupted run: ${count(changes.length, 'file')} written.`,
    undo: `Undid the interrupted run: ${count(changes.length, 'file')} put back.`,
    keep: 'Left the files of the interrupted run as they are.',
  };
  if (recovery === 'keep' || changedSince.length === 0) return did[recovery];
  return `${did[recovery]} Not touched, since they changed in between: ${changedSince.map((file) => displayPath(file)).join(', ')}.`;
}
