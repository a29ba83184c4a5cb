import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packages, replaced } from './packages.js';

const cache = path.resolve('node_modules/.cache/native-async-real-code');

/**
 * Installs the packages, unless an earlier run has, and says where. Other versions are another installation.
 *
 * @returns the absolute path of a folder whose `node_modules` has them
 * @throws with npm's words where npm cannot install them
 */
export function installPackages(): string {
  const dependencies = Object.fromEntries(packages.map(({ name, version }) => [name, version]));
  const manifest = JSON.stringify({ private: true, dependencies, overrides: replaced });
  const folder = path.join(cache, createHash('sha256').update(manifest).digest('hex').slice(0, 12));
  if (existsSync(folder)) return folder;

  mkdirSync(cache, { recursive: true });
  // Moved to its place when it is whole: a run that was stopped, or another at the same time, does no harm.
  const unfinished = mkdtempSync(path.join(cache, 'unfinished-'));
  writeFileSync(path.join(unfinished, 'package.json'), manifest);
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline', '--ignore-scripts'];
  execFileSync('npm', ['install', ...quiet, '--legacy-peer-deps'], {
    cwd: unfinished,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (!existsSync(folder)) renameSync(unfinished, folder);
  else rmSync(unfinished, { recursive: true });
  return folder;
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
