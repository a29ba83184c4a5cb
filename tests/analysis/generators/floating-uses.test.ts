import { expect, it } from 'vitest';
import { findingsOf } from '../../../src/analysis/coroutines/findings.js';
import { openFile } from '../../support/opened-file.js';

/** What never runs in a typed file. */
function floating(code: string): string[] {
  return openFile(
    code,
    ({ model: { sourceCode } }) =>
      findingsOf({ sourceCode, filename: 'file.ts', cwd: '/', settings: {} }).floating.map(
        ({ kind, at }) => `${kind} ${sourceCode.getText(at)}`,
      ),
    { typed: true },
  );
}

it('takes what is declared to return a generator, without a body, for a generator call', () => {
  const code = `
    declare const store: { load(): Generator<number>; all(): IterableIterator<number>; save(): Promise<void> };
    declare function make(): { load(): Generator<number> };
    store.load(); store.all(); store.save();
    async function f() { await make().load(); }
    for (const n of store.load()) f();`;
  expect(floating(code)).toEqual(['dropped store.load()', 'awaited await make().load()']);
});

it('does not take a function that may have stepped what it returns for one', () => {
  const code = `
    function started(): Generator<number> { const g = steps(); g.next(); return g; }
    function* steps() { yield 1; }
    started();`;
  expect(floating(code)).toEqual([]);
});

it('leaves what a file of a library with a meaning of its own does alone', () => {
  expect(floating(`import 'redux-saga'; declare function saga(): Generator<number>; saga();`)).toEqual([]);
});
