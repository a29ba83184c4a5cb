import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'pathe';
import semver from 'semver';
import type { FileSystem, Paths } from './file-system.js';

export const hostPaths: Paths = { basename, dirname, extname, isAbsolute, join, relative, resolve, sep };

/** No file at all. */
export const hostFileSystem: FileSystem = {
  modifiedAt: () => undefined,
  readText: (file) => {
    throw new Error(`There is no file ${file}.`);
  },
};

export const loadSemver = (): typeof semver => semver;

/** None: what a program of Node.js imports from it leads to no file either. */
export const hostModules: ReadonlySet<string> = new Set();

/** The text itself: hashes take a promise here, and few texts are kept. */
export const fingerprint = (text: string): string => text;

export const warn = (text: string): void => console.warn(text);
