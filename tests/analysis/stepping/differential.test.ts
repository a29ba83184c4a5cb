import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/no-unprimed-generator.js';
import { execute } from '../../support/stepping-execution.js';
import { prelude, type ProgramShape, randomProgram } from '../../support/stepping-programs.js';

const linter = new Linter();
const config: Linter.Config = {
  languageOptions: { sourceType: 'commonjs', globals: {} },
  plugins: { 'native-async': { rules: { it: rule as unknown as Rule.RuleModule } } },
  rules: { 'native-async/it': 'error' },
};
/** Set STEPPING_PROGRAMS for more. */
const programs = Number(process.env['STEPPING_PROGRAMS'] ?? 150);

/** The values that the rule says are lost, by their names in the program. */
function reportedIn(program: string): Set<string> {
  const text = `function run() {\n${program}\n}`;
  const whole = `${prelude}${text}`;
  const lines = whole.split('\n');
  const messages = linter.verify(whole, [config]);
  return new Set(
    messages.map(({ line, column, message, fatal }) => {
      if (fatal) throw new Error(`${message}\n${program}`);
      return /'([es]\d+)'/.exec(lines[line - 1]!.slice(column - 1))![1]!;
    }),
  );
}

/**
 * Runs programs of a shape, each on all its ways, and compares.
 *
 * @returns the calls that lose their value whenever they first act on an object, how many of them are reported, and the
 *   programs with a reported call that does not
 */
function measure(shape: ProgramShape, from: number) {
  const counts = { certain: 0, found: 0 };
  const wrong: string[] = [];
  for (let seed = from; seed < from + programs; seed++) {
    const program = randomProgram(seed, shape);
    const reported = reportedIn(program);
    const { outcomes, isComplete } = execute(program);
    for (const [id, { lost, delivered }] of outcomes) {
      if (reported.has(id) && delivered > 0) wrong.push(`${id} of ${seed}:\n${program}`);
      if (!isComplete || !id.startsWith('s') || lost === 0 || delivered > 0) continue;
      counts.certain += 1;
      if (reported.has(id)) counts.found += 1;
    }
  }
  return { ...counts, wrong };
}

const straight: ProgramShape = { branches: false, loops: false, escapes: false, tries: false };

describe(`${programs} random programs`, () => {
  it.each([
    ['straight on', straight, 1],
    ['with branches', { ...straight, branches: true }, 100_001],
    ['with loops', { ...straight, loops: true }, 200_001],
  ] as const)(
    '%s: of the calls that lose their value at least 90 % are reported, and no other',
    (_name, shape, from) => {
      const { wrong, certain, found } = measure(shape, from);
      expect(wrong).toEqual([]);
      expect(certain).toBeGreaterThan(programs / 2);
      expect(found / certain).toBeGreaterThanOrEqual(0.9);
    },
  );

  it('with exceptions, closures and escapes: nothing is reported that may arrive', () => {
    const { wrong, found } = measure({ branches: true, loops: true, escapes: true, tries: true }, 300_001);
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(programs / 2);
  });
});
