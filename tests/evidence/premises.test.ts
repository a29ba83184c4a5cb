import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { RecordedRun } from './recorded-run.js';

const require = createRequire(import.meta.url);
type Load = { load(store: unknown): Promise<unknown> };
const find = { find: () => Promise.resolve(1) };

describe('the message of a fix that rests on a run says so', () => {
  it('of a call of a wrapper', async () => {
    const text = `const co = require('co');\nexports.load = co.wrap(function* (store) { return yield store.find(); });\n`;
    const run = await RecordedRun.of(text, ({ load }: Load) => load(find));

    expect(run.fixed().messages).toEqual([
      'Use an async function instead of `co.wrap`. Auto-fixed: a recorded run shows what `store.find()` is. [recorded-operand]',
    ]);
  });

  it('of a generator that is run elsewhere', async () => {
    const text = `const co = require('co');
exports.load = (store) => co(function* () { return yield inner(store); });
function* inner(store) { return yield store.find(); }
`;
    const run = await RecordedRun.of(text, ({ load }: Load) => load(find));

    expect(run.fixed().messages).toContainEqual(expect.stringContaining('[recorded-operand]'));
    expect(run.fixed().output).toContain('async function inner(store) { return await store.find(); }');
  });

  it('of a suggestion that several kinds are the reason of', async () => {
    const text = `const co = require('co');\nexports.load = co.wrap(function* (store) { return yield store.find(); });\n`;
    const run = await RecordedRun.of(text, async ({ load }: Load) => {
      await load(find);
      await load(find);
      await load({ find: () => [1] });
    });

    expect(run.fixed().messages).toEqual([
      'Use an async function instead of `co.wrap`. Not auto-fixed: `store.find()` gave several kinds in a recorded run: promise (2), array (1). [mixed-operand]',
    ]);
    expect(run.fixed({ preset: 'migrate' }).messages[0]).toContain('[mixed-operand]');
  });
});

describe('a promise of bluebird that leaves the file', () => {
  const text = `const Promise = require('bluebird');
exports.load = Promise.coroutine(function* (store) { return yield store.find(); });
`;

  it('may become a native one where a run used nothing that native ones lack, and handled it in time', async () => {
    const run = await RecordedRun.of(text, ({ load }: Load) => load(find).then(String).catch(String));

    const { messages, output } = run.fixed();
    expect(messages).toEqual([
      'Use an async function instead of `Promise.coroutine`. Auto-fixed: a recorded run needs no bluebird promise. [recorded-promise]',
    ]);
    expect(output).toContain('exports.load = async function (store) { return await store.find(); };');
  });

  it('stays where nobody would have handled its rejection in time', async () => {
    const run = await RecordedRun.of(text, async ({ load }: Load) => {
      const promise = load(find);
      await new Promise((resolve) => setTimeout(resolve, 1));
      await promise;
    });

    expect(run.fixed()).toEqual({
      messages: [
        'Use an async function instead of `Promise.coroutine`. Not auto-fixed: a rejection that nobody handles at once ends the process, unlike one of bluebird. [unhandled-errors, recorded-promise]',
      ],
      output: text,
    });
    const { output } = run.fixed({ fixIntended: ['unhandled-errors'] });
    expect(output).toContain('exports.load = async function (store) { return await store.find(); };');
  });

  it.each<[string, (promise: never) => unknown]>([
    ['on it', (promise: { tap(f: unknown): unknown }) => promise.tap(() => undefined)],
    [
      'on one derived from it',
      (promise: { then(f: unknown): { tap(f: unknown): unknown } }) => promise.then(String).tap(String),
    ],
    [
      'with a class of errors',
      (promise: { catch(f: unknown, g: unknown): unknown }) => promise.catch(TypeError, String),
    ],
  ])('stays where a method of bluebird was used %s', async (_, use) => {
    const run = await RecordedRun.of(text, ({ load }: { load(store: unknown): never }) => use(load(find)));

    expect(run.fixed()).toMatchObject({ messages: [expect.stringContaining('[library-promise]')], output: text });
  });

  it('stays where it never ran', async () => {
    const run = await RecordedRun.of(text, () => undefined);

    expect(run.fixed().output).toBe(text);
  });
});

describe('a function that is handed on', () => {
  const text = `const co = require('co');
exports.load = (use) => use(co.wrap(function* (id) { return yield Promise.resolve(id); }));
`;

  it('may get its real length where a run never read it', async () => {
    const run = await RecordedRun.of(text, ({ load }: Load) => load((f: (id: number) => unknown) => f(1)));

    const { messages, output } = run.fixed();
    expect(messages[0]).toContain('[recorded-function]');
    expect(output).toContain('use(async function (id) { return await Promise.resolve(id); })');
  });

  it.each<[string, (f: never) => unknown]>([
    ['read its length', (f: (id: number) => unknown) => [f(1), f.length]],
    ['read its prototype', (f: (id: number) => unknown) => [f(1), f.prototype]],
    ['constructed it', (f: new (id: number) => unknown) => [(f as never as (id: number) => unknown)(1), new f(1)]],
    ['never called it', () => Promise.resolve()],
  ])('stays where a run %s', async (_, use) => {
    const run = await RecordedRun.of(text, ({ load }: Load) => load(use));

    expect(run.fixed()).toMatchObject({ messages: [expect.stringContaining('[arity]')], output: text });
  });
});

describe('a generator function with a use that the file does not tell', () => {
  const text = `const co = require('co');
function* task(id) { return yield Promise.resolve(id); }
exports.tasks = { list: [task] };
exports.load = (run) => Promise.all([run(task), co(task(1))]);
`;

  it('is converted where a run saw nobody but co run it', async () => {
    const run = await RecordedRun.of(text, ({ load }: Load) => load(require('co')));

    expect(run.fixed().output).toContain('async function task(id) { return await Promise.resolve(id); }');
  });

  it('stays where somebody else stepped it', async () => {
    const run = await RecordedRun.of(text, ({ load }: Load) => load((f: () => Iterator<unknown>) => f().next()));

    expect(run.fixed().output).toBe(text);
  });
});
