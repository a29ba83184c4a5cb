import { describe, expect, it } from 'vitest';
import { suggested } from '../../support/await-plans.js';

const inFunction = (body: string) => `async function f() { ${body} }`;

describe('a callback of forEach becomes the body of a loop', () => {
  it.each<[before: string, after: string]>([
    ['xs.forEach((x) => { await g(x); });', 'for (const x of xs) { await g(x); }'],
    ['(a, xs).forEach((x) => { await g(x); });', 'for (const x of (a, xs)) { await g(x); }'],
    ['xs["forEach"]((x) => { await g(x); });', 'for (const x of xs) { await g(x); }'],
    ['xs.forEach(({ x }) => await g(x));', 'for (const { x } of xs) { await g(x); }'],
    ['xs.forEach(([x]) => await g(x))', 'for (const [x] of xs) { await g(x); }'],
    ['xs.forEach((x) => { x = await g(x); });', 'for (let x of xs) { x = await g(x); }'],
    ['xs.forEach((x) => { let y = await g(x); });', 'for (const x of xs) { let y = await g(x); }'],
    [
      'xs.forEach(function (x) { if (x) return; await g(x); });',
      'for (const x of xs) { if (x) continue; await g(x); }',
    ],
    [
      'xs.forEach((x) => { switch (x) { case 1: return; } await g(x); });',
      'for (const x of xs) { switch (x) { case 1: continue; } await g(x); }',
    ],
  ])('%s', (before, after) => {
    expect(suggested(inFunction(before))).toHaveProperty('loop', inFunction(after));
  });

  it.each([
    'xs.forEach(function (x) { this.y; await g(x); });',
    'xs.forEach(function (x) { arguments; await g(x); });',
    'xs.forEach(function (x) { new.target; await g(x); });',
    'xs.forEach(function each(x) { await g(x); });',
    'xs.forEach((x) => { await g(x); }, o);',
    'xs.forEach((x, i) => { await g(x); });',
    'xs.forEach(() => { await g(); });',
    'xs.forEach((x = 1) => { await g(x); });',
    'xs.forEach((...x) => { await g(x); });',
    'xs.forEach((x) => { for (;;) { return; } await g(x); });',
    'xs.forEach((x) => { do { return; } while (x); await g(x); });',
    'xs.forEach((x) => { for (const y in x) { return; } await g(x); });',
    'xs.forEach((x) => { return g(await x); });',
    'xs.forEach((x) => { var y = await g(x); });',
    'return xs.forEach((x) => { await g(x); });',
    'xs.map((x) => { await g(x); });',
    'xs?.forEach((x) => { await g(x); });',
    'forEach((x) => { await g(x); });',
  ])('but not here: %s', (code) => {
    expect(suggested(inFunction(code))).not.toHaveProperty('loop');
  });
});

describe('callbacks are waited for all at once', () => {
  it.each<[before: string, after: string]>([
    ['xs.forEach((x) => await g(x));', 'await Promise.all(xs.map(async (x) => await g(x)));'],
    ['return xs.map((x) => await g(x));', 'return await Promise.all(xs.map(async (x) => await g(x)));'],
    ['xs.map((x) => await g(x)).join();', '(await Promise.all(xs.map(async (x) => await g(x)))).join();'],
    ['xs.flatMap((x) => [await g(x)]);', '(await Promise.all(xs.flatMap(async (x) => [await g(x)]))).flat();'],
    ['[...xs.map((x) => await g(x))];', '[...await Promise.all(xs.map(async (x) => await g(x)))];'],
    ['xs.y().map((x) => await g(x));', 'await Promise.all(xs.y().map(async (x) => await g(x)));'],
  ])('%s', (before, after) => {
    expect(Object.values(suggested(inFunction(before)))).toContain(inFunction(after));
  });

  it.each([
    'xs?.map((x) => await g(x));',
    'xs?.y.map((x) => await g(x));',
    'xs?.y().map((x) => await g(x));',
    'xs["forEach"]((x, i) => await g(x));',
    'const Promise = 1; xs.map((x) => await g(x));',
  ])('but not here: %s', (code) => {
    expect(suggested(inFunction(code))).toEqual({});
  });
});
