import { memoize } from '../../collections/index.js';
import { path } from './file-system.js';
import { majorVersion } from './major-version.js';
import { type Manifest, readManifest } from './package-manifest.js';

/**
 * The major version of a package as a file sees it: of the copy installed in the nearest folder that has one, or of the
 * range that the `package.json` of a nearer folder asks for. Undefined when none tells, and for files that are not on disk.
 *
 * @param versions what the settings say instead, by package
 */
export function installedMajor(
  specifier: string,
  filename: string,
  versions: Readonly<Record<string, number>> = {},
): number | undefined {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (Object.hasOwn(versions, name)) return versions[name];
  if (!path.isAbsolute(filename)) return undefined;
  const folders = ancestors(path.dirname(filename));
  for (const folder of folders) {
    const installed = readManifest(path.join(folder, 'node_modules', name, 'package.json'))?.version;
    const { dependencies, devDependencies, peerDependencies } = readManifest(path.join(folder, 'package.json')) ?? {};
    const version = installed ?? { ...peerDependencies, ...devDependencies, ...dependencies }[name];
    if (version) return majorVersion(version);
  }
  return undefined;
}

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

/** What a package is, and asks for. */
export const packagesOf = memoize((manifest: Manifest): readonly string[] => {
  const { name = '', dependencies, devDependencies, peerDependencies } = manifest;
  return [name, ...Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })];
});

/** A folder, and every folder around it, from the inside out. */
export function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

/** Of what is known of several major versions, what is known of one. Without a version only what all of them do. */
export function versionsFor<Versions extends { readonly from?: number; readonly to?: number }>(
  versions: readonly Versions[],
  major: number | undefined,
): Versions | undefined {
  if (major === undefined) return versions.length === 1 ? versions[0] : undefined;
  return versions.find(({ from = 0, to = Infinity }) => from <= major && major <= to);
}
