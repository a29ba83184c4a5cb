import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const files = 160;

/** Writes a large code base of the generator era: 160 files with coroutines, generators and callers across files. */
export function writeLargeTree(folder: string): void {
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  write('package.json', '{ "name": "large", "private": true, "engines": { "node": ">=20" } }');
  for (let index = 0; index < files; index += 1) write(`${folderOf(index)}/${nameOf(index)}.js`, moduleText(index));
}

const folderOf = (index: number): string => `services/${['billing', 'catalogue', 'orders', 'people'][index % 4]!}`;
const nameOf = (index: number): string => `module-${String(index).padStart(3, '0')}`;

function moduleText(index: number): string {
  const next = index + 4;
  const hasNext = index % 16 < 12 && next < files;
  return `'use strict';

const co = require('co');
const { readFile } = require('node:fs/promises');
${hasNext ? `const next = require('./${nameOf(next)}');\n` : ''}
exports.read = co.wrap(function* (name) {
  const text = yield readFile(name, 'utf8');
  return JSON.parse(text);
});

exports.find = function* (store, id) {
  return yield store.find(id);
};

exports.all = function* (names) {
  const found = [];
  for (const name of names) found.push(yield exports.read(name));
${hasNext ? '  found.push(...(yield next.all(names)));\n' : ''}  return found;
};

exports.ids = function* (from) {
  for (let id = from; ; id += 1) yield id;
};
`;
}
