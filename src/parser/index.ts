import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Parser, ParserOptions } from './parser-contract.js';
import { tolerant, type TolerantParser, type TolerantResult } from './tolerant.js';

export type { Parser, ParseResult, ParserOptions } from './parser-contract.js';
export { recoveredAwait, type NativeAsyncServices, type RecoveredAwait } from './recovered-await.js';
export { tolerant, type TolerantParser, type TolerantResult } from './tolerant.js';

const parsers = new Map<string | Parser | undefined, TolerantParser>();

/**
 * For configurations that name their parser, as eslintrc's do and as Vue's and Svelte's can:
 * `parser: 'eslint-plugin-native-async/parser'`.
 *
 * It wraps the parser that `parserOptions.nativeAsync.parser` names, as seen from the working directory, or else
 * the espree of the installed ESLint.
 */
export function parseForESLint(text: string, options?: ParserOptions): TolerantResult {
  const named = options?.nativeAsync?.parser;
  let parser = parsers.get(named);
  if (!parser) parsers.set(named, (parser = tolerant(typeof named === 'string' ? load(named) : named)));
  return parser.parseForESLint(text, options);
}

function load(parser: string): Parser {
  return createRequire(join(process.cwd(), 'package.json'))(parser) as Parser;
}
