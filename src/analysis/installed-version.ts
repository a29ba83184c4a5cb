import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}

const manifests = new Map<string, { readonly modified: number; readonly manifest: Manifest | undefined }>();

/**
 * The major version of a package as a file sees it: of the copy installed in the nearest folder that has one, or of the
 * range that the `package.json` of a nearer folder asks for. Undefined when none tells, and for files that are not on disk.
 *
 * Manifests are kept, and read again when their time of modification changes: an editor's server outlives an `npm install`.
 */
export function installedMajor(specifier: string, filename: string): number | undefined {
  if (!path.isAbsolute(filename)) return undefined;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const folders = ancestors(path.dirname(filename));
  for (const folder of folders) {
    const installed = readManifest(path.join(folder, 'node_modules', name, 'package.json'))?.version;
    const { dependencies, devDependencies, peerDependencies } = readManifest(path.join(folder, 'package.json')) ?? {};
    const version = installed ?? { ...peerDependencies, ...devDependencies, ...dependencies }[name];
    if (version) return firstNumber(version);
  }
  return undefined;
}

/**
 * The packages that the projects around a file are, and ask for, by every `package.json` above it.
 * Empty for files that are not on disk.
 */
export function projectPackages(filename: string): ReadonlySet<string> {
  if (!path.isAbsolute(filename)) return new Set();
  return new Set(
    ancestors(path.dirname(filename)).flatMap((folder) => {
      const manifest = readManifest(path.join(folder, 'package.json'));
      if (!manifest) return [];
      const { name, dependencies, devDependencies, peerDependencies } = manifest;
      return [name ?? '', ...Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })];
    }),
  );
}

function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

function firstNumber(version: string): number | undefined {
  const major = /\d+/.exec(version)?.[0];
  return major === undefined ? undefined : Number(major);
}

function readManifest(file: string): Manifest | undefined {
  const modified = existsSync(file) ? statSync(file).mtimeMs : 0;
  const known = manifests.get(file);
  if (known?.modified === modified) return known.manifest;
  const manifest = modified === 0 ? undefined : parseManifest(file);
  manifests.set(file, { modified, manifest });
  return manifest;
}

function parseManifest(file: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}
