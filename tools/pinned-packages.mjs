import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules/.cache/native-async');

/**
 * Installs packages from npm beside the checkout, unless an earlier run has. Other versions are another installation.
 *
 * @param {string} purpose Names the installation, for people who look into the cache.
 * @param {Readonly<Record<string, string>>} dependencies Exact versions by name.
 * @param {Readonly<Record<string, string>>} [overrides] As in a `package.json`.
 * @returns {string} The absolute path of a folder whose `node_modules` has them.
 * @throws {Error} With npm's words, where npm cannot install them.
 */
export function installPinned(purpose, dependencies, overrides = {}) {
  const manifest = JSON.stringify({ private: true, dependencies, overrides });
  const folder = path.join(cache, `${purpose}-${createHash('sha256').update(manifest).digest('hex').slice(0, 12)}`);
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
  moveWhole(unfinished, folder);
  return folder;
}

/**
 * Moves an installation to its place. Another run that installs the same may have come first, at any moment.
 *
 * @param {string} unfinished
 * @param {string} folder
 */
function moveWhole(unfinished, folder) {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}
