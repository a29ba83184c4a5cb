import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Notes } from './notes.js';
import { hasRun, toEvidence } from './to-evidence.js';

const signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'];
/** In milliseconds: how long what was noted may be lost by a kill, at the least. */
const minDelay = 100;
/** Writing takes at most one part in so many of the time. */
const share = 100;

/**
 * Keeps a file of this process (or thread) that holds what was noted: soon after it was, so that it outlives a kill, and
 * when the process ends.
 *
 * @param thread the number of this thread
 * @returns what writes it at once
 */
export function keepProcessFile(notes: Notes, folder: string, thread: number, beforeWriting: () => void): () => void {
  // Tests may put other functions in the place of these.
  const { setTimeout, Date: Clock } = globalThis;
  const { pid } = process;
  const file = path.join(folder, `${pid}-${thread}-${Clock.now().toString(36)}.json`);
  let delay = minDelay;

  notes.onChange = () => {
    setTimeout(write, delay).unref();
  };
  process.on('exit', write);
  for (const signal of signals) endBy(signal, write);
  return write;

  function write(): void {
    if (!notes.isChanged) return;
    notes.isChanged = false;
    beforeWriting();
    if (!hasRun(notes)) return;
    const started = Clock.now();
    try {
      writeFileSync(`${file}.part`, JSON.stringify(toEvidence(notes)));
      renameSync(`${file}.part`, file);
    } catch {
      // The run has ended or been removed, or the command that started it tells at the end.
    }
    delay = Math.max(minDelay, (Clock.now() - started) * share);
  }
}

/** Writes before a signal ends the process, which it does as it would have. */
function endBy(signal: NodeJS.Signals, write: () => void): void {
  const listener = (): void => {
    write();
    process.removeListener(signal, listener);
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    else process.on(signal, listener);
  };
  process.on(signal, listener);
}
