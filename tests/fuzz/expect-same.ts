import fc from 'fast-check';
import { expect } from 'vitest';
import type { ReasonCode } from '../../src/reasons/reasons.js';
import { presetNames } from '../../src/configs/index.js';
import { newComplaints } from '../support/conversion.js';
import { prelude, runProgram } from '../support/program.js';
import { type FixOptions, fixProgram, linter } from './fixed-program.js';
import { constructorPrograms, type RandomProgram, randomPrograms } from './random-programs.js';
import { randomStyle, type Style } from './random-style.js';

/** A program, how it is laid out, and how it is fixed. */
export interface Trial {
  readonly program: RandomProgram;
  readonly style: Style;
  readonly options: FixOptions;
}

export const trials: fc.Arbitrary<Trial> = fc.record({
  program: randomPrograms,
  style: randomStyle,
  options: fc.record({ preset: fc.constantFrom(...presetNames), suggestions: fc.boolean() }),
});

/** Trials of what is certain alone, of programs in which a constructor has more calls than those by its name. */
export const constructorTrials: fc.Arbitrary<Trial> = fc.record({
  program: constructorPrograms,
  style: randomStyle,
  options: fc.constant({ preset: 'recommended', suggestions: false }),
});

/** The text of a trial, and under which circumstances. */
export async function describeTrial({ program, style, options }: Trial): Promise<string> {
  const { family, filename, source } = program;
  const text = await style.write(source, filename);
  return `${family.name}, ${filename}, ${options.preset}${options.suggestions ? ' with suggestions' : ''}\n${text}`;
}

/** What is suggested for these reasons does what was meant, which is not always what the program did. */
const changes: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'start-order',
  'returned-promise',
  'plain-branch',
  'never-runs',
]);

/** Expects that a program is fixed without fault, and does what it did before. */
export async function expectSame({ program, style, options }: Trial): Promise<void> {
  const { filename, converts, isMisleading, keepsTurns } = program;
  const source = (await style.write(program.source, filename)) + prelude;
  const { text, reasons, remaining, faults } = fixProgram(source, filename, options);
  expect([...faults, ...newComplaints(linter, source, text, filename), ...lostComments(source, text)], text).toEqual(
    [],
  );
  if (converts && options.preset === 'migrate') {
    const left = remaining.filter(({ ruleId }) => ruleId === 'native-async/no-coroutine-wrapper');
    expect(
      left.map(({ message }) => message),
      text,
    ).toEqual([]);
  }
  const isMeant = options.preset === 'migrate' || options.suggestions;
  if (text === source || (isMeant && [...reasons].some((kind) => changes.has(kind)))) return;
  if (isMisleading && isMeant) return;
  // What speaks against a promise is right in these programs.
  if (options.suggestions && (reasons.has('kind-by-name') || reasons.has('changed-copy'))) return;
  const runOptions = { filename, ...(keepsTurns && { ticks: 1000 }) };
  expect(await runProgram(text, runOptions), text).toEqual(await runProgram(source, runOptions));
}

/** The comments that are in a text no more; each has a number of its own. */
function lostComments(before: string, after: string): readonly string[] {
  return (before.match(/\bc\d+\./g) ?? []).filter((comment) => !after.includes(comment));
}
