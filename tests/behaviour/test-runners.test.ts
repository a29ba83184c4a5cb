import { describe, expect, it } from 'vitest';
import { convertProgram, type ConversionOptions } from '../support/conversion.js';
import { jasmine, jest, mochaWith, type RealRunner, type ReportedTest, runTests } from '../support/reported-tests.js';

/** A test: its title, what is called with a function, and the error it ends with. */
type Case = readonly [title: string, body: string, error?: string];

const cases: readonly Case[] = [
  ['waits', `log(yield later('waited'));`],
  [
    'waits for several',
    `const [a, b] = yield [later(1), later(2)]; const { c } = yield { c: later(3) }; assert.deepEqual([a, b, c], [1, 2, 3]);`,
  ],
  ['calls back', `assert.equal(yield (callback) => setTimeout(callback, 1, null, 4), 4);`],
  ['runs generators', `assert.equal(yield load(2), 4); assert.equal(yield* load(3), 6);`],
  ['catches', `try { yield failing('expected'); } catch (error) { log(error.message); } finally { log('finally'); }`],
  ['loops', `for (const number of [1, 2]) log('loop ' + (yield later(number)));`],
  ['fails', `yield later(); throw new Error('later');`, 'later'],
  ['is rejected', `yield failing('rejected');`, 'rejected'],
  ['throws', `throw new Error('at once');`, 'at once'],
  ['is empty', ``],
];

const declarations = `const assert = require('assert');
const { appendFileSync } = require('fs');
const log = (what) => appendFileSync(process.env.EFFECTS, what + '\\n');
const later = (value) => new Promise((resolve) => { setTimeout(resolve, 1, value); });
const failing = (message) => new Promise((_resolve, reject) => { setTimeout(reject, 1, new Error(message)); });
`;

/** A test file: hooks, the cases, and what stands beside them. */
function fileFor({ head, hooks, skipped }: RealRunner, body = ''): string {
  const tests = cases.map(([title, code]) => `  it('${title}', function* () { log('${title}'); ${code} });`);
  return `${head}
${declarations}
describe('suite', function () {
  ${hooks.before}(function* () { log('before all'); yield later(); });
  beforeEach(function* () { this.user = yield later('Ann'); log('before each'); });
  afterEach(function* () { yield later(); log('after each'); });
  ${hooks.after}(function* () { yield later(); log('after all'); });
${tests.join('\n')}
  it('shares', function* () { log(this.user); yield later(); const own = () => this.user; assert.equal(own(), 'Ann'); });
  it('is no generator', function () { log(this.user); });
  it('is async', async () => { log(await later('async')); });
  it('has a name', named);
  ${skipped}
  describe('inner', () => {
    it('waits', function* inside() { log(yield later('inside')); });
  });
  function* load(number) { return (yield later(number)) * 2; }
  function* named() { log('named'); yield later(); }
${body}
});
`;
}

/** What the runner is to report of such a file. */
const expected: readonly ReportedTest[] = [
  ...cases.map(([title, , error]): ReportedTest => ({
    title: `suite ${title}`,
    state: error === undefined ? 'passed' : 'failed',
    errors: error === undefined ? [] : [error],
  })),
  ...['shares', 'is no generator', 'is async', 'has a name'].map(passed),
  { title: 'suite is skipped', state: 'skipped', errors: [] },
  passed('inner waits'),
];

function passed(title: string): ReportedTest {
  return { title: `suite ${title}`, state: 'passed', errors: [] };
}

function byTitle(reported: readonly ReportedTest[]): readonly ReportedTest[] {
  return reported.toSorted((a, b) => (a.title < b.title ? -1 : 1));
}

function convert(runner: RealRunner, text: string, options: ConversionOptions = {}) {
  const { dependencies } = runner;
  return convertProgram(text, { dependencies, rules: ['no-generator-handler'], ...options });
}

/** A file of tests of which every generator is converted, some because of thunks that they yield. */
function convertedWhole(runner: RealRunner, source: string): string {
  const { text, reasons, remaining, broken } = convert(runner, source, { suggestions: true });
  expect([...reasons]).toEqual(['thunk-operand']);
  expect(remaining).toEqual([]);
  expect(broken).toEqual([]);
  expect(text).not.toContain('function*');
  return text;
}

describe.each([mochaWith('co-mocha'), mochaWith('mocha-generators'), jasmine, jest])('$name', (runner) => {
  const source = fileFor(runner);

  it('reports the same of the converted tests', async () => {
    const text = convertedWhole(runner, source);
    const before = await runTests(runner, source);
    expect(byTitle(before.reported)).toEqual(byTitle(expected));
    expect(await runTests(runner, text)).toEqual(before);
  });

  it('needs nothing more to run them', async () => {
    const { text } = convert(runner, source, { suggestions: true });
    const before = await runTests(runner, source);
    expect(await runTests(runner, text.replace(runner.head, ''))).toEqual(before);
  });

  it('leaves a test with a callback as it is', () => {
    const { text, reasons } = convert(
      runner,
      fileFor(runner, `it('calls', function* (done) { yield later(); done(); });`),
    );
    expect([...reasons]).toContain('test-callback');
    expect(text).toContain('function* (done)');
  });
});

describe('mocha with thunk-mocha', () => {
  const runner = mochaWith('thunk-mocha');
  const file = (body: string) => `${runner.head}\n${declarations}\n${body}\n`;
  const source = file(`
describe('suite', function () {
  before(function* () { this.user = yield later('Ann'); });
  it('waits', function* () { assert.equal(this.user, 'Ann'); assert.equal(yield later('waited'), 'waited'); });
  it('gives back', function* () {
    const date = new Date();
    assert.equal(yield date, date);
    assert.deepEqual([yield 5, yield null, yield, yield [5, null]], [5, null, undefined, [5, null]]);
  });
  it('resolves', function* () {
    assert.deepEqual(yield [later(1), [later(2), load()]], [1, [2, 2]]);
    const { a, b } = yield { a: later(1), b: 5 };
    assert.deepEqual([a, b], [1, 5]);
  });
  it('calls back', function* () { assert.equal(yield (callback) => setTimeout(callback, 1, null, 4), 4); });
  it('takes several results', function* () { assert.deepEqual(yield (callback) => callback(null, 4, 5), [4, 5]); });
  it('runs generators', function* () { assert.deepEqual([yield load(2), yield* load(3), yield load], [4, 6, 2]); });
  it('catches', function* () { try { yield failing('expected'); } catch (error) { log(error.message); } });
  it('is rejected', function* () { yield failing('rejected'); });
  it('throws', function* () { throw new Error('at once'); });
  it('returns', function* () { return yield later(5); });
  function* load(number = 1) { log('load'); return (yield later(number)) * 2; }
});`);

  it('reports the same of the converted tests, with it and without', async () => {
    const text = convertedWhole(runner, source);
    const before = await runTests(runner, source);
    expect(before.reported.filter(({ state }) => state === 'passed')).toHaveLength(8);
    expect(await runTests(runner, text)).toEqual(before);
    expect(await runTests(runner, text.replace(runner.head, ''))).toEqual(before);
  });

  it('leaves a test that returns what runs', async () => {
    const kept = file(`function* load() { log('ran'); yield later(); }
it('returns one', function* () { yield later(); return load(); });
it('returns a thunk', function* () { yield later(); return (callback) => { log('called'); callback(); }; });`);
    expect((await runTests(runner, kept)).effects).toEqual(['ran', 'called']);
    const { text, reasons } = convert(runner, kept, { preset: 'migrate' });
    expect([...reasons]).toContain('test-result');
    expect(text).toBe(kept);
  });
});

describe('mocha alone', () => {
  const runner = mochaWith();
  const source = fileFor(runner);

  it('passes tests that it never runs, which run once they are converted', async () => {
    const before = await runTests(runner, source);
    expect(before.reported.filter(({ state }) => state === 'failed')).toEqual([]);
    const { text } = convert(runner, source, { rules: ['no-floating-generator'], preset: 'migrate' });
    const after = await runTests(runner, text);
    expect(byTitle(after.reported)).toEqual(byTitle(expected));
    expect(before.effects).toEqual(['undefined', 'async']);
  });
});

describe('what is different in an async function', () => {
  it('is that mocha-generators takes a value for an error', async () => {
    const runner = mochaWith('mocha-generators');
    const source = `${runner.head}\nit('returns', function* () { return yield Promise.resolve(5); });\n`;
    const { text, reasons } = convert(runner, source);
    expect([...reasons]).toEqual(['test-value']);
    expect(text).toBe(source);
    const converted = convert(runner, source, { suggestions: true });
    expect((await runTests(runner, source)).reported[0]!.errors).toEqual(['done() invoked with non-Error: 5']);
    expect((await runTests(runner, converted.text)).reported[0]!.state).toBe('passed');
  });

  it('is not the value of a test under co-mocha and jest', async () => {
    for (const runner of [mochaWith('co-mocha'), jest]) {
      const source = `${runner.head}\nit('returns', function* () { return yield Promise.resolve(5); });\n`;
      const before = await runTests(runner, source);
      const { text, remaining } = convert(runner, source);
      expect(remaining).toEqual([]);
      expect(await runTests(runner, text)).toEqual(before);
    }
  });

  it('is `this` under jest before version 30', () => {
    const source = `it('shares', function* () { yield this.ready; });\nit('waits', function* () { yield Promise.resolve(); });\n`;
    const options = { dependencies: { jest: '^29.7.0' } };
    const { text, reasons } = convert(jest, source, options);
    expect([...reasons]).toEqual(['opaque-operand', 'test-receiver']);
    expect(text).toContain(`it('waits', async function ()`);
    expect(convert(jest, source).reasons).toEqual(new Set(['opaque-operand']));
  });
});
