import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import type { TSESTree } from '@typescript-eslint/utils';
import * as typescriptParser from '@typescript-eslint/parser';
import { misreadAwait } from '../../src/syntax/misread-await.js';
import { bases } from '../support/parser-bases.js';

/** What is misread in a text: the form and the text of the node, at every name `await` that no scope declares. */
function misreadIn(text: string, languageOptions: Linter.LanguageOptions): string[] {
  const found: string[] = [];
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) => ({
      'Program:exit'(program) {
        for (const { identifier } of sourceCode.getScope(program).through) {
          const misread = misreadAwait(identifier as unknown as TSESTree.Identifier);
          if (misread) found.push(`${misread.form}: ${text.slice(...misread.node.range)}`);
        }
      },
    }),
  };
  const config: Linter.Config = {
    files: ['**'],
    plugins: { test: { rules: { rule } } },
    languageOptions,
    rules: { 'test/rule': 'error' },
  };
  const messages = new Linter().verify(text, config, 'file.ts');
  expect(messages).toEqual([]);
  return found;
}

const parsers: [string, Linter.LanguageOptions][] = [
  ['espree, script', { sourceType: 'script' }],
  ['espree, commonjs', { sourceType: 'commonjs' }],
  ['TypeScript, script', { sourceType: 'script', parser: typescriptParser }],
  ['TypeScript, module', { sourceType: 'module', parser: typescriptParser }],
  [
    'Babel, script',
    { sourceType: 'script', parser: bases.babel8.parser as Linter.Parser, parserOptions: bases.babel8.options },
  ],
];

describe.each(parsers)('%s', (_, languageOptions) => {
  it.each([
    ['await (x);', 'parentheses: await (x)'],
    ['return await(x).y;', 'parentheses: await(x)'],
    ['h(await (a, b));', 'parentheses: await (a, b)'],
    ['await (x) || y;', 'parentheses: await (x)'],
    ['await [x];', 'brackets: await [x]'],
    ['const [a] = await [x, y];', 'brackets: await [x, y]'],
    ['await `x`;', 'template: await `x`'],
    ['await +x;', 'sign: await +x'],
    ['return await -x * y + z;', 'sign: await -x * y'],
    ['await /x/g;', 'regular expression: await /x/g'],
    ['await\nx();', 'line break: x()'],
    ['return await\n  x();', 'line break: x()'],
    ['const a = await\nx();', 'line break: x()'],
    ['if (a) { throw await\nx() }', 'line break: x()'],
    ['switch (a) { case 1: await\nx() }', 'line break: x()'],
    ['const a = b + await\nx();', 'line break: x()'],
    ['const a = (b) => await\nx();', 'line break: x()'],
  ])('%s', (statements, expected) => {
    expect(misreadIn(`function f() { ${statements} }`, languageOptions)).toEqual([expected]);
  });

  it.each([
    'await;',
    'await; x();',
    'f(await);',
    'await();',
    'await(...x);',
    'await?.(x);',
    '(await)(x);',
    '(await)[x];',
    '(await)`x`;',
    '(await) + x;',
    'new await(x);',
    'x[await];',
    'x(await);',
    'await.x;',
    'await.x(y);',
    'await?.[x];',
    'x + await;',
    'await * x;',
    'await / x;',
    'x / await / y;',
    'await === x;',
    'await = 1;',
    'await\nconst x = 1;',
    'await\nif (x) ;',
    'const a = [await\n]; x();',
    'x.await(y); x.await [y]; ({ await(y) {} });',
    'var await; await (x); await [x]; await + x;',
  ])('no await: %s', (statements) => {
    expect(misreadIn(`function f() { ${statements} }`, languageOptions)).toEqual([]);
  });
});

it('looks at no other names', () => {
  expect(misreadIn('function f() { wait (x); _await [x]; }', { sourceType: 'script' })).toEqual([]);
});
