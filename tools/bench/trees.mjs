import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ordinaryFiles } from './corpora.mjs';

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

/** The texts of 1,330 files, of which 500 are full of coroutines. */
export function denseTree() {
  const ordinary = ordinaryFiles();
  return [
    ...ordinary.filter((_, index) => index % Math.ceil(ordinary.length / 1_000) === 0).map(({ text }) => text),
    ...Array.from({ length: 500 }, () => legacyFile),
  ];
}

/** The texts of 2,000 files, of which one in twenty is full of coroutines, as in code that is being moved. */
export function ordinaryTree() {
  const ordinary = ordinaryFiles();
  return Array.from({ length: 2_000 }, (_, index) =>
    index % 20 === 0 ? legacyFile : (ordinary[index % ordinary.length]?.text ?? ''),
  );
}

/**
 * Writes a tree to a folder of its own.
 *
 * @param {readonly string[]} texts
 * @returns {string} The folder.
 */
export function writeTree(texts) {
  const folder = mkdtempSync(path.join(tmpdir(), 'native-async-tree-'));
  mkdirSync(path.join(folder, 'lib'));
  texts.forEach((text, index) => writeFileSync(path.join(folder, 'lib', `file-${index}.js`), text));
  return folder;
}
