import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { version } from '../../src/manifest.js';
import { projectIndex } from '../../src/package-index/setting.js';

let folder: string;
const folders: string[] = [];
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true })));

const index = (digest: string) => JSON.stringify({ format: 'native-async-index', version, digest, files: {} });

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

const of = (name: string) => projectIndex(path.join(folder, name)).digest;

/** Of three packages of a workspace, each needs the next one; the last one needs one that is installed. */
beforeEach(() => {
  folders.push((folder = mkdtempSync(path.join(tmpdir(), 'native-async-index-'))));
  for (const [name, needed] of [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'installed'],
  ] as const) {
    write(`packages/${name}/package.json`, JSON.stringify({ name, dependencies: { [needed]: '*', missing: '*' } }));
    write(`packages/${name}/.native-async/index.json`, index(name));
    mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
    symlinkSync(path.join(folder, 'packages', name), path.join(folder, 'node_modules', name), 'dir');
  }
  write('node_modules/installed/package.json', '{ "name": "installed" }');
});

it('is the mode and a digest, the same from wherever in a package it is asked for', () => {
  mkdirSync(path.join(folder, 'packages/a/src'));
  expect(projectIndex(path.join(folder, 'packages/a'))).toEqual({ mode: 'index', digest: of('packages/a/src') });
});

it('changes with the index of a package, and with those that it needs', () => {
  const before = ['a', 'b', 'c'].map((name) => of(`packages/${name}`));
  write('packages/b/.native-async/index.json', index('other'));
  const after = ['a', 'b', 'c'].map((name) => of(`packages/${name}`));
  expect(after.map((digest, at) => digest === before[at])).toEqual([false, false, true]);
});

it('changes with a first index, and not with what is installed', () => {
  const before = of('packages/c');
  write('node_modules/installed/.native-async/index.json', index('x'));
  expect(of('packages/c')).toBe(before);
  rmSync(path.join(folder, 'packages/c/.native-async'), { recursive: true });
  expect(of('packages/c')).not.toBe(before);
});

it('passes over what is no index', () => {
  const without = () => (rmSync(path.join(folder, 'packages/c/.native-async'), { recursive: true }), of('packages/c'));
  write('packages/c/.native-async/index.json', '<<<<<<< {');
  expect(of('packages/c')).toBe(without());
});

it('takes several folders, whichever comes first', () => {
  const [a, c] = ['packages/a', 'packages/c'].map((name) => path.join(folder, name)) as [string, string];
  expect(projectIndex(a, c)).toEqual(projectIndex(c, a));
});
