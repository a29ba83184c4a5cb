import { readFileSync, statSync } from 'node:fs';

/**
 * Makes a function that reads a file and keeps what `parse` makes of its text. A file is read again when its time of
 * modification changes: an editor's server outlives an `npm install`.
 *
 * The function takes an absolute path, and gives `undefined` for what is no readable file, or has a text that `parse`
 * throws at.
 */
export function createFileCache<Content>(parse: (text: string) => Content): (file: string) => Content | undefined {
  const known = new Map<string, { readonly modified: number | undefined; readonly content: Content | undefined }>();

  return (file) => {
    const modified = modifiedAt(file);
    const kept = known.get(file);
    if (kept && kept.modified === modified) return kept.content;
    const content = modified === undefined ? undefined : read(file);
    known.set(file, { modified, content });
    return content;
  };

  function read(file: string): Content | undefined {
    try {
      return parse(readFileSync(file, 'utf8'));
    } catch {
      return undefined;
    }
  }
}

/** In milliseconds; undefined where there is no file. */
function modifiedAt(file: string): number | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.mtimeMs : undefined;
  } catch {
    return undefined;
  }
}
