import { expect, it } from 'vitest';
import { memoize, memoizeRecursion } from '../../src/collections/index.js';

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

interface Link {
  readonly name: number;
  next: Link | undefined;
}

function chain(length: number): { first: Link; last: Link } {
  const last: Link = { name: 0, next: undefined };
  let first = last;
  for (let name = 1; name < length; name++) first = { name, next: first };
  return { first, last };
}

it('answers however many answers need one another, and makes few of them twice', () => {
  let made = 0;
  const lengthOf: (link: Link) => number = memoizeRecursion(({ next }: Link) => {
    made++;
    return (next ? lengthOf(next) : 0) + 1;
  }, 0);
  expect(lengthOf(chain(100_000).first)).toBe(100_000);
  expect(made).toBeLessThan(250_000);
});

it('answers meanwhile to who asks for what is being made, in a ring of any size', () => {
  const lengthOf: (link: Link) => number = memoizeRecursion(({ next }: Link) => (next ? lengthOf(next) : 0) + 1, 0);
  for (const length of [2, 1000]) {
    const { first, last } = chain(length);
    last.next = first;
    expect(lengthOf(first)).toBe(length);
  }
});

it('lets two functions need each other', () => {
  const even: (link: Link) => boolean = memoizeRecursion(({ next }: Link) => !next || odd(next), false);
  const odd: (link: Link) => boolean = memoizeRecursion(({ next }: Link) => next !== undefined && even(next), false);
  expect([even(chain(10_001).first), odd(chain(10_001).first)]).toEqual([true, false]);
});

it('is as it was where making an answer throws', () => {
  let isBroken = true;
  const lengthOf: (link: Link) => number = memoizeRecursion(({ next }: Link) => {
    if (!next && isBroken) throw new Error('broken');
    return (next ? lengthOf(next) : 0) + 1;
  }, 0);
  const { first } = chain(1000);
  expect(() => lengthOf(first)).toThrow('broken');
  isBroken = false;
  expect(lengthOf(first)).toBe(1000);
});
