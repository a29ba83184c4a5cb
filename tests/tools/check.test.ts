import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'native-async-check-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs all checks with an `npm` in whose place stands a script: `npm run --silent <name> …` does what it says. */
function check(scripts: Readonly<Record<string, string>>) {
  const cases = Object.entries({ 'test:site': results(0, 0, 30), ...scripts }).map(
    ([name, body]) => `  ${name}) ${body};;`,
  );
  const npm = join(folder, 'npm');
  writeFileSync(npm, ['#!/bin/sh', 'mkdir -p coverage', 'case "$3" in', ...cases, 'esac'].join('\n'));
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  const { status, stdout } = spawnSync(process.execPath, [resolve('tools/check.mjs')], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

const results = (passed: number, failed: number, skipped = 0) =>
  `echo '${JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped })}' > coverage/tests.json`;

it('counts every test and every other check', () => {
  expect(check({ 'test:unit': results(40, 0) })).toEqual({ status: 0, lastLine: '45 passed, 0 failed' });
});

it('fails with a failing check, and runs the tests nevertheless', () => {
  expect(check({ lint: 'exit 1', 'test:unit': results(40, 0) })).toEqual({
    status: 1,
    lastLine: '44 passed, 1 failed',
  });
});

it('fails with failing tests', () => {
  expect(check({ 'test:unit': `${results(38, 2)}; exit 1` })).toEqual({ status: 1, lastLine: '43 passed, 2 failed' });
});

it('fails where the test run fails for another reason than a test', () => {
  expect(check({ 'test:unit': `${results(40, 0)}; exit 1` })).toEqual({ status: 1, lastLine: '45 passed, 1 failed' });
});

it('fails where no test ran', () => {
  expect(check({ 'test:unit': results(0, 0) })).toEqual({ status: 1, lastLine: '5 passed, 1 failed' });
  expect(check({ 'test:unit': 'exit 1' })).toEqual({ status: 1, lastLine: '5 passed, 1 failed' });
});

it('counts the tests of the site where there is a browser, and not where there is none', () => {
  expect(check({ 'test:unit': results(40, 0), 'test:site': results(30, 0) })).toEqual({
    status: 0,
    lastLine: '75 passed, 0 failed',
  });
  expect(check({ 'test:unit': results(40, 0), 'test:site': results(0, 0, 30) })).toEqual({
    status: 0,
    lastLine: '45 passed, 0 failed',
  });
  expect(check({ 'test:unit': results(40, 0), 'test:site': `${results(29, 1)}; exit 1` })).toEqual({
    status: 1,
    lastLine: '74 passed, 1 failed',
  });
  expect(check({ 'test:unit': results(40, 0), 'test:site': 'exit 0' })).toEqual({
    status: 1,
    lastLine: '45 passed, 1 failed',
  });
});
