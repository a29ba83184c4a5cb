import { describe, expect, it } from 'vitest';
import { convertProgram } from '../../../support/conversion.js';
import { prelude } from '../../../support/program.js';

/** Why a wrapped function with these parameters, and this return type in TypeScript, is no fix. */
function reasonsFor(parameters: string, returnType = ''): string[] {
  const program = `import co from 'co';\nconst load = co.wrap(function* (${parameters})${returnType} { yield later(1); });\nload();\n`;
  return [...convertProgram(program + prelude, { filename: 'program.ts' }).reasons];
}

describe('parameters that cannot throw', () => {
  it.each([
    ...[
      '',
      'a, b',
      '...a',
      'a = 1',
      'a = undefined',
      'a = []',
      'a = {}',
      'a = -1',
      'a = !0',
      'a = `t`',
      'a = () => f()',
    ],
    ...['a = function () { f(); }', 'a = null', 'a = /re/'],
  ])('%s', (parameters) => {
    expect(reasonsFor(parameters)).toEqual([]);
  });
});

describe('parameters that may throw', () => {
  it.each([
    ...['{ a }', '[a]', '{ a } = {}', '[a] = []', '...[a]', '...{ length }', 'a = f()', 'a = b', 'a = [f()]'],
    ...['a = { b: f() }', 'a = -f()', 'a = `${f()}`', 'a = new A()', 'a = this.b', 'a, { b }'],
  ])('%s', (parameters) => {
    expect(reasonsFor(parameters)).toEqual(['parameter-default']);
  });
});

describe('return types', () => {
  const converted = (type: string) =>
    /Promise<.*?> \{/.exec(
      convertProgram(
        `import co from 'co';\nconst load = co.wrap(function* (): ${type} { yield later(1); });\nload();\n${prelude}`,
        { filename: 'program.ts', preset: 'migrate' },
      ).text,
    )?.[0];

  it.each([
    ['Generator<unknown, number, unknown>', 'Promise<number> {'],
    ['Generator<unknown>', 'Promise<any> {'],
    ['Generator', 'Promise<any> {'],
    ['IterableIterator<number>', 'Promise<any> {'],
    ['Iterator<unknown, string[]>', 'Promise<string[]> {'],
    ['IteratorObject<unknown, string>', 'Promise<string> {'],
    ['Iterable<number>', 'Promise<any> {'],
    ['any', 'Promise<any> {'],
  ])('%s', (type, expected) => {
    expect(reasonsFor('', `: ${type}`)).toEqual([]);
    expect(converted(type)).toBe(expected);
  });

  it.each(['Other<number>', 'ns.Generator<unknown>', 'number', 'ns.a.Other', '{ next(): void }'])(
    'nobody knows what becomes of %s',
    (type) => {
      expect(reasonsFor('', `: ${type}`)).toEqual(['return-type']);
    },
  );
});
