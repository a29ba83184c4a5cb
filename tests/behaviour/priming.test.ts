import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-unprimed-generator.js';
import { execute } from '../support/stepping-execution.js';
import { prelude, randomProgram } from '../support/stepping-programs.js';

const linter = new Linter();
const config: Linter.Config = {
  languageOptions: { sourceType: 'commonjs' },
  plugins: { 'native-async': { rules: { it: rule as unknown as Rule.RuleModule } } },
  rules: { 'native-async/it': 'error' },
};

/** Runs a program that says what it does; in the order in which it is said. */
function run(program: string): unknown[] {
  const said: unknown[] = [];
  const say = (thing: unknown) => (said.push(thing), thing);

  new Function('say', program)(say);
  return said;
}

describe('after the fix the values arrive, and all else stays as it was', () => {
  it.each([
    [
      'the first of a loop',
      `function* log() { while (true) say(yield); }
       const g = log();
       for (const x of ['a', 'b']) { say('step'); g.next(x); }`,
      ['step', 'step', 'b'],
      ['step', 'a', 'step', 'b'],
    ],
    [
      'a factory of a factory',
      `function* log() { while (true) say(yield); }
       const make = () => log();
       function again() { return make(); }
       const g = again();
       g.next('a');`,
      [],
      ['a'],
    ],
    [
      'a bound function',
      `function* log(name) { while (true) say(name + (yield)); }
       const bound = log.bind(null, 'x');
       const g = bound();
       g.next('a');
       g.next('b');`,
      ['xb'],
      ['xa', 'xb'],
    ],
    [
      'both branches',
      `function* log() { while (true) say(yield); }
       for (const c of [true, false]) {
         const g = log();
         if (c) g.next('then'); else g.next('else');
       }`,
      [],
      ['then', 'else'],
    ],
    [
      'a body that does something first',
      `function* log() { say('begin'); while (true) say(yield); }
       const g = log();
       g.next('a');
       g.next('b');`,
      ['begin', 'b'],
      ['begin', 'a', 'b'],
    ],
    [
      'another name, and a loop left early',
      `function* log() { try { while (true) say(yield); } finally { say('end'); } }
       const g = log(), h = g;
       do { h?.next('a'); } while (say(false));
       g.return();`,
      [false, 'end'],
      ['a', false, 'end'],
    ],
    [
      'a method',
      `class Log {
         *lines() { const lines = []; for (;;) { lines.push(yield); say(lines.join()); } }
         run() { const g = this.lines(); g.next(1); g.next(2); }
       }
       new Log().run();`,
      ['2'],
      ['1', '1,2'],
    ],
  ])('%s', (_name, program, before, after) => {
    expect(run(program)).toEqual(before);
    const { output, messages } = linter.verifyAndFix(program, [config]);
    expect(messages).toEqual([]);
    expect(run(output)).toEqual(after);
  });

  it.each([
    ['nothing to say', 'g.next(0); g.next(1); g.next(2);'],
    ['an empty text', "g.next(''); g.next(1); g.next(2);"],
    ['a boolean', 'g.next(true); g.next({ value: 1 });'],
    ['a word before objects', "g.next('start'); g.next({ value: 1 });"],
    ['a word before what is not written out', "const x = say(1); g.next('start'); g.next(x);"],
  ])('but not where the first value is most likely a placeholder: %s', (_name, steps) => {
    const program = `function* log() { while (true) say(yield); } const g = log(); ${steps}`;
    const { output, messages } = linter.verifyAndFix(program, [config]);
    expect(output).toBe(program);
    expect(messages.map(({ suggestions }) => suggestions?.map(({ desc }) => desc))).toEqual([
      ['Remove the ignored argument', 'Prime the generator: add `g.next()`'],
    ]);
  });

  it('in random programs', () => {
    let fixed = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const program = randomProgram(seed, {
        branches: seed % 2 > 0,
        loops: seed % 3 > 0,
        escapes: false,
        tries: false,
      });
      const reported = sitesFixedIn(program);
      if (reported.length === 0) continue;
      const before = execute(program).outcomes;
      const changed = fix(program);
      const after = execute(changed).outcomes;
      for (const id of reported) expect([id, after.get(id)?.lost ?? 0, changed]).toEqual([id, 0, changed]);
      for (const [id, { lost }] of before) {
        if (lost === 0) expect([id, after.get(id)?.lost ?? 0, changed]).toEqual([id, 0, changed]);
      }
      fixed += reported.length;
    }
    expect(fixed).toBeGreaterThan(50);
  });
});

const around = (program: string) => `${prelude}function run() {\n${program}\n}`;

/** The values that a fix lets arrive, by their names. */
function sitesFixedIn(program: string): string[] {
  const text = around(program);
  const lines = text.split('\n');
  const messages = linter.verify(text, [config]).filter(({ fix }) => fix);
  return messages.map(({ line, column }) => /'(s\d+)'/.exec(lines[line - 1]!.slice(column - 1))![1]!);
}

function fix(program: string): string {
  const { output } = linter.verifyAndFix(around(program), [config]);
  return output.slice(output.indexOf('function run() {\n') + 'function run() {\n'.length, -2);
}
