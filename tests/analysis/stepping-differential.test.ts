import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-unprimed-generator.js';
import { execute } from './stepping-execution.js';
import { prelude, type ProgramShape, randomProgram } from './stepping-programs.js';

const linter = new Linter();
const config: Linter.Config = {
  languageOptions: { sourceType: 'commonjs', globals: {} },
  plugins: { 'native-async': { rules: { it: rule as unknown as Rule.RuleModule } } },
  rules: { 'native-async/it': 'error' },
};
const programs = Number(process.env['STEPPING_PROGRAMS'] ?? 250);

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

/** Runs programs of a shape and counts the calls whose value is lost, and those of them that are reported. */
function measure(shape: ProgramShape, from: number) {
  const counts = { certain: 0, found: 0, sometimes: 0, values: 0, foundValues: 0 };
  const wrong: string[] = [];
  for (let seed = from; seed < from + programs; seed++) {
    const program = randomProgram(seed, shape);
    const reported = reportedIn(program);
    const { outcomes, isComplete } = execute(program);
    for (const [id, { lost, delivered }] of outcomes) {
      const isReported = reported.has(id);
      if (isReported && delivered > 0) wrong.push(`${id} of ${seed}:\n${program}`);
      if (!isComplete || !id.startsWith('s') || lost === 0) continue;
      counts.values += lost;
      if (isReported) counts.foundValues += lost;
      if (delivered > 0) counts.sometimes += 1;
      else {
        counts.certain += 1;
        if (isReported) counts.found += 1;
        else if (process.env['STEPPING_SHOW']) console.log(`missed ${id} of ${seed}:\n${program}\n`);
      }
    }
  }
  return { ...counts, wrong };
}

const straight: ProgramShape = { branches: false, loops: false, escapes: false, tries: false };

describe('random programs', () => {
  it.each([
    ['straight on', straight, 1],
    ['with branches', { ...straight, branches: true }, 100_001],
    ['with loops', { ...straight, loops: true }, 200_001],
  ] as const)(
    '%s: at least 90 % of the calls that lose a value each time are reported, and no other',
    (name, shape, from) => {
      const { wrong, certain, found, ...others } = measure(shape, from);
      console.log(name, { certain, found, ...others });
      expect(wrong).toEqual([]);
      expect(certain).toBeGreaterThan(programs);
      expect(found / certain).toBeGreaterThanOrEqual(0.9);
    },
  );

  it('with exceptions, closures and escapes: nothing is reported that may arrive', () => {
    const { wrong, certain, found, ...others } = measure(
      { branches: true, loops: true, escapes: true, tries: true },
      300_001,
    );
    console.log({ certain, found, ...others });
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(programs);
  });
});
