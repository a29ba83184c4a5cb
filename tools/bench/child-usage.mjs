import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const hook = pathToFileURL(path.join(import.meta.dirname, 'note-usage.mjs')).href;

/**
 * What a Node program takes, with the processes that it starts.
 *
 * @param {readonly string[]} args The program and its arguments.
 * @param {string} cwd
 * @returns {{ cpu: number, memory: number, status: number | null }} Milliseconds of CPU time, and the megabytes that its
 *   largest process took at most.
 */
export function usageOf(args, cwd) {
  const folder = mkdtempSync(path.join(tmpdir(), 'native-async-usage-'));
  const env = { ...process.env, NODE_OPTIONS: `--import=${hook}`, USAGE_FOLDER: folder };
  const { status } = spawnSync(process.execPath, args, { cwd, env, stdio: 'ignore' });
  const usages = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  rmSync(folder, { recursive: true });
  return {
    status,
    cpu: usages.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: Math.max(...usages.map(({ memory }) => memory)),
  };
}
