import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const hook = pathToFileURL(path.join(import.meta.dirname, 'note-usage.mjs')).href;

/**
 * @typedef {object} Usage
 * @property {number} cpu Milliseconds of CPU time.
 * @property {number} wall Milliseconds on the clock.
 * @property {number} memory The megabytes that its largest process took at most.
 * @property {number | null} status
 */

/**
 * What a Node program takes, with the processes that it starts.
 *
 * @param {readonly string[]} args The program and its arguments.
 * @param {string} cwd
 * @returns {Usage}
 */
export function usageOf(args, cwd) {
  const folder = mkdtempSync(path.join(tmpdir(), 'native-async-usage-'));
  const env = { ...process.env, NODE_OPTIONS: `--import=${hook}`, USAGE_FOLDER: folder };
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd, env, stdio: 'ignore' });
  const wall = performance.now() - start;
  const usages = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  rmSync(folder, { recursive: true });
  return {
    status,
    wall,
    cpu: usages.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: Math.max(...usages.map(({ memory }) => memory)),
  };
}

/**
 * What a program that is not of Node takes, by GNU time.
 *
 * @param {readonly string[]} args The program and its arguments.
 * @param {string} cwd
 * @returns {Usage}
 */
export function usageOfBinary(args, cwd) {
  const start = performance.now();
  const { status, stderr } = spawnSync('/usr/bin/time', ['--format=%U %S %M', ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  const wall = performance.now() - start;
  const [user = NaN, system = NaN, memory = NaN] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { status, wall, cpu: (user + system) * 1000, memory: memory / 1024 };
}
