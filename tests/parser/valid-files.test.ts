import { isDeepStrictEqual } from 'node:util';
import { createRequire } from 'node:module';
import { Linter, type Scope } from 'eslint';
import { describe, expect, it } from 'vitest';
import { type Parser, tolerant, type TolerantParser } from '../../src/parser/index.js';
import { asEslintAsks, type BaseName, bases, recoverAwait } from '../support/parser-bases.js';
import { fileLimit, installedFiles } from '../support/installed-files.js';

const require = createRequire(import.meta.url);

/** All that rules can see of scopes, in a form without cycles. */
function describeScope(scope: Scope.Scope): unknown {
  return [
    scope.type,
    scope.isStrict,
    scope.block.range,
    scope.variables.map((variable) => [
      variable.name,
      variable.defs.map((definition) => [definition.type, definition.name.range]),
    ]),
    scope.references.map((reference) => [
      reference.identifier.range,
      reference.isRead(),
      reference.isWrite(),
      reference.resolved?.defs[0]?.name.range,
    ]),
    scope.through.length,
    scope.childScopes.map(describeScope),
  ];
}

interface Parsed {
  error?: string;
  tree?: unknown;
  scopes?: unknown;
}

/** What an ESLint makes of a text: its first message if that is fatal, or else its tree, tokens, comments and scopes. */
function lint(eslint: typeof Linter, text: string, languageOptions: Linter.LanguageOptions): Parsed {
  const linter = new eslint({ configType: 'flat' });
  const [message] = linter.verify(text, [{ languageOptions }], { filename: 'file.js', allowInlineConfig: false });
  if (message?.fatal) return { error: `${message.line}:${message.column} ${message.message}` };
  const sourceCode = linter.getSourceCode();
  return { tree: sourceCode.ast, scopes: describeScope(sourceCode.scopeManager.globalScope!) };
}

/** A configuration that ESLint corrects, in place, for espree and for no parser that it does not know. */
const globalReturn = (): Linter.ParserOptions => ({ ecmaFeatures: { globalReturn: true } });

/** Lints files with and without the wrapper until enough of them parse; returns those that come out differently. */
function compare(eslint: typeof Linter, parser: TolerantParser, share: number): string[] {
  const limit = fileLimit(share);
  const differing: string[] = [];
  let parsed = 0;
  for (const { path, text } of installedFiles(30_000)) {
    if (parsed >= limit) break;
    const sourceType = path.endsWith('.cjs') ? 'commonjs' : 'module';
    const options = parsed % 10 === 0 ? globalReturn : () => ({});
    const plain = lint(eslint, text, { sourceType, parserOptions: options() });
    const wrapped = lint(eslint, text, {
      sourceType,
      parser,
      parserOptions: { ...options(), ...recoverAwait },
    });
    if (!plain.error) parsed++;
    if (!isDeepStrictEqual(plain, wrapped)) differing.push(path);
  }
  expect(parsed).toBeGreaterThanOrEqual(share);
  return differing;
}

describe('files of installed packages', { timeout: 3_600_000 }, () => {
  it('have the same trees, tokens, comments and scopes in ESLint 10 with and without the wrapper', () => {
    expect(compare(Linter, tolerant(), 2000)).toEqual([]);
  });

  it.each(['eslint8', 'eslint9'])('have the same trees, tokens, comments and scopes in %s', (eslint) => {
    const ownEspree = createRequire(require.resolve(`${eslint}/package.json`))('espree') as Parser;
    const { Linter: itsLinter } = require(eslint) as { Linter: typeof Linter };
    expect(compare(itsLinter, tolerant(ownEspree), 200)).toEqual([]);
  });

  it.each(['babel7', 'babel8', 'hermes'] satisfies BaseName[])('come out of %s untouched', (base) => {
    const { parser, options: own } = bases[base];
    const share = 100;
    let parsed = 0;
    for (const { path, text } of installedFiles(30_000)) {
      if (parsed >= fileLimit(share)) break;
      const results: unknown[] = [];
      const watched: Parser = {
        parseForESLint(...parameters) {
          const result: unknown = parser.parseForESLint!(...parameters);
          results.push(result);
          return result;
        },
      };
      const options = { ...asEslintAsks, ...own, ...recoverAwait, sourceType: 'module' };
      let result: unknown;
      try {
        result = tolerant(watched).parseForESLint(text, options);
        parsed++;
      } catch {
        // What the parser rejects is no valid file.
      }
      expect(results.length, path).toBeLessThanOrEqual(1);
      expect(result, path).toBe(results[0]);
    }
    expect(parsed).toBeGreaterThanOrEqual(share);
  });
});
