import { expect, it } from 'vitest';
import { memoize } from '../../src/collections/index.js';

it('makes each answer once, those that are undefined too', () => {
  const asked: object[] = [];
  const ask = memoize((key: object) => {
    asked.push(key);
    return asked.length === 1 ? undefined : asked.length;
  });
  const [one, other] = [{}, {}];
  expect([ask(one), ask(other), ask(one), ask(other)]).toEqual([undefined, 2, undefined, 2]);
  expect(asked).toEqual([one, other]);
});

it('keeps answers by a part of the argument', () => {
  const ask = memoize(
    ({ text }: { text: string; part: object }) => text,
    ({ part }) => part,
  );
  const part = {};
  expect([ask({ text: 'a', part }), ask({ text: 'b', part }), ask({ text: 'c', part: {} })]).toEqual(['a', 'a', 'c']);
});

it('keeps answers by texts, each function its own', () => {
  let count = 0;
  const ask = memoize((scope: object) => memoize((name: string) => `${name}${++count}${Object.keys(scope).length}`));
  const [one, other] = [{}, { a: 1 }];
  expect([ask(one)('x'), ask(other)('x'), ask(one)('x')]).toEqual(['x10', 'x21', 'x10']);
});
