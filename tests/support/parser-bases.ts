import { createRequire } from 'node:module';
import type { Parser, ParserOptions } from '../../src/parser/index.js';
import { requireBabel8 } from './babel-8.js';

const require = createRequire(import.meta.url);

/** What ESLint 10 hands to a parser, whatever the configuration. */
export const asEslintAsks = {
  ecmaVersion: 'latest',
  loc: true,
  range: true,
  tokens: true,
  comment: true,
  eslintVisitorKeys: true,
  eslintScopeManager: true,
  filePath: 'file.js',
} satisfies ParserOptions;

const babelOptions = {
  requireConfigFile: false,
  babelOptions: { babelrc: false, configFile: false },
};

export const recoverAwait = { nativeAsync: { recoverAwait: true } } satisfies ParserOptions;

/** The parsers to wrap, each with the options that it needs. */
export const bases = {
  espree9: { parser: require('espree9') as Parser, options: {} },
  espree10: { parser: require('espree10') as Parser, options: {} },
  espree11: { parser: require('espree11') as Parser, options: {} },
  babel7: { parser: require('babel-eslint-parser7') as Parser, options: babelOptions },
  get babel8() {
    return { parser: requireBabel8('@babel/eslint-parser') as Parser, options: babelOptions };
  },
  hermes: { parser: require('hermes-eslint') as Parser, options: {} },
} satisfies Record<string, { parser: Parser; options: ParserOptions }>;

export type BaseName = keyof typeof bases;
