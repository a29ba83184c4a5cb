import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { ancestors } from '../analysis/environment/index.js';
import { indexFile } from '../package-index/index.js';
import { makeIndex } from '../project/index.js';
import { sourceFiles } from './files/source-files.js';
import { displayPath } from './paths.js';
import { count } from './style.js';
import { UserError } from './user-error.js';

/** What `native-async index` is asked for. */
export interface IndexRequest {
  /** The folders of packages. */
  readonly folders: readonly string[];
}

/**
 * Writes the index of each package: what its files say of themselves, for those who lint with the setting `project`. It
 * says the same on every machine, and nothing of other packages.
 *
 * @returns the exit code
 * @throws UserError for a folder that is no package
 */
export async function writeIndexes({ folders }: IndexRequest): Promise<0> {
  for (const folder of folders) await writeIndex(path.resolve(folder));
  return 0;
}

async function writeIndex(folder: string): Promise<void> {
  if (!(await isPackage(folder))) throw new UserError(`there is no package.json in ${displayPath(folder)}.`);
  const found = await sourceFiles([folder], { directory: folder, ignorePatterns: [], honoursIgnoreFiles: true });
  const own = await ownFiles(folder, found);
  const texts = await Promise.all(
    own.map(
      async (file) => [path.relative(folder, file).replaceAll(path.sep, '/'), await readFile(file, 'utf8')] as const,
    ),
  );
  const file = path.join(folder, indexFile);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFileAtomic(file, `${JSON.stringify(makeIndex(new Map(texts)))}\n`);
  console.error(`native-async: indexed ${count(texts.length, 'file')} in ${displayPath(file)}`);
}

/** Those that belong to no package further inside. */
async function ownFiles(folder: string, files: readonly string[]): Promise<string[]> {
  const known = new Map<string, Promise<boolean>>([[folder, Promise.resolve(false)]]);
  const isInside = await Promise.all(
    files.map(async (file) => {
      const between = ancestors(path.dirname(file)).filter((one) => one.startsWith(folder + path.sep));
      const packages = between.map((one) => known.get(one) ?? known.set(one, isPackage(one)).get(one)!);
      return (await Promise.all(packages)).some(Boolean);
    }),
  );
  return files.filter((_, index) => !isInside[index]);
}

async function isPackage(folder: string): Promise<boolean> {
  return (await stat(path.join(folder, 'package.json')).catch(() => undefined))?.isFile() ?? false;
}
