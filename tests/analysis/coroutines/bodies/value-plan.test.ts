import { describe, expect, it } from 'vitest';
import { convertProgram } from '../../../support/conversion.js';
import { prelude } from '../../../support/program.js';

/** Everything that the values may be made of. */
const declarations = `const api = globalThis.api;
const array = [1];
const map = api.map;
const both = { a: 1, ...api };
function* inner(value) { yield later(value); }
function thunk(done) { done(null, 1); }
function thunkOfThis(done) { done(null, this.x); }
const arrow = (done) => done();
async function asynchronous() {}
async function* asyncGenerator() { yield 1; }
`;

/** Why a coroutine that yields this is no fix. */
function reasonsFor(operand: string, settings: object = {}, library = "const { wrap } = require('co');"): string[] {
  const program = `${library}\nwrap(function* () { const o = yield ${operand}; return [o]; })().catch(log);\n${declarations}${prelude}`;
  return [...convertProgram(program, { settings: { ...settings } }).reasons].toSorted();
}

describe('what co resolves', () => {
  it.each<[operand: string, ...reasons: string[]]>([
    ['later(1)'],
    ['[later(1), later(2)]'],
    ['[later(1), , 2]'],
    ['[1, "s", null]'],
    ['{ a: later(1), b: 2 }'],
    ['[[later(1)], { a: [later(2)] }]'],
    ['inner(1)'],
    ['[inner(1), inner(2)]'],
    ['{ a: inner(1), b: inner(2) }'],
    ['[inner(1), api]', 'opaque-part'],
    ['[inner(1), log(2)]', 'start-order'],
    ['[log(2), inner(1)]'],
    ['[inner(1), inner(log(2))]', 'start-order'],
    ['{ a: inner(1), b: inner(log(2)) }', 'start-order'],
    ['{ b: inner(log(2)), a: inner(1) }'],
    ['[function* () { yield later(1); }]'],
    ['[function* () { yield this.x; }]', 'receiver'],
    ['[() => 1]', 'thunk-operand'],
    ['thunk', 'thunk-operand'],
    ['arrow', 'thunk-operand'],
    ['thunkOfThis', 'receiver'],
    ['function (done) { done(null, this.x); }', 'receiver'],
    ['(done) => done(null, this)', 'thunk-operand'],
    ['asynchronous', 'uncalled-async-function'],
    ['asyncGenerator()', 'async-generator-operand'],
    ['api.get()', 'opaque-operand'],
    ['[api.get()]', 'opaque-part'],
    ['array', 'opaque-elements'],
    ['[...array]', 'opaque-elements'],
    ['[...[later(1)]]'],
    ['[...api]', 'opaque-elements'],
    ['both', 'opaque-elements'],
    ['5', 'always-throws'],
    ['api.flag ? later(1) : 5', 'plain-branch'],
    ['api.flag ? later(1) : later(2)'],
    ['api.flag || later(1)', 'opaque-part'],
    ['{ a: later(1), ...api }', 'opaque-part'],
    ['{ get a() { return 1; } }', 'opaque-part'],
    ['{ a() {} }', 'resolved-element'],
    ...['__proto__', 'constructor', 'next', 'then', 'throw'].map((key): [string, string] => [
      `{ ${key}: later(1) }`,
      'opaque-part',
    ]),
    ['{ other: later(1) }'],
    ['[1].map(inner)'],
    ['[1].map((x) => inner(x))'],
    ['[1].map((x) => inner(log(x)))', 'start-order'],
    ['[1].map((x) => { return inner(x); })', 'start-order'],
    ['[1].map(function (x) { return inner(x); })', 'start-order'],
    ['[1].map((x) => (log(x), inner(x)))', 'start-order'],
    ['[1].map((x) => later(x))'],
    ['[1].map((x) => [x])', 'resolved-element'],
    ['[1].map((x) => x)', 'opaque-elements'],
    ['api.map((x) => later(x))', 'not-certainly-array'],
  ])('yield %s', (operand, ...reasons) => {
    expect(reasonsFor(operand)).toEqual(reasons.toSorted());
  });

  it.each(['api.get()', '[api.get()]', 'array', '[...api]', 'api.flag || later(1)'])(
    'is taken for promises where the settings say so: yield %s',
    (operand) => {
      expect(reasonsFor(operand, { opaqueOperand: 'await' })).toEqual([]);
    },
  );
});

describe('a family that takes promises alone', () => {
  it.each<[operand: string, ...reasons: string[]]>([
    ['later(1)'],
    ['api.get()'],
    ['api.map((x) => later(x))'],
    ['[later(1)]', 'always-throws'],
    ['{ a: 1 }', 'always-throws'],
    ['5', 'always-throws'],
    ['inner(1)', 'always-throws'],
  ])('yield %s', (operand, ...reasons) => {
    expect(reasonsFor(operand, {}, "const { coroutine: wrap } = require('bluebird');")).toEqual(reasons);
  });
});

describe('Task of Mozilla, which resolves generators too', () => {
  const library = "const { Task } = require('resource://gre/modules/Task.jsm');\nconst wrap = Task.async;";

  it.each<[operand: string, ...reasons: string[]]>([
    ['later(1)'],
    ['5'],
    ['[api.get()]'],
    ['inner(1)'],
    ['api.get()', 'opaque-operand'],
  ])('yield %s', (operand, ...reasons) => {
    expect(reasonsFor(operand, {}, library)).toEqual(reasons);
  });
});
