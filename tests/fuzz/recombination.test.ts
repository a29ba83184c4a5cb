import * as typescriptParser from '@typescript-eslint/parser';
import fc from 'fast-check';
import { expect } from 'vitest';
import { presetNames } from '../../src/configs/index.js';
import { tolerant } from '../../src/parser/index.js';
import { fixProgram, type FixOptions } from './fixed-program.js';
import { fuzz } from './fuzzing.js';
import { randomRecombinations } from './random-recombination.js';

interface Trial extends FixOptions {
  readonly source: string;
  readonly filename: string;
}

/** The parsers that read a file of this name; the one for its name, where it is undefined. */
const readers: readonly Pick<Trial, 'filename' | 'parser'>[] = [
  ...[undefined, typescriptParser, tolerant()].flatMap((parser) => [
    { filename: 'program.mjs', parser },
    { filename: 'program.cjs', parser },
  ]),
  { filename: 'program.ts' },
];

const trials: fc.Arbitrary<Trial> = fc
  .record({
    source: randomRecombinations(),
    reader: fc.constantFrom(...readers),
    preset: fc.constantFrom(...presetNames),
    suggestions: fc.boolean(),
  })
  .map(({ reader, source, ...rest }) => ({ ...reader, ...rest, source: keepKind(source) }));

function show({ source, filename, preset, suggestions, parser }: Trial): string {
  const name = parser?.meta?.name ?? 'the parser for its name';
  return `${filename}, ${name}, ${preset}${suggestions ? ' with suggestions' : ''}\n${source}`;
}

/** To TypeScript, a file whose last import goes is no module any more, and may not parse as what it is then. */
function keepKind(source: string): string {
  return /\bimport\b/.test(source) ? `${source}\nexport {};` : source;
}

fuzz('recombined programs are fixed without a crash', 250, trials, show, ({ source, filename, ...options }) => {
  const { text, faults } = fixProgram(source, filename, options);
  expect(faults, text).toEqual([]);
});
