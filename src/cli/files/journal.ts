import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { count } from '../style.js';
import { UserError } from '../user-error.js';
import type { FileChange } from './file-change.js';

/** One file of a run that was interrupted while it wrote. */
interface JournalEntry {
  readonly path: string;
  /** Digests of the content before and after. */
  readonly before: string;
  readonly after: string;
  /** Of all contents that the run gave it, the last one included. */
  readonly written: readonly string[];
}

interface JournalFile {
  readonly version: 1;
  readonly process: number;
  readonly entries: readonly JournalEntry[];
}

/** What an interrupted run left: the files as they were, and as they were to become. */
export interface Interrupted {
  readonly changes: readonly FileChange[];
  /** How many of them have their new content. */
  readonly done: number;
  /** Files that somebody changed since, and that neither way out touches. */
  readonly changedSince: readonly string[];
  /** Forgets the run. */
  close(): Promise<void>;
}

/** The journal of a run that writes. */
export interface Journal {
  /** Notes what is going to be written, before anything is; more than once where a run tries several texts. */
  note(changes: readonly FileChange[]): Promise<void>;
  /** Forgets the run: all is written. */
  close(): Promise<void>;
}

const folderName = 'journal';

/**
 * Opens a journal: it holds the contents before and after of all files that a run writes.
 *
 * @param directory where the journal is kept
 * @throws UserError where another process is writing
 */
export async function openJournal(directory: string): Promise<Journal> {
  const folder = path.join(directory, folderName);
  const other = await readJournal(folder);
  if (other) throw new UserError(describeOther(other));
  const entries = new Map<string, JournalEntry>();
  return {
    async note(changes) {
      await mkdir(folder, { recursive: true });
      for (const { path: file, before, after } of changes) {
        const known = entries.get(file) ?? { path: file, before: digest(before), after: '', written: [] };
        const entry = { ...known, after: digest(after), written: [...new Set([...known.written, digest(after)])] };
        if (entry.written.length === 1) await writeFileAtomic(path.join(folder, entry.before), before);
        await writeFileAtomic(path.join(folder, entry.after), after);
        entries.set(file, entry);
      }
      const journal: JournalFile = { version: 1, process: process.pid, entries: [...entries.values()] };
      // The list comes last: what it does not name has not been written yet.
      await writeFileAtomic(path.join(folder, 'list.json'), JSON.stringify(journal));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Looks for a run that was killed while it wrote.
 *
 * @param directory where the journal is kept
 * @throws UserError where the process that keeps it is still running
 */
export async function interruptedRun(directory: string): Promise<Interrupted | undefined> {
  const folder = path.join(directory, folderName);
  const journal = await readJournal(folder);
  if (!journal) return undefined;
  if (isRunning(journal.process)) throw new UserError(describeOther(journal));
  const close = () => rm(folder, { recursive: true, force: true });
  const changes: FileChange[] = [];
  const changedSince: string[] = [];
  let done = 0;
  for (const entry of journal.entries) {
    const now = await readFile(entry.path).then(digest, () => undefined);
    const before = await readFile(path.join(folder, entry.before));
    const after = await readFile(path.join(folder, entry.after));
    if (now === entry.after) done += 1;
    // A file that was written in place may be cut short: then it is a beginning of one of the two.
    const isKnown = now !== undefined && [entry.before, ...entry.written].includes(now);
    const isOurs = isKnown || (await isTorn(entry.path, before, after));
    if (isOurs) changes.push({ path: entry.path, before, after });
    else changedSince.push(entry.path);
  }
  return { changes, done, changedSince, close };
}

/** Whether a file is what writing in place leaves when it is stopped: the start of the new text, and the rest of the old one. */
async function isTorn(file: string, before: Buffer, after: Buffer): Promise<boolean> {
  const content = await readFile(file).catch(() => undefined);
  if (!content) return false;
  let same = 0;
  while (same < content.length && content[same] === after[same]) same += 1;
  return content.subarray(same).equals(before.subarray(same)) || content.subarray(same).equals(after.subarray(same));
}

async function readJournal(folder: string): Promise<JournalFile | undefined> {
  const text = await readFile(path.join(folder, 'list.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return JSON.parse(text) as JournalFile;
}

function describeOther({ process: other, entries }: JournalFile): string {
  return isRunning(other)
    ? `another native-async (process ${String(other)}) is writing ${count(entries.length, 'file')} here. Wait for it to end.`
    : 'an earlier run was interrupted while it wrote.';
}

function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
