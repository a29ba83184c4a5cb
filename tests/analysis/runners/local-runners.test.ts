import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../support/opened-file.js';
import {
  callbackRunners,
  compiledRunners,
  differingRunners,
  immediateRunners,
  exactRunners,
  exactWrappers,
  lookAlikes,
} from '../../support/runner-fixtures.js';

/** What the functions of a file are recognised as. */
function shapesIn(code: string) {
  return openFile(code, ({ model }) =>
    (model.runners?.all() ?? []).map(({ role, meaning, differences }) => ({
      role,
      ...meaning,
      differences: differences.map(({ code }) => code),
    })),
  );
}

it.each(Object.entries({ ...exactRunners, ...compiledRunners }))('a runner: %s', (_, source) => {
  expect(shapesIn(source)).toMatchObject([{ role: 'runner', family: 'await-all', differences: [] }]);
});

it.each(Object.entries(exactWrappers))('a wrapper: %s', (_, source) => {
  const contract = { generatorAt: 0, thisFrom: 'receiver', argumentsFrom: 'rest', returns: 'native' };
  expect(shapesIn(source).at(-1)).toMatchObject({ role: 'wrapper', family: 'await-all', contract, differences: [] });
});

it.each(Object.entries(immediateRunners))('a runner that waits for promises alone: %s', (_, source) => {
  expect(shapesIn(source)).toMatchObject([{ role: 'runner', family: 'immediate', differences: [] }]);
});

it.each(Object.entries(differingRunners))('not the same: %s', (_, [kind, source]) => {
  const [shape] = shapesIn(source);
  expect(shape).toMatchObject({ role: 'runner' });
  expect(shape).not.toHaveProperty('contract');
  expect(shape!.differences[0]).toBe(kind);
});

it.each(Object.entries(callbackRunners))('resumed by callbacks: %s', (_, source) => {
  expect(shapesIn(source)).toEqual([{ role: 'runner', differences: ['callbacks'] }]);
});

it.each(Object.entries(lookAlikes))('none: %s', (_, source) => {
  expect(shapesIn(source)).toEqual([]);
});

describe('the form does not matter', () => {
  const source = exactRunners['closures over next and throw']!;
  const expected = shapesIn(source);

  it.each([
    ['names', source.replace(/\b(?:body|state|advance|resume|makeBody)\b/g, (name) => `$${name}`)],
    ['white space', source.replace(/\s+/g, ' ')],
    ['comments', source.replace(/;/g, '; // a comment\n')],
    ['a function expression', source.replace('function run(', 'const run = function (')],
    ['braces', source.replace(/try \{ (.*?) \}/, 'try { { $1 } }')],
    ['let for var', source.replace(/\bvar\b/g, 'let')],
    [
      'a ternary',
      source.replace('if (state.done) return', 'return state.done ?').replace('(state.value);', '(state.value) :'),
    ],
  ])('%s', (_, changed) => {
    expect(changed).not.toBe(source);
    expect(shapesIn(changed)).toEqual(expected);
  });
});

it('leaves a recursion without end', () => {
  const source = `async function run(id) {
    const body = run();
    let state = body.next();
    while (!state.done) state = body.next(await state.value);
  }`;
  expect(shapesIn(source)).toEqual([]);
});

it('none where it throws in a callback, where nothing catches it', () => {
  expect(shapesIn(readFileSync(createRequire(import.meta.url).resolve('when/generator'), 'utf8'))).toEqual([]);
});
