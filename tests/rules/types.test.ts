import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.js';

const folder = path.join(import.meta.dirname, 'fixtures/types');
const linter = new Linter({ cwd: folder });

/** What the rules say of code that stands beside `generators.ts`, with the types of that file or without. */
function reportsOf(code: string, withTypes: boolean) {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: {
      parser: typescriptParser,
      // In CI the parser would otherwise take the types of the file on disk instead of those of the code.
      parserOptions: withTypes
        ? { project: true, tsconfigRootDir: folder, disallowAutomaticSingleRunInference: true }
        : {},
    },
    plugins: { 'native-async': plugin },
    rules: { 'native-async/no-unprimed-generator': 'error', 'native-async/no-misused-async-generator': 'error' },
  };
  const text = `import { echo, echoed, primed, items, iterable, Source } from './generators.js';\n${code}`;
  return linter
    .verify(text, config, path.join(folder, 'file.ts'))
    .map(({ messageId, message }) => messageId ?? message);
}

it.each([
  ['echo().next(1);', ['unprimed']],
  ['const g = echo(); for (const x of [1, 2]) g.next(x);', ['firstOnly']],
  ['const g = echoed(); g.next(1);', ['unprimed']],
  ['new Source().numbers().next(1);', ['unprimed']],
  ['const g = echo(); g.next(); g.next(1);', []],
  ['primed().next(1);', []],
  ['for (const x of items()) void x;', ['looped']],
  ['export const all = [...items()];', ['spread']],
  ['items().then(() => {});', ['chained']],
  ['await items();', ['awaited']],
  ['for await (const x of items()) void x;', []],
  ['export function* all() { yield* items(); }', ['delegated']],
  ['export function* all() { yield* Promise.resolve(1); }', ['delegated-promise']],
  ['export function* all() { yield* iterable(); }', []],
])('with types: %s', (code, expected) => {
  expect(reportsOf(code, true)).toEqual(expected);
});

it.each([
  'echo().next(1);',
  'for (const x of items()) void x;',
  'await items();',
  'export function* all() { yield* iterable(); }',
])('without types nothing is known of imports: %s', (code) => {
  expect(reportsOf(code, false)).toEqual([]);
});
