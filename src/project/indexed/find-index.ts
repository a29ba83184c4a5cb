import { memoize } from '../../collections/index.js';
import { ancestors, createFileCache, path, readManifest, warn } from '../../analysis/environment/index.js';
import { type IndexedFile, indexFile, parseIndex } from '../../package-index/index.js';
import { isInstalled } from '../islands/decisions.js';
import type { Summary } from '../summary/summary.js';

const readIndex = createFileCache((text) => parseIndex<Summary>(text));

/** What the index of its package says of a file, whatever its text is now; undefined where there is none. */
export function indexedFile(file: string): IndexedFile<Summary> | undefined {
  if (isInstalled(file)) return undefined;
  const folder = packageOf(path.dirname(file));
  if (folder === undefined) return undefined;
  const index = readIndex(path.join(folder, indexFile));
  if (!index) warnOfMissing(folder);
  return index?.files[path.relative(folder, file).replaceAll(path.sep, '/')];
}

/** All files that the index of a file's package knows. */
export function filesIndexedWith(file: string): string[] {
  const folder = isInstalled(file) ? undefined : packageOf(path.dirname(file));
  const index = folder === undefined ? undefined : readIndex(path.join(folder, indexFile));
  return Object.keys(index?.files ?? {}).map((name) => path.join(folder!, name));
}

function packageOf(folder: string): string | undefined {
  return ancestors(folder).find((above) => readManifest(path.join(above, 'package.json')));
}

const warnOfMissing = memoize((folder: string) => {
  warn(`There is no index in ${folder}: run \`native-async index\` there. Until then its files are read one by one.`);
});
