import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Changes, changedFiles } from '../../../src/cli/files/changed-files.js';

let directory = '';

beforeEach(() => {
  directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'native async git ')));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: directory, stdio: 'pipe' });
}

function write(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), `${name} ${String(Math.random())}`);
  }
}

async function find(changes: Changes, from = directory): Promise<string[]> {
  const files = await changedFiles(changes, from);
  return [...files].map((file) => path.relative(directory, file)).sort();
}

it('tells what changed since the last commit, what is staged, and what changed since a revision', async () => {
  git('init', '-q', '-b', 'main');
  write('a.js', 'b c.js', 'd.js', 'ü.js', 'deep/e.js');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  git('checkout', '-q', '-b', 'topic');
  write('a.js');
  git('commit', '-q', '-a', '-m', 'second');
  write('b c.js', 'ü.js');
  git('add', 'b c.js');
  rmSync(path.join(directory, 'd.js'));
  renameSync(path.join(directory, 'deep/e.js'), path.join(directory, 'deep/f.js'));
  expect(await find({ kind: 'changed' }, path.join(directory, 'deep'))).toEqual(['b c.js', 'deep/f.js', 'ü.js']);
  expect(await find({ kind: 'staged' })).toEqual(['b c.js']);
  expect(await find({ kind: 'since', revision: 'main' })).toEqual(['a.js', 'b c.js', 'deep/f.js', 'ü.js']);
});

it('leaves out what others did on the other branch meanwhile', async () => {
  git('init', '-q', '-b', 'main');
  write('a.js', 'b.js');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  git('checkout', '-q', '-b', 'topic');
  git('checkout', '-q', 'main');
  write('a.js');
  git('commit', '-q', '-a', '-m', 'theirs');
  git('checkout', '-q', 'topic');
  write('b.js');
  expect(await find({ kind: 'since', revision: 'main' })).toEqual(['b.js']);
});

it('works before the first commit', async () => {
  git('init', '-q');
  write('a.js', 'b.js');
  git('add', 'a.js');
  expect(await find({ kind: 'changed' })).toEqual(['a.js', 'b.js']);
  expect(await find({ kind: 'staged' })).toEqual(['a.js']);
});

it('says what is wrong where git cannot tell', async () => {
  await expect(find({ kind: 'changed' })).rejects.toThrow(/^git rev-parse: not a git repository/);
  git('init', '-q');
  await expect(find({ kind: 'since', revision: 'nowhere' })).rejects.toThrow(/^git rev-parse: /);
  await expect(find({ kind: 'since', revision: '--output=x' })).rejects.toThrow('not a revision: --output=x');
});
