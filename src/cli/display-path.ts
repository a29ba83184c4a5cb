import path from 'node:path';

/** A path as people read it: relative to the current directory where it lies in it, else absolute. */
export function displayPath(file: string): string {
  const relative = path.relative('', file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
