import { expect, it } from 'vitest';
import { mayImport } from '../../src/recorder/hooks/es-modules.js';

it.each([
  ["const load = () => import('./a.mjs');", true],
  ['const load = (name) => import(name);', true],
  ['import(/* webpackIgnore: true */ `${name}.mjs`)', true],
  ["if (a) {import('a')}", true],
  ["/** @type {import('./a')} */\nmodule.exports = 1;", false],
  ["/** @param {Array<import('a').B>} b */", false],
  ["throw new Error('import() requires an argument');", false],
  ["const { imports } = require('a');", false],
])('whether a CommonJS text may import: %s', (text, expected) => {
  expect(mayImport(text)).toBe(expected);
});
