import type { Linter } from 'eslint';
import { name, version } from '../manifest.js';
import { eslintEspree } from './eslint-espree.js';
import type { Parser, ParseResult, ParserOptions, Program } from './parser-contract.js';
import { recover } from './recover.js';

// ESLint treats a parser that its RuleTester wraps as the parser inside: it knows espree by this key.
const parserInside = Symbol.for('eslint.RuleTester.parser');

/** A parser that lets a misplaced `await` pass where `parserOptions.nativeAsync.recoverAwait` is set. */
export interface TolerantParser extends Parser {
  /** Without a name for a parser without one: ESLint's cache must refuse what it cannot tell apart. */
  readonly meta: { readonly name?: string; readonly version: string };
  parseForESLint(text: string, options?: ParserOptions): TolerantResult;
}

/** A result in this plugin's words and in ESLint's. */
export type TolerantResult = ParseResult & Linter.ESLintParseResult;

/**
 * Wraps a parser such that a misplaced `await`, `for await` or `await using` does not make a file unparseable.
 *
 * What the parser accepts comes out untouched. What it rejects for any other reason, or without the option
 * `parserOptions.nativeAsync.recoverAwait`, is rejected with its very error. What is let pass is told in
 * `sourceCode.parserServices.nativeAsync`, see {@link NativeAsyncServices}.
 *
 * @param base A parser for ESLint. By default the espree of the installed ESLint, found when first needed.
 */
export function tolerant(base?: Parser): TolerantParser {
  let found = base;
  const wrapped = (): Parser => (found ??= eslintEspree());
  const parser: TolerantParser = {
    // This form of parsing has no place to tell what was let pass, so it lets nothing pass.
    ...((!base || base.parse) && {
      parse: (text: string, options?: ParserOptions) => wrapped().parse!(text, options) as unknown,
    }),
    get meta() {
      return metaAround(wrapped());
    },
    parseForESLint(text, options) {
      const parse = (code: string): ParseResult => parseWith(wrapped(), code, options);
      try {
        return parse(text) as TolerantResult;
      } catch (error) {
        const result = options?.nativeAsync?.recoverAwait ? recover(text, error, options.sourceType, parse) : undefined;
        if (result) return result as TolerantResult;
        throw error;
      }
    },
  };
  return Object.defineProperty(parser, parserInside, { get: wrapped });
}

function metaAround(parser: Parser): TolerantParser['meta'] {
  const inside = parser.meta?.name ?? parser.name;
  const insideVersion = parser.meta?.version ?? parser.version;
  if (!inside) return { version };
  return { name: `${name}/parser(${insideVersion ? `${inside}@${insideVersion}` : inside})`, version };
}

function parseWith(parser: Parser, text: string, options: ParserOptions | undefined): ParseResult {
  if (parser.parseForESLint) return parser.parseForESLint(text, options) as ParseResult;
  if (parser.parse) return { ast: parser.parse(text, options) as Program };
  throw new TypeError('A parser must have a method `parseForESLint` or `parse`.');
}
