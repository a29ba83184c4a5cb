import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'pathe';
import type { FileSystem, Paths } from './file-system.js';

export const hostPaths: Paths = { basename, dirname, extname, isAbsolute, join, relative, resolve, sep };

/** No file at all. */
export const hostFileSystem: FileSystem = {
  modifiedAt: () => undefined,
  readText: (file) => {
    throw new Error(`There is no file ${file}.`);
  },
};
