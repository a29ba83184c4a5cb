import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Observation } from './observation.js';

const taskfile = `
exports.default = function* (task) {
  yield task.source('*.txt').target('out');
  yield task.serial(['first', 'second'], { val: 1 });
};
exports.first = function* (task, { val }) { console.log('first', val); return val + 1; };
exports.second = function* (task, { val }) { console.log('second', val); };
exports.failing = function* () { throw new Error('failed'); };
`;

/** Runs its command in a project of our own. */
async function observe(folder: string): Promise<unknown> {
  const cwd = realpathSync(mkdtempSync(path.join(tmpdir(), 'native-async-taskr-')));
  writeFileSync(path.join(cwd, 'package.json'), '{}');
  writeFileSync(path.join(cwd, 'taskfile.js'), taskfile);
  writeFileSync(path.join(cwd, 'a.txt'), 'text of a');
  const run = (...args: string[]) =>
    new Promise((resolve) => {
      execFile(process.execPath, [path.join(folder, 'cli.js'), ...args], { cwd }, (error, stdout) => {
        const withoutTimes = stdout
          .replaceAll(/^\[[\d:]+\] /gm, '')
          .replaceAll(/ in \d\S*$/gm, '')
          .replaceAll(cwd, '');
        resolve({ code: error?.code ?? 0, lines: withoutTimes.split('\n').map((line) => line.trim()) });
      });
    });
  const observed = {
    default: await run(),
    copied: readFileSync(path.join(cwd, 'out/a.txt'), 'utf8'),
    listed: await run('--list', 'bare'),
    failing: await run('failing'),
    unknown: await run('nothing'),
  };
  rmSync(cwd, { recursive: true });
  return observed;
}

const expected = {
  default: {
    code: 0,
    lines: [
      'Running with /taskfile.js',
      'Starting default',
      'Starting first',
      'first 1',
      'Finished first',
      'Starting second',
      'second 2',
      'Finished second',
      'Finished default',
      '',
    ],
  },
  copied: 'text of a',
  listed: { code: 0, lines: ['default', 'first', 'second', 'failing', ''] },
  failing: { code: 1, lines: ['Running with /taskfile.js', 'Starting failing', 'failing failed because failed', ''] },
  unknown: { code: 1, lines: ['Running with /taskfile.js', 'nothing not found in Taskfile.', ''] },
};

/*
 * Only what is certain: the package adds methods to bluebird's prototype in one file and calls them on the promises of
 * another, which `migrate` makes native ones.
 */
export default { name: 'taskr', preset: 'recommended', observe, expected } satisfies Observation;
