import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import path from 'node:path';

/** What the floors in `run.mjs` were measured with. */
const commit = 'be13516fb6441b950ba8a3df97eb34062c186972';
const repository = 'https://github.com/tc39/test262';
const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache/native-async');

/**
 * Finds a copy of test262, and fetches the pinned commit with git where there is none.
 *
 * @returns {string} Its folder: what `TEST262` names, or one beside what npm installed.
 * @throws {Error} With git's words, where it cannot be fetched.
 */
export function test262Folder() {
  if (process.env.TEST262) return path.resolve(process.env.TEST262);
  const folder = path.join(cache, `test262-${commit.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  // Moved to its place when it is whole.
  const unfinished = mkdtempSync(path.join(cache, 'unfinished-'));
  const git = (/** @type {string[]} */ ...parameters) =>
    execFileSync('git', parameters, { cwd: unfinished, stdio: ['ignore', 'ignore', 'pipe'] });
  git('init', '--quiet');
  git('fetch', '--quiet', '--depth', '1', repository, commit);
  git('checkout', '--quiet', 'FETCH_HEAD');
  renameSync(unfinished, folder);
  return folder;
}
