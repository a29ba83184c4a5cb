import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/analysis/semantics/evaluation.js';
import { type FileOptions, openFile } from '../../support/opened-file.js';

const declarations = `
import co from 'co';
import Bluebird from 'bluebird';
import Q from 'q';
import fs, { promises } from 'node:fs';
import { readFile } from 'fs/promises';
import { promisify } from 'util';
import thunkify from 'thunkify';
import { lift } from 'when/generator';
import vo from 'vo';
async function asyncFunction() {}
const asyncArrow = async () => 1;
function* generator() {}
const generatorExpression = function* () {};
async function* asyncGenerator() {}
function callback(done) { done(); }
function returnsPromise(a) { if (a) return fetch(a); return Promise.resolve(1); }
function maybeReturnsPromise(a) { if (a) return fetch(a); }
function returnsNothing() {}
function throws() { throw new Error(); }
function returnsEither(a) { return a ? fetch(a) : 1; }
function recursive(a) { return a ? recursive(a - 1) : fetch(a); }
const returnsThunk = (a) => (done) => done(a);
const wrapped = co.wrap(function* () {});
const coroutine = Bluebird.coroutine(function* () {});
const lifted = lift(function* () {});
const promisified = promisify(fs.readFile);
const thunkified = thunkify(fs.readFile);
const everything = Bluebird.promisifyAll(fs);
const promise = fetch('/');
const array = [fetch('/')];
const object = { method: async () => 1, plain: () => 1 };
const escaping = { method: async () => 1 };
export { escaping };
let written = fetch('/'); written = Promise.resolve(1);
let rewritten = fetch('/'); rewritten = null;
let counted = 1; counted++;
let patterned = promise; [patterned] = [1];
let late; late = promise;
var twice = promise; var twice = promise;
function returnsBare(a) { if (a) return; }
const { first = promise } = other;
const { taken } = other;
class Local { #secret() { return fetch('/'); } static f(x) { return probeSecret(x.#secret()); } }
export function f(parameter, flag) {
  PROBE
}
`;

const expected: Record<string, readonly string[]> = {
  promise: [
    ...['{ then(done) { done(1); } }', '{ a: 1, then: (done) => done(1) }'],
    ...['fetch("/")', 'promise', 'new Promise(() => {})', 'Promise.all([])', 'Promise.resolve(1)', 'import("x")'],
    ...['parameter.then(f)', 'parameter.catch(f)', 'parameter.x().finally(f)', 'fetch("/").then(f).catch(f)'],
    ...['asyncFunction()', 'asyncArrow()', 'asyncFunction.call(1)', 'asyncFunction.apply(1, [])', '(async () => 1)()'],
    ...['returnsPromise()', 'wrapped()', 'coroutine()', 'promisified("x")'],
    ...['co(function* () {})', 'co(generator)', 'Bluebird.resolve(1)', 'new Bluebird(f)', 'Bluebird.delay(1)', 'Q(1)'],
    ...[
      'Q.all([])',
      'promises.readFile("x")',
      'fs.promises.readFile("x")',
      'readFile("x")',
      'everything.readFileAsync()',
    ],
    ...['flag ? fetch("a") : promise', 'promise || 1', 'promise'],
    ...['Promise.try(f)', 'promise && fetch("/")', 'fetch("/") ?? 1', '(promise, written)'],
    ...['(flag, promise)', 'parameter = promise', '(0, asyncFunction)()', 'written', 'object.method()'],
  ],
  array: [
    ...[
      '[]',
      '[1, promise]',
      'array',
      'new Array(3)',
      'Array.from(parameter)',
      'Array.of(1)',
      'Object.keys(parameter)',
    ],
    ...[
      'Object.values(parameter)',
      '[1].map(f)',
      'array.filter(f)',
      'array.slice(1)',
      'array.concat(1)',
      'array.flat()',
    ],
    ...['parameter.map((x) => x)', 'parameter.map(asyncFunction)', 'parameter.map(parameter)', 'flag ? [1] : [2]'],
    ...[
      '[1].reverse()',
      '[1].sort()',
      '[1].toSorted()',
      '[1].splice(0)',
      '[1].flatMap(f)',
      'Object.entries(parameter)',
    ],
    ...['[1].map()', '[1].map(...parameter)', 'Array.from(parameter, ...parameter)', 'parameter.map(wrapped)'],
  ],
  object: ['{}', '{ a: promise }', '{ then: promise }', 'object'],
  thunk: [
    ...['callback', '() => 1', 'function () {}', 'returnsThunk(1)', 'thunkified("x")', 'asyncGenerator'],
    'vo(function* () {})',
  ],
  'async-function': ['asyncFunction', 'asyncArrow', 'async () => 1', 'async function () {}'],
  generator: [
    ...[
      'generator()',
      'generatorExpression(1)',
      '(function* () {})()',
      'generator.call(1)',
      'flag ? generator() : generator()',
    ],
  ],
  'generator-function': ['generator', 'generatorExpression', 'function* () {}'],
  'async-generator': ['asyncGenerator()', '(async function* () {})()'],
  plain: [
    ...['1', '"s"', 'null', 'true', '/re/', '10n', '`t`', 'undefined', 'NaN', 'void 0', '-parameter', 'typeof flag'],
    ...['parameter + 1', 'parameter instanceof Date', 'parameter++', 'class {}', 'Local', 'new Date()', 'new Map()'],
    ...[
      'new Error("x")',
      'Math.max(1)',
      'String(parameter)',
      'JSON.stringify(parameter)',
      'Date.now()',
      'flag ? 1 : 2',
    ],
    ...[
      'returnsNothing()',
      'returnsBare()',
      '1 ?? 2',
      'Infinity',
      'new Set()',
      'new WeakMap()',
      'Number(1)',
      'isNaN(1)',
    ],
  ],
  opaque: [
    ...[
      'parameter',
      'parameter.x',
      'parameter()',
      'parameter.method()',
      'unknown',
      'unknown()',
      'new Local()',
      'taken',
    ],
    ...['this', 'flag && promise', 'flag || promise', 'flag ? promise : 1', 'promise && parameter'],
    ...[
      'maybeReturnsPromise(parameter)',
      'recursive(1)',
      'returnsEither()',
      'throws()',
      'parameter?.then(f)',
      'rewritten',
      'lifted()',
    ],
    ...['parameter.then()', 'tag`x`', 'object.other()', 'escaping.method()', 'super_.x'],
    ...['new parameter()', 'parameter += promise', 'array[0]', 'new.target'],
    ...['everything.other()', 'import.meta', '[1].join()', 'object.map((x) => x)', 'promise.map((x) => x)'],
    ...[
      'parameter.map()',
      'parameter.map(...parameter)',
      'parameter.map(1)',
      'new Date.Other()',
      'patterned',
      'late',
      'twice',
      'first',
    ],
    ...[
      'parameter ||= promise',
      '(promise, flag)',
      'promise.then()',
      'parameter[then](f)',
      'Date.other()',
      'Infinity.x',
    ],
  ],
};

describe.each(Object.entries(expected))('%s', (kind, expressions) => {
  it.each(expressions)('%s', (expression) => {
    expect(evaluationOf(declarations.replace('PROBE', `probe(${expression});`)).kind).toBe(kind);
  });
});

describe('what it finds out about values', () => {
  it.each([
    ['[promise, fetch("/")]', { kind: 'promise' }],
    ['[1, null, ,]', { kind: 'plain' }],
    ['[1, promise]', { kind: 'opaque' }],
    ['[...[promise], promise]', { kind: 'promise' }],
    ['[...array]', { kind: 'opaque' }],
    ['[]', { kind: 'plain' }],
    ['array', { kind: 'opaque' }],
    ['[1].map(asyncFunction)', { kind: 'promise' }],
    ['[1].map((x) => fetch(x))', { kind: 'promise' }],
    ['[1].map((x) => x)', { kind: 'opaque' }],
    ['[1].map(wrapped)', { kind: 'promise' }],
    ['[1].map(promisified)', { kind: 'promise' }],
    ['[1].map((x) => x).filter(Boolean)', { kind: 'opaque' }],
    ['[1].map(asyncFunction).slice(1)', { kind: 'promise' }],
    ['Array.from(parameter, asyncFunction)', { kind: 'promise' }],
    ['flag ? [promise] : [fetch("/")]', { kind: 'promise' }],
    ['flag ? [promise] : [1]', { kind: 'opaque' }],
    ['[...parameter]', { kind: 'opaque' }],
    ['[1].map(unknown)', { kind: 'opaque' }],
    ['[promise].filter(Boolean)', { kind: 'promise' }],
    ['[promise].concat(1)', { kind: 'opaque' }],
    ['Array.from([promise])', { kind: 'opaque' }],
  ])('the elements of %s', (expression, element) => {
    expect(evaluationOf(declarations.replace('PROBE', `probe(${expression});`))).toMatchObject({
      kind: 'array',
      element,
    });
  });

  it.each([
    ['[1]', true],
    ['[1].map((x) => x).concat(1)', true],
    ['array', true],
    ['flag ? [1] : [2]', true],
    ['parameter.map((x) => x)', false],
    ['parameter.map(parameter)', false],
    ['parameter.map((x) => x).filter(Boolean).concat(1)', false],
    ['flag ? [1] : parameter.map((x) => x)', false],
  ])('whether %s is certainly an array', (expression, isCertain) => {
    expect(evaluationOf(declarations.replace('PROBE', `probe(${expression});`))).toMatchObject({
      kind: 'array',
      isCertain,
    });
  });

  it.each([
    ['generator()', 'generator'],
    ['generator.call(1)', 'generator'],
    ['generatorExpression()', 'generatorExpression'],
  ])('the function and the mention behind %s', (expression, name) => {
    const code = declarations.replace('PROBE', `probe(${expression});`);
    openFile(code, ({ model, probed: [probed] }) => {
      const value = model.evaluate(probed!);
      expect(value).toMatchObject({
        kind: 'generator',
        generator: { call: probed, reference: { type: 'Identifier', name }, function: { generator: true } },
      });
    });
  });
});

describe('a function that does something else without an argument', () => {
  it.each([
    ['if (!x) return 1; return fetch(x);', 'f()', 'plain'],
    ['if (!x) return 1; return fetch(x);', 'f(parameter)', 'opaque'],
    ['if (!x) return 1; return fetch(x);', 'f(...parameter)', 'opaque'],
    ['if (!x) return 1; return fetch(x);', 'f.call(null)', 'opaque'],
    ['if (x) return fetch(x); return 1;', 'f()', 'plain'],
    ['if (x) { return fetch(x); } else { return 1; }', 'f()', 'plain'],
    ['if (x) return 1; else log(); return fetch(x);', 'f()', 'promise'],
    ['if (x != null) return 1; return fetch(x);', 'f()', 'promise'],
    ['if (x !== null) return 1; return fetch(x);', 'f()', 'plain'],
    ['if (x === undefined || y) return fetch(x); return 1;', 'f()', 'promise'],
    ['if (x && y) return 1; return fetch(x);', 'f()', 'promise'],
    ['if (y && 1) return 1; return fetch(x);', 'f(1)', 'promise'],
    ["if (typeof y !== 'function') return fetch(x); y();", 'f(1)', 'promise'],
    ["if (typeof x === 'function') return 1; return fetch(x);", 'f()', 'promise'],
    ['if (x.ok) return 1; return fetch(x);', 'f()', 'opaque'],
    ['x = x || 1; if (!x) return 1; return fetch(x);', 'f()', 'opaque'],
    ['if (other) return 1; if (!x) return fetch(x); return 1;', 'f()', 'opaque'],
    ['const g = () => { return 1; }; if (!x) throw g(); return fetch(x);', 'f()', 'promise'],
  ])('%s %s', (body, call, kind) => {
    const code = `function f(x, y) { ${body} } export function g(parameter) { probe(${call}); }`;
    expect(evaluationOf(code).kind).toBe(kind);
  });
});

describe('types', () => {
  const typed = (code: string) => evaluationOf(code, { typed: true });

  it.each([
    ['Promise<number>', 'promise'],
    ['PromiseLike<number>', 'promise'],
    ['Promise<number> | Promise<string>', 'promise'],
    ['{ then(f: () => void): void }', 'promise'],
    ['Promise<number>[]', 'array'],
    ['readonly string[]', 'array'],
    ['[Promise<number>, string]', 'array'],
    ['(done: () => void) => void', 'thunk'],
    ['Generator<unknown, void, unknown>', 'generator'],
    ['AsyncGenerator<unknown, void, unknown>', 'async-generator'],
    ['Promise<number> | undefined', 'opaque'],
    ['any', 'opaque'],
    ['unknown', 'opaque'],
  ])('a parameter of type %s', (type, kind) => {
    expect(
      typed(`export function f(parameter: ${type}) { probe(parameter); }\ndeclare function probe(x: unknown): void;`)
        .kind,
    ).toBe(kind);
  });

  it('the elements of an array', () => {
    const code = 'export function f(ps: Promise<number>[]) { probe(ps); }\ndeclare function probe(x: unknown): void;';
    expect(typed(code)).toMatchObject({ kind: 'array', element: { kind: 'promise' } });
  });

  it('a method of a declared class', () => {
    const code = `declare class Api { get(): Promise<string>; name(): string }
export function f(api: Api) { probe(api.get()); }
declare function probe(x: unknown): void;`;
    expect(typed(code).kind).toBe('promise');
  });
});

function evaluationOf(code: string, options?: FileOptions): Evaluation {
  return openFile(code, ({ model, probed: [probed] }) => model.evaluate(probed!), options);
}
