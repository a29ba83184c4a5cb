import { open, readFile, realpath, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { type FileChange, reasonOf, type UnwrittenFile } from './file-change.js';
import { openJournal } from './journal.js';

/** What became of files that were to be written. */
export interface WrittenFiles {
  readonly written: readonly string[];
  /** Those among them that were written in place, since a rename would have cut a hard link or was not possible. */
  readonly inPlace: readonly string[];
  readonly failed: readonly UnwrittenFile[];
}

/**
 * Writes files so that none is ever seen half written: the new text goes into a file beside the real one, which it then
 * replaces, with its mode and owner. A file with several hard links, or in a folder that takes no other file, is written
 * in place, while a copy of it lies in the journal. One that fails is named, and the others are written all the same.
 *
 * A journal in `directory` lists what is under way, so that a run that is killed can be finished or undone.
 *
 * @param directory where the journal is kept
 */
export async function writeFiles(changes: readonly FileChange[], directory: string): Promise<WrittenFiles> {
  const written: string[] = [];
  const inPlace: string[] = [];
  const failed: UnwrittenFile[] = [];
  if (changes.length === 0) return { written, inPlace, failed };
  const journal = await openJournal(directory);
  await journal.note(changes);
  let isWhole = true;
  for (const change of changes) {
    try {
      if (await writeFile(change.path, change.after, change.before)) inPlace.push(change.path);
      written.push(change.path);
    } catch (error) {
      failed.push({ path: change.path, reason: reasonOf(error) });
      const left = await readFile(change.path).catch(() => undefined);
      isWhole &&= !left || left.equals(change.before);
    }
  }
  // The journal has what a file was that could be neither written nor put back.
  if (isWhole) await journal.close();
  return { written, inPlace, failed };
}

/**
 * Gives one file another content.
 *
 * @param saved its content now, which it gets back where it cannot be written whole
 * @returns whether it was written in place
 */
export async function writeFile(file: string, content: Buffer, saved: Buffer): Promise<boolean> {
  const real = await realpath(file);
  if ((await stat(real)).nlink === 1 && (await replaceFile(real, content))) return false;
  try {
    await overwrite(real, content);
  } catch (error) {
    await overwrite(real, saved).catch(() => undefined);
    throw error;
  }
  return true;
}

/** Replaces a file by one with another content; false where its folder takes no other file. */
async function replaceFile(file: string, content: Buffer): Promise<boolean> {
  try {
    await writeFileAtomic(file, content);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
    throw error;
  }
}

async function overwrite(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    for (let done = 0; done < content.length;)
      done += (await handle.write(content, done, content.length - done, done)).bytesWritten;
    await handle.truncate(content.length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
