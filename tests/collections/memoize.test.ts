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
