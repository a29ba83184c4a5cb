import { memoize } from '../../collections/index.js';
import { type FileSystem, fileSystem } from './file-system.js';

interface Kept<Content> {
  /** When the file was last looked at, and when it had been changed before that, in milliseconds. */
  readonly looked: number;
  readonly modified: number | undefined;
  readonly content: Content | undefined;
}

/** How long a file is not looked at again, in milliseconds. */
const patience = 1000;

/**
 * Makes a function that reads a file and keeps what `parse` makes of its text. A file is read again when its time of
 * modification changes, for which it is looked at once a second at most: an editor's server outlives an `npm install`,
 * and a run over a project asks for the same few files thousands of times.
 *
 * The function takes an absolute path, and gives `undefined` for what is no readable file, or has a text that `parse`
 * throws at.
 */
export function createFileCache<Content>(parse: (text: string) => Content): (file: string) => Content | undefined {
  const knownOf = memoize<[FileSystem], Map<string, Kept<Content>>>(() => new Map());

  return (file) => {
    const files = fileSystem();
    const known = knownOf(files);
    const now = Date.now();
    const kept = known.get(file);
    if (kept && Math.abs(now - kept.looked) < patience) return kept.content;
    const modified = modifiedAt(files, file);
    const isFresh = kept && kept.modified === modified;
    const content = isFresh ? kept.content : modified === undefined ? undefined : read(files, file);
    known.set(file, { looked: now, modified, content });
    return content;
  };

  function read(files: FileSystem, file: string): Content | undefined {
    try {
      return parse(files.readText(file));
    } catch {
      return undefined;
    }
  }
}

/** In milliseconds; undefined where there is no file. */
function modifiedAt(files: FileSystem, file: string): number | undefined {
  try {
    return files.modifiedAt(file);
  } catch {
    return undefined;
  }
}
