import { isDeepStrictEqual } from 'node:util';
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { type NativeAsyncServices, type Parser, type ParseResult, tolerant } from '../../src/parser/index.js';
import { misreadAwait } from '../../src/syntax/misread-await.js';
import type { Node, Program } from '../../src/parser/parser-contract.js';
import { type AsyncRemoved, removeAsync, visit } from '../support/async-removed.js';
import { asEslintAsks, type BaseName, bases, recoverAwait } from '../support/parser-bases.js';
import { fileLimit, installedFiles } from '../support/installed-files.js';

interface Comparison {
  path: string;
  expected: AsyncRemoved;
  result: ParseResult;
  /** How often the wrapped parser was called. */
  calls: number;
}

/** Installed files with async functions, parsed by a wrapped parser after they lost the word `async`. */
function* withoutAsync(base: BaseName, sourceType: string, share: number): Generator<Comparison> {
  const { parser, options: own } = bases[base];
  const options = { ...asEslintAsks, ...own, ...recoverAwait, sourceType };
  const parse = (text: string): ParseResult =>
    parser.parseForESLint
      ? (parser.parseForESLint(text, options) as ParseResult)
      : { ast: parser.parse!(text, options) as Program };
  let files = 0;
  for (const { path, text } of installedFiles(40_000)) {
    if (files >= fileLimit(share)) return;
    if (!/\basync\b/.test(text) || !/\bawait\b/.test(text)) continue;
    let ast: Program;
    try {
      ast = parse(text).ast;
    } catch {
      continue; // Not of this source type, or of a language that the parser does not know.
    }
    const expected = removeAsync(text, ast);
    if (expected.misplaced.length === 0) continue;
    files++;
    let calls = 0;
    const counting: Parser = { parseForESLint: (code: string) => (calls++, parse(code)) };
    yield { path, expected, result: tolerant(counting).parseForESLint(expected.text, options), calls };
  }
}

function recoveredRanges({ services }: ParseResult): [number, number][] {
  const { recovered } = (services?.nativeAsync ?? { recovered: new Map() }) as NativeAsyncServices;
  return ([...recovered.keys()] as Node[]).map((node) => node.range);
}

/** The offsets of all misread awaits of a tree, as a rule would find them. */
function misreadOffsets(ast: Program): Set<number> {
  const offsets = new Set<number>();
  visit(ast, [], (node, ancestors) => (node.parent = ancestors.at(-1)));
  visit(ast, [], (node) => {
    if (node.type === 'Identifier' && misreadAwait(node as unknown as TSESTree.Identifier)) offsets.add(node.range[0]);
  });
  return offsets;
}

describe('async functions of installed packages that lost the word async', { timeout: 3_600_000 }, () => {
  it.each([
    ['espree11', 250],
    ['espree9', 30],
    ['espree10', 30],
    ['babel7', 30],
    ['babel8', 30],
    ['hermes', 30],
  ] satisfies [BaseName, number][])('are parsed in modules as they were but for that word: %s', (base, share) => {
    const differing: string[] = [];
    let files = 0;
    for (const { path, expected, result, calls } of withoutAsync(base, 'module', share)) {
      files++;
      const sameWords = isDeepStrictEqual(recoveredRanges(result), expected.misplaced);
      if (!sameWords || !isDeepStrictEqual(result.ast, expected.ast)) differing.push(path);
      expect(calls, path).toBeLessThanOrEqual(4);
    }
    expect(differing).toEqual([]);
    expect(files).toBeGreaterThanOrEqual(share);
  });

  it.each(['espree11', 'babel7'] satisfies BaseName[])(
    'are parsed in scripts, or misread where the word is a name: %s',
    (base) => {
      const differing: string[] = [];
      let misread = 0;
      for (const { path, expected, result } of withoutAsync(base, 'script', 100)) {
        const recovered = recoveredRanges(result);
        if (recovered.length === expected.misplaced.length) {
          if (!isDeepStrictEqual(result.ast, expected.ast)) differing.push(path);
          continue;
        }
        const found = misreadOffsets(result.ast);
        misread += found.size;
        const starts = [...recovered.map(([start]) => start), ...found].sort((a, b) => a - b);
        if (
          !isDeepStrictEqual(
            starts,
            expected.misplaced.map(([start]) => start),
          )
        )
          differing.push(path);
      }
      expect(differing).toEqual([]);
      expect(misread).toBeGreaterThanOrEqual(3);
    },
  );
});
