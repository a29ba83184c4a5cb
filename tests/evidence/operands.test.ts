import { describe, expect, it } from 'vitest';
import { RecordedRun } from './recorded-run.js';

/** A coroutine that yields something which nobody can tell from the file. */
const load = (operand: string) => `const co = require('co');
exports.load = co.wrap(function* (store) {
  return yield ${operand};
});
`;
type Load = { load(store: unknown): Promise<unknown> };
const converted = (operand: string) => `exports.load = async function (store) {
  return await ${operand};
};
`;

/** The text after the fixes, where the function was called once with each of these. */
async function fixedAfter(text: string, ...stores: unknown[]): Promise<string> {
  const run = await RecordedRun.of(text, async ({ load: called }: Load) => {
    for (const store of stores) await called(store).catch(() => undefined);
  });
  return run.fixed().output;
}

const stub = (value: unknown) => Object.assign(() => value, { isSinonProxy: true });

describe('an operand that a run showed', () => {
  it.each<[string, string, string, unknown[]]>([
    ['promises', 'store.find(1)', 'store.find(1)', [{ find: () => Promise.resolve(1) }]],
    [
      'promises, and plain data beside them',
      'store.find(1)',
      'store.find(1)',
      [{ find: () => Promise.resolve(1) }, { find: () => 1 }],
    ],
    [
      'promises, and arrays from a stub',
      'store.find(1)',
      'store.find(1)',
      [{ find: () => Promise.resolve(1) }, { find: stub([1]) }],
    ],
    ['arrays of promises', 'store.all()', 'Promise.all(store.all())', [{ all: () => [Promise.resolve(1), 2] }]],
    [
      'promises in an array that is written out',
      '[store.find(1), store.find(2)]',
      'Promise.all([store.find(1), store.find(2)])',
      [{ find: () => Promise.resolve(1) }],
    ],
    [
      'arrays in an array that is written out',
      '[store.all()]',
      'Promise.all([Promise.all(store.all())])',
      [{ all: () => [Promise.resolve(1)] }],
    ],
    [
      'arrays from `map`, with promises in them',
      'store.ids.map((id) => store.find(id))',
      'Promise.all(store.ids.map((id) => store.find(id)))',
      [{ ids: [1, 2], find: () => Promise.resolve(1) }],
    ],
    [
      'promises from each branch',
      'store.old ? store.find(1) : store.load(1)',
      '(store.old ? store.find(1) : store.load(1))',
      [
        { old: true, find: () => Promise.resolve(1) },
        { old: false, load: () => Promise.resolve(1) },
      ],
    ],
  ])('to be %s is converted', async (_, operand, expected, stores) => {
    expect(await fixedAfter(load(operand), ...stores)).toBe(converted(expected));
  });

  it.each<[string, unknown[]]>([
    ['plain data alone', [{ find: () => 1 }]],
    ['what stubs gave alone', [{ find: stub(Promise.resolve(1)) }]],
    ['promises and arrays', [{ find: () => Promise.resolve(1) }, { find: () => [1] }]],
    ['thunks', [{ find: () => (callback: (error: null) => void) => callback(null) }]],
    ['nothing, since it never ran', []],
  ])('to be %s is not', async (_, stores) => {
    const text = load('store.find(1)');

    expect(await fixedAfter(text, ...stores)).toBe(text);
  });

  it('is decided by the file where that tells', async () => {
    const text = load('[Promise.resolve(1)]').replace('const co', 'const unused = 1;\nconst co');

    expect(await fixedAfter(text, {})).toContain('await Promise.all([Promise.resolve(1)])');
  });
});

describe('a text that changed since', () => {
  const text = load('store.find(1)');
  const recorded = () => RecordedRun.of(text, ({ load: called }: Load) => called({ find: () => Promise.resolve(1) }));

  it('is not decided, where it is the function itself', async () => {
    const run = await recorded();

    for (const changed of [text.replace('find(1)', 'all(1)'), text.replace('(store)', '(store = {})')]) {
      expect(run.fixed({ text: changed }).output).toBe(changed);
    }
  });

  it('is decided where only the text around it changed', async () => {
    const run = await recorded();

    expect(run.fixed({ text: `const x = 1;\n\n${text}` }).output).toBe(`const x = 1;\n\n${converted('store.find(1)')}`);
  });

  it('is decided where the file has another name', async () => {
    const run = await recorded();

    expect(run.fixed({ name: 'renamed.js' }).output).toBe(converted('store.find(1)'));
  });
});

it('tells functions of the same text apart by their names', async () => {
  const body = 'co.wrap(function* (store) {\n  return yield store.find(1);\n})';
  const text = `const co = require('co');\nexports.load = ${body};\nexports.other = ${body};\n`;
  const run = await RecordedRun.of(text, ({ load: called }: Load) => called({ find: () => Promise.resolve(1) }));

  expect(run.fixed().output).toBe(text.replace(body, 'async function (store) {\n  return await store.find(1);\n}'));
});
