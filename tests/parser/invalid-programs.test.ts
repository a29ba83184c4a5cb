import { describe, expect, it } from 'vitest';
import { type Parser, type ParserOptions, tolerant } from '../../src/parser/index.js';
import { asEslintAsks, type BaseName, bases, recoverAwait } from '../support/parser-bases.js';
import { everywhere, inModules } from './invalid-programs.js';

const sync = 'function sync() { await misplaced(); }';
const many = `async function right() { await one(); }\n${'const f = () => { await two(); "await"; };\n'.replaceAll('f', 'g')}`;

/** A program alone, and with misplaced awaits added at the places that a parser meets before and after its error. */
const variants = (program: string): string[] => [
  program,
  `${sync}\n${program}`,
  `${program}\n${sync}`,
  `${sync}\n${many}${program}\n${sync.replace('sync', 'last')}`,
];

/** All that ESLint shows of an error, and all else that a parser adds to it. */
function errorOf(parser: Parser, text: string, options: ParserOptions): Record<string, unknown> | undefined {
  try {
    if (parser.parseForESLint) parser.parseForESLint(text, options);
    else parser.parse!(text, options);
    return undefined;
  } catch (error) {
    return { ...(error as object), name: (error as Error).name, message: (error as Error).message };
  }
}

const corpus = [
  ...Object.values(everywhere).flatMap((programs) =>
    programs.flatMap((text) => [
      [text, 'script'],
      [text, 'module'],
    ]),
  ),
  ...inModules.map((text) => [text, 'module']),
] as [string, string][];

describe('a corpus of invalid programs', () => {
  it('is large and of many kinds', () => {
    expect(Object.values(everywhere).flat().length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(everywhere).length).toBeGreaterThanOrEqual(8);
  });

  it.each(corpus)('%j stays rejected in a %s, by the same error in the same place', (program, sourceType) => {
    const { parser } = bases.espree11;
    const options = { ...asEslintAsks, sourceType };
    for (const text of variants(program)) {
      const expected = errorOf(parser, text, options);
      expect(expected, text).toBeDefined();
      expect(errorOf(tolerant(parser), text, { ...options, ...recoverAwait }), text).toEqual(expected);
    }
  });

  // Each parser has leniencies of its own; whatever it rejects must stay rejected.
  it.each(['espree9', 'espree10', 'babel7', 'babel8', 'hermes'] satisfies BaseName[])(
    'stays rejected by %s',
    (base) => {
      const { parser, options: own } = bases[base];
      let rejected = 0;
      for (const [program, sourceType] of corpus) {
        const options = { ...asEslintAsks, ...own, sourceType };
        if (!errorOf(parser, program, options)) continue;
        rejected++;
        for (const text of variants(program)) {
          const expected = errorOf(parser, text, options);
          expect(errorOf(tolerant(parser), text, { ...options, ...recoverAwait }), text).toEqual(expected);
        }
      }
      expect(rejected).toBeGreaterThan(200);
    },
  );
});
