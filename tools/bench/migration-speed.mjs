import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPinned } from '../pinned-packages.mjs';
import { usageOf } from './child-usage.mjs';
import { ordinaryFiles } from './corpora.mjs';

/**
 * @typedef {object} Speed
 * @property {string} name
 * @property {number} cpu Milliseconds of CPU time.
 * @property {number} memory Megabytes at most.
 */

const command = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** A file as people wrote them for co, with functions that have nothing to do with it between. */
const legacyFile = `'use strict';
const co = require('co');
const fs = require('mz/fs');

const read = co.wrap(function* (file) {
  const text = yield fs.readFile(file, 'utf8');
  return JSON.parse(text);
});

function keysOf(value) {
  return Object.keys(value).filter((key) => !key.startsWith('_'));
}

exports.all = co.wrap(function* (files) {
  const found = yield files.map((file) => read(file));
  for (const one of found) {
    try {
      yield fs.access(one.path);
    } catch (error) {
      return { error, keys: keysOf(one) };
    }
  }
  return { first: yield read(files[0]), keys: keysOf(found[0]) };
});

exports.write = (file, value) =>
  co(function* () {
    yield fs.writeFile(file, JSON.stringify(value));
    return true;
  });
`;

/**
 * The command, and a codemod, on the same tree: 1,000 ordinary files and 500 with coroutines, in one process each.
 *
 * @returns {{ files: number, megabytes: number, speeds: Speed[] }}
 */
export function measureMigration() {
  const jscodeshift = path.join(
    installPinned('bench-jscodeshift', { jscodeshift: '17.4.0' }),
    'node_modules/jscodeshift/bin/jscodeshift.js',
  );
  const transform = path.join(import.meta.dirname, 'co-to-async.cjs');
  const ordinary = ordinaryFiles();
  const texts = [
    ...ordinary.filter((_, index) => index % Math.ceil(ordinary.length / 1_000) === 0).map(({ text }) => text),
    ...Array.from({ length: 500 }, () => legacyFile),
  ];
  /** @type {[string, string[]][]} */
  const programs = [
    ['`native-async` (report)', [command, '.']],
    ['`native-async --fix`', [command, '.', '--fix']],
    ['`native-async --fix --preset migrate`', [command, '.', '--fix', '--preset', 'migrate']],
    ['jscodeshift, transform by names', [jscodeshift, '--run-in-band', '--silent', '-t', transform, '.']],
  ];
  const speeds = programs.map(([name, args]) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'native-async-tree-'));
    mkdirSync(path.join(folder, 'lib'));
    texts.forEach((text, index) => writeFileSync(path.join(folder, 'lib', `file-${index}.js`), text));
    const { cpu, memory } = usageOf(args, folder);
    rmSync(folder, { recursive: true });
    return { name, cpu, memory };
  });
  return { files: texts.length, megabytes: texts.reduce((sum, { length }) => sum + length, 0) / 1e6, speeds };
}
