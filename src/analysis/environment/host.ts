import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import type * as semver from 'semver';
import type { FileSystem, Paths } from './file-system.js';

/** How paths are written where the plugin runs. The build for browsers takes `host.browser.ts` in place of this file. */
export const hostPaths: Paths = path;

/** The disk. */
export const hostFileSystem: FileSystem = {
  modifiedAt(file) {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.mtimeMs : undefined;
  },
  readText: (file) => readFileSync(file, 'utf8'),
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  realPath: (path) => realpathSync.native(path),
};

const require = createRequire(import.meta.url);

/** What reads versions and ranges as npm does. Most files need none. */
export const loadSemver = (): typeof semver => require('semver') as typeof semver;

/** The modules that the host has itself, without a prefix. */
export const hostModules: ReadonlySet<string> = new Set(builtinModules);

/** A short text that tells texts apart. */
export const fingerprint = (text: string): string => createHash('sha1').update(text).digest('base64');

/** Tells the user something that stops nothing. */
export const warn = (text: string): void => process.emitWarning(text, 'NativeAsyncWarning');
