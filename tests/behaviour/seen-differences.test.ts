import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { convertProgram } from '../support/conversion.js';

/** What a program prints in a process of its own, where it may change globals. */
function printed(program: string): string {
  return spawnSync(process.execPath, ['-'], { cwd: import.meta.dirname, input: program, encoding: 'utf8' }).stdout;
}

describe('what the file shows to be noticed is converted by no fix', () => {
  it.each([
    [
      'a promise class in the place of the global one',
      `global.Promise = require('bluebird');\nconst co = require('co');\nconst f = co.wrap(function* (a) { return yield Promise.resolve([a, 2]); });\nf(1).spread((a, b) => console.log(a + b));`,
      '3\n',
    ],
    [
      'the same, exported',
      `globalThis.Promise = require('bluebird');\nconst co = require('co');\nexports.f = co.wrap(function* () { return yield Promise.resolve(1); });\nexports.f().then((value) => console.log(value, typeof exports.f().tap));`,
      '1 function\n',
    ],
    [
      'what kind of function it is, by its constructor',
      `const co = require('co');\nconst f = co.wrap(function* () { yield Promise.resolve(1); });\nconsole.log(f.constructor === Function, 'prototype' in f);`,
      'true true\n',
    ],
    [
      'what kind of function it is, by what tests for it',
      `const co = require('co');\nconst f = co.wrap(function* () { yield Promise.resolve(1); });\nconsole.log(Object.prototype.toString.call(f), require('util').types.isAsyncFunction(f));`,
      '[object Function] false\n',
    ],
  ])('%s', (_name, program, output) => {
    const { text, reported } = convertProgram(program);
    expect(printed(program)).toBe(output);
    expect(reported).toHaveLength(1);
    expect(text).toBe(program);
  });
});

describe('what primes a generator is not reported', () => {
  it.each([
    'it.next(null); console.log(it.next({ value: 3 }).value);',
    'it.next(undefined); console.log(it.next({ value: 3 }).value);',
  ])('%s', (steps) => {
    const program = `function* sum() { const { value } = yield; yield value; }\nconst it = sum();\n${steps}`;
    const { text, reported } = convertProgram(program, { rules: ['no-unprimed-generator'] });
    expect(printed(program)).toBe('3\n');
    expect(reported).toEqual([]);
    expect(text).toBe(program);
  });

  it.each([
    'function run(first) { const it = sum(); it.next(first); console.log(it.next({ value: 3 }).value); } run();',
    'const o = {}; const it = sum(); it.next(o.missing); console.log(it.next({ value: 3 }).value);',
    'let w; w = null; const it = sum(); it.next(w ?? undefined); console.log(it.next({ value: 3 }).value);',
  ])('no fix where the argument may be nothing: %s', (steps) => {
    const program = `function* sum() { const { value } = yield; yield value; }\n${steps}`;
    const { text } = convertProgram(program, { rules: ['no-unprimed-generator'] });
    expect(printed(program)).toBe('3\n');
    expect(text).toBe(program);
  });
});
