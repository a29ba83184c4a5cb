import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Project, root } from '../support/native-async.js';

/** Tells of the packages of CommonJS that were loaded, which ES modules bring along as well. */
const trace = `process.on('exit', () => {
  const files = Object.keys(require('node:module')._cache);
  console.error('loaded: ' + [...new Set(files.flatMap((file) => /node_modules\\W([\\w.-]+)/.exec(file)?.[1] ?? []))].sort());
});`;

function packagesLoadedBy(...args: string[]): string {
  const project = new Project({ 'trace.cjs': trace });
  const main = path.join(root, 'dist/src/cli/main.js');
  const { stderr } = spawnSync(process.execPath, ['--require', project.path('trace.cjs'), main, ...args], {
    cwd: project.directory,
    encoding: 'utf8',
  });
  return /^loaded: (.*)$/m.exec(stderr)![1]!;
}

it.each([
  [['record', '--', process.execPath, '--version'], ''],
  [['record', '--help'], 'commander'],
  [['--version'], 'commander,picocolors'],
  [['--help'], 'commander,picocolors'],
])('a start loads the packages that it needs: %s', (args, expected) => {
  expect(packagesLoadedBy(...args)).toBe(expected);
});
