import { isUtf8 } from 'node:buffer';
import { access, constants, readFile, stat } from 'node:fs/promises';

/** A file that is to get another text. */
export interface FileChange {
  /** Absolute. */
  readonly path: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** A file that is left as it is, and why, as the end of a sentence: `it is read-only`. */
export interface UnwrittenFile {
  readonly path: string;
  readonly reason: string;
}

const byteOrderMark = '\uFEFF';

/**
 * Reads what a fix applies to, and checks that the file can take it: that it is still the text which was checked, is
 * UTF-8, so that every other byte stays, and may be written.
 *
 * @param checked the text that the fix was worked out for, with or without its byte order mark
 */
export async function fileChange(path: string, checked: string, fixed: string): Promise<FileChange | UnwrittenFile> {
  let before: Buffer;
  try {
    before = await readFile(path);
    await access(path, constants.W_OK);
  } catch (error) {
    return { path, reason: reasonOf(error) };
  }
  if (!isUtf8(before)) return { path, reason: 'it is not UTF-8' };
  const text = before.toString('utf8');
  if (withoutMark(text) !== withoutMark(checked)) return { path, reason: 'it changed while it was checked' };
  if (!((await stat(path)).mode & 0o222)) return { path, reason: 'it is read-only' };
  return { path, before, after: contentWith(fixed, before) };
}

/** The content of a file that gets a text: with the byte order mark that it has, whether or not the text has one. */
export function contentWith(text: string, before: Buffer): Buffer {
  const mark = before.toString('utf8', 0, 3).startsWith(byteOrderMark) ? byteOrderMark : '';
  return Buffer.from(mark + withoutMark(text));
}

function withoutMark(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

/** What a system error means, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'it is read-only';
    case 'ENOENT':
      return 'it is gone';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    default:
      return message;
  }
}
