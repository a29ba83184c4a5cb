import { describe, expect, it } from 'vitest';
import type { ReasonCode } from '../../src/reasons/reasons.js';
import { type ConversionOptions, convertProgram, type ConvertedProgram } from './conversion.js';
import { type Observation, prelude, type RunOptions, runProgram } from './program.js';

export interface CaseOptions extends ConversionOptions, RunOptions {
  /** The reasons why the conversion is only suggested; no reason is expected where this is missing. */
  readonly because?: readonly ReasonCode[];
}

/**
 * Runs a program before and after its conversion, and expects that nothing can be noticed of the difference, that
 * nothing is left to convert, and that ESLint's own rules have nothing new to say.
 *
 * @returns the converted text, without what every program ends with, and what was observed
 */
export async function expectSameBehaviour(
  source: string,
  options: CaseOptions = {},
): Promise<{ text: string; observed: Observation }> {
  const program = source + prelude;
  const converted = convertProgram(program, { ...options, suggestions: options.because !== undefined });
  expectConverted(converted, options.because);
  const observed = await runProgram(program, options);
  expect(await runProgram(converted.text, options), converted.text).toEqual(observed);
  return { text: converted.text.replace(prelude, ''), observed };
}

function expectConverted(
  { text, reported, reasons, remaining, broken }: ConvertedProgram,
  because: readonly ReasonCode[] = [],
): void {
  expect(reported.map(({ messageId }) => messageId).filter((id) => id !== 'leftover')).not.toEqual([]);
  expect(reasons).toEqual(new Set(because));
  expect(
    remaining.map(({ message }) => message),
    text,
  ).toEqual([]);
  expect(broken, text).toEqual([]);
}

/** Expects that a program is reported, for exactly these reasons, and left as it is, even where suggestions are taken. */
export function expectRefused(source: string, because: readonly ReasonCode[], options: CaseOptions = {}): void {
  const program = source + prelude;
  const { text, reported, reasons } = convertProgram(program, { preset: 'migrate', ...options, suggestions: true });
  expect(text).toBe(program);
  expect(reported, 'something is reported').not.toEqual([]);
  expect(reasons).toEqual(new Set(because));
}

/** Expects that the plugin has nothing to say. */
export function expectSilence(source: string, options: ConversionOptions = {}): void {
  const { text, reported } = convertProgram(source, options);
  expect(reported).toEqual([]);
  expect(text).toBe(source);
}

/** A named program, with the reasons and other circumstances where there are any. */
export type Case = readonly [name: string, program: string, options?: CaseOptions];

/** A test of each program: nothing can be noticed of its conversion. */
export function keepBehaviour(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [name, program, options] of cases) {
      it(name, async () => {
        await expectSameBehaviour(program, options);
      });
    }
  });
}

/** A test of each program: it is reported for the reasons that are given, and left as it is. */
export function stayAsTheyAre(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [name, program, { because = [], ...options } = {}] of cases) {
      it(name, () => {
        expectRefused(program, because, options);
      });
    }
  });
}
