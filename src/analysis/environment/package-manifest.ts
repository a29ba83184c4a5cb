import { memoize } from '../../collections/index.js';
import { createFileCache } from './file-cache.js';
import { ancestors, path } from './file-system.js';

/** What is read of a `package.json`. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** The `package.json` at an absolute path, if there is one that can be read. What is not as npm has it is left out. */
export const readManifest: (file: string) => Manifest | undefined = createFileCache((text) => {
  // npm reads files with a byte order mark, too.
  const fields = objectOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  const { name, version, ...others } = fields;
  return {
    ...others,
    ...(typeof name === 'string' && { name }),
    ...(typeof version === 'string' && { version }),
    scripts: textsOf(fields.scripts),
    dependencies: textsOf(fields.dependencies),
    devDependencies: textsOf(fields.devDependencies),
    peerDependencies: textsOf(fields.peerDependencies),
  };
});

/** What a package is, and asks for. */
export const packagesOf = memoize((manifest: Manifest): readonly string[] => {
  const { name = '', dependencies, devDependencies, peerDependencies } = manifest;
  return [name, ...Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })];
});

/**
 * Whether a package is one that the projects around a file are, or ask for, by any `package.json` above it.
 * None is for files that are not on disk.
 *
 * @param isIt says of a name whether it is meant
 */
export function projectHasPackage(filename: string, isIt: (name: string) => boolean): boolean {
  if (!path.isAbsolute(filename)) return false;
  return ancestors(path.dirname(filename)).some((folder) => {
    const manifest = readManifest(path.join(folder, 'package.json'));
    return manifest !== undefined && packagesOf(manifest).some(isIt);
  });
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(value));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
