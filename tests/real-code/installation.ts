import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installPinned } from '../../tools/pinned-packages.mjs';

/** A published package, never committed, installed when the tests run. */
export interface RealPackage {
  readonly name: string;
  readonly version: string;
  /** What it was chosen for. */
  readonly holds: string;
}

/**
 * Installs packages, unless an earlier run has, and says where.
 *
 * @param replaced packages that these would bring and that are not needed, by what is installed in their place
 * @returns the absolute path of a folder whose `node_modules` has them
 * @throws with npm's words where npm cannot install them
 */
export function installPackages(
  purpose: string,
  packages: readonly RealPackage[],
  replaced: Readonly<Record<string, string>> = {},
): string {
  return installPinned(purpose, Object.fromEntries(packages.map(({ name, version }) => [name, version])), replaced);
}

export function packageFolder(installation: string, name: string): string {
  return path.join(installation, 'node_modules', name);
}

/**
 * Copies a package to where it finds the same dependencies, with other texts in some of its files.
 *
 * @param texts by path in the package
 * @returns the folder of the copy, for the caller to remove
 */
export function copyWith(installation: string, name: string, texts: ReadonlyMap<string, string>): string {
  const copies = path.join(installation, 'copies');
  mkdirSync(copies, { recursive: true });
  const folder = mkdtempSync(path.join(copies, 'copy-'));
  cpSync(packageFolder(installation, name), folder, { recursive: true });
  for (const [file, text] of texts) writeFileSync(path.join(folder, file), text);
  return folder;
}
