import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'pathe';
import type * as semver from 'semver';
import type { FileSystem, Paths } from './file-system.js';

export const hostPaths: Paths = { basename, dirname, extname, isAbsolute, join, relative, resolve, sep };

/** No file at all. */
export const hostFileSystem: FileSystem = {
  modifiedAt: () => undefined,
  readText: (file) => {
    throw new Error(`There is no file ${file}.`);
  },
};

/** Never asked, where no package is installed. */
export const loadSemver = (): typeof semver => {
  throw new Error('No package has a version here.');
};
