import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const require = createRequire(import.meta.url);

it.each(['eslint8', 'eslint9'])('%s loads the parser by its path, as an eslintrc file names it', (name) => {
  const { Linter } = require(name) as typeof import('eslint');
  const linter = new Linter({ configType: 'eslintrc' as 'flat' }) as import('eslint').Linter & {
    defineParser(name: string, parser: unknown): void;
  };
  linter.defineParser('named', require('eslint-plugin-native-async/parser'));
  const lint = (nativeAsync: object): string[] => {
    const parserOptions = { ecmaVersion: 2022, nativeAsync };
    const config = { parser: 'named', parserOptions } as unknown as import('eslint').Linter.Config;
    return linter.verify('function f() { await g(); }', config, 'file.js').map(({ message }) => message);
  };
  expect(lint({ recoverAwait: true })).toEqual([]);
  expect(lint({})).toEqual(['Parsing error: Unexpected token g']);
});

it('the path has the call that wraps a parser, by require and by import', async () => {
  expect(require('eslint-plugin-native-async/parser')).toHaveProperty('tolerant');
  expect(await import('eslint-plugin-native-async/parser')).toHaveProperty('tolerant');
});
