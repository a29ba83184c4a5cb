import { describe, expect, it } from 'vitest';
import { expectSameBehaviour } from '../support/expectations.js';

const outOfSight = '\nfunction call(...given) { const done = given.pop(); setImmediate(() => done(...given)); }';

function program(thunk: string): string {
  return `const co = require('co');
exports.main = co.wrap(function* () {
  try { return [yield ${thunk}]; } catch (error) { return String(error); }
});${outOfSight}`;
}

/** What stands in the place of each: the shortest that does the same. */
const thunks: readonly [thunk: string, executor: string][] = [
  [
    'function (done) { call(null, 1, done); }',
    'new Promise((resolve, reject) => { call(null, 1, (error, ...results) =>',
  ],
  ['(done) => call(null, 1, 2, done)', 'new Promise((resolve, reject) => call(null, 1, 2, (error, ...results) =>'],
  ['(done) => call(new RangeError("no"), done)', 'new Promise((resolve, reject) => call('],
  ['(done) => call(done)', 'new Promise((resolve, reject) => call('],
  ['(done) => { setTimeout(done, 1); }', 'new Promise((resolve) => { setTimeout(resolve, 1); })'],
  ['(done) => { setTimeout(done, 1, null, 2); }', 'new Promise((resolve, reject) => {'],
  ['(done) => process.nextTick(done)', 'new Promise((resolve) => process.nextTick(resolve))'],
  ['(done) => done()', 'new Promise((resolve) => resolve())'],
  ['(done) => done(null)', 'new Promise((resolve) => resolve())'],
  ['(done) => done(undefined, log(1))', 'new Promise((resolve) => resolve(log(1)))'],
  ['(done) => done(null, 1, [2])', 'new Promise((resolve) => resolve([1, [2]]))'],
  ['(done) => done(null, later(1))', 'new Promise((resolve) => resolve(later(1)))'],
  ['(done) => done(null, (log(1), 2), 3,)', 'new Promise((resolve) => resolve([(log(1), 2), 3,]))'],
  ['(done) => done(new RangeError("no"), 1)', 'new Promise((resolve, reject) => reject(new RangeError("no")))'],
  ['(done) => done(/* no error */ null, 1)', 'new Promise((resolve) => resolve(/* no error */ 1))'],
  ['(done) => done(/* nothing */)', 'new Promise((resolve) => /* nothing */ resolve())'],
  [
    '(done) => done(new RangeError("no"), /* never read */ 1)',
    'new Promise((resolve, reject) => reject(new RangeError("no")/* never read */ ))',
  ],
  ['(done) => done(...[null, 1])', '((thunk) => new Promise('],
  ['(done) => { done(...[null, 1]); }', 'const done = (error, ...results) =>'],
  ['(done) => { done(log(0), 1); }', 'const done = (error, ...results) =>'],
  [
    'function (done) { done(null, 1); done(null, 2); done(new Error("late")); }',
    'new Promise((resolve, reject) => { resolve(1);',
  ],
  ['function (done) { log(1); throw new RangeError("no"); }', 'new Promise(() => { log(1); throw'],
  ['function (done) { call(null, 1, done.bind(null)); }', 'const done = (error, ...results) =>'],
  [
    'function (done) { call(null, "a", (error, text) => { if (error) return done(error); done(null, text + "b"); }); }',
    'if (error) return reject(error); resolve(text + "b"); }); })',
  ],
  [
    'function (done) { call(new RangeError("no"), (error) => { if (error) { done(error); return; } done(); }); }',
    'if (error) { reject(error); return; } resolve(); }); })',
  ],
  [
    'function (done) { call(new Error("no"), (error) => { if (error) { error = null; done(error, 1); } }); }',
    'const done = (error, ...results) =>',
  ],
  [
    'function (done) { call(1, (error) => { if (error) { const error = null; done(error, 1); } }); }',
    'const done = (error, ...results) =>',
  ],
  ['function (done) { call(null, 1, done); call(null, 2, done); }', 'const done = (error, ...results) =>'],
  ['function (resolve) { resolve(null, 1); }', '((thunk) => new Promise('],
  ['function (done) { log(arguments.length); done(null, 1); }', '((thunk) => new Promise('],
  ['function twice(done) { if (log(1)) done(null, typeof twice); }', '((thunk) => new Promise('],
  ['function (done, more) { done(null, more); }', '((thunk) => new Promise('],
  ['async (done) => { done(null, log(await later(1))); }', '((thunk) => new Promise('],
  ['async (...given) => { given[0](null, log(await later(1))); }', '((thunk) => new Promise('],
  [
    '(async (id, done) => { await later(1); setTimeout(done, 1, null, id); }).bind(null, 2)',
    '((thunk) => new Promise(',
  ],
  ['(log(0), async function (done) { done.call(null, new RangeError("no")); })', '((thunk) => new Promise('],
  ['[(done) => done(null, 1), (done) => setImmediate(done)]', 'Promise.all([new Promise((resolve) => resolve(1)), new'],
];

describe('a thunk that is written out becomes the executor of a promise', () => {
  it.each(thunks)('%s', async (thunk, executor) => {
    const { text } = await expectSameBehaviour(program(thunk), { preset: 'migrate', because: ['thunk-operand'] });
    expect(text).toContain(executor);
  });

  it('has a line of its own for its callback where it has lines', async () => {
    const thunk = 'function (done) {\n    // Both.\n    call(null, 1, done);\n    call(null, 2, done);\n  }';
    const { text } = await expectSameBehaviour(program(thunk), { preset: 'migrate', because: ['thunk-operand'] });
    expect(text).toMatch(/=> \{\n {4}const done = .*;\n {4}\/\/ Both\.\n/);
  });
});
