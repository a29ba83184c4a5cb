import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** A file of an installed package: real code, to try a parser on. */
export interface InstalledFile {
  path: string;
  text: string;
}

const digest = (path: string): string => createHash('sha1').update(path).digest('hex');

const known = new Map<string, readonly string[]>();

/** The JavaScript files below a folder, sorted by digest, so that the packages are mixed, and always in the same way. */
function pathsBelow(folder: string): readonly string[] {
  let paths = known.get(folder);
  if (!paths) {
    paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      // Caches hold what tests have fetched before, so that they differ from run to run.
      .filter((path) => !path.startsWith('.'))
      .map((path) => ({ path, digest: digest(path) }))
      .sort((a, b) => (a.digest < b.digest ? -1 : 1))
      .map(({ path }) => path);
    known.set(folder, paths);
  }
  return paths;
}

/** The JavaScript files of all installed packages that are up to a size in characters, in a mixed but fixed order. */
export function* installedFiles(maximumSize: number, folder = nodeModules): Generator<InstalledFile> {
  for (const path of pathsBelow(folder)) {
    const text = readFileSync(join(folder, path), 'utf8');
    // As ESLint hands a text on: without a byte order mark, and with a comment for a hashbang.
    if (text.length <= maximumSize) yield { path, text: text.replace(/^\uFEFF/, '').replace(/^#!/, '//') };
  }
}

/** How many files to try: a share on most days, more with `NATIVE_ASYNC_FILES=2000`, and all with `…=all`. */
export function fileLimit(share: number): number {
  const { NATIVE_ASYNC_FILES: wanted = '0' } = process.env;
  return wanted === 'all' ? Infinity : Math.max(share, Number(wanted));
}
