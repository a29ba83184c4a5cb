import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'native-async-ci-'));
  mkdirSync(join(folder, '.ci'));
  copyFileSync('.ci/run', join(folder, '.ci/run'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs CI in a checkout whose README has these commands, each in an `sh` block of its own. */
function ci(...commands: string[]) {
  const blocks = commands.map((command) => `Text.\n\n\`\`\`sh\n${command}\n\`\`\`\n`);
  writeFileSync(join(folder, 'README.md'), `# Title\n\n\`\`\`js\ncode();\n\`\`\`\n\n${blocks.join('\n')}`);
  const { status, stdout } = spawnSync('bash', [join(folder, '.ci/run')], { cwd: tmpdir(), encoding: 'utf8' });
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

it('runs the second command in the checkout and ends as it ends', () => {
  const inCheckout = 'test -f README.md';
  expect(ci('exit 9', `${inCheckout} && echo 3 passed, 0 failed`)).toEqual({
    status: 0,
    lastLine: '3 passed, 0 failed',
  });
  expect(ci('exit 9', 'echo 2 passed, 1 failed; exit 4')).toEqual({ status: 4, lastLine: '2 passed, 1 failed' });
});

it('ends with a count of its own where the command did not come to counting', () => {
  expect(ci('exit 9', 'exit 7')).toEqual({ status: 7, lastLine: '0 passed, 1 failed' });
  expect(ci('exit 9', 'echo done')).toEqual({ status: 1, lastLine: '0 passed, 1 failed' });
});

it('fails without such a command', () => {
  expect(ci('echo 1 passed, 0 failed')).toEqual({ status: 1, lastLine: '0 passed, 1 failed' });
});
