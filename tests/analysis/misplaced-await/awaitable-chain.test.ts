import { expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { linters } from '../../support/lint-text.js';
import { codesIn, withCodes } from '../../support/reason-codes.js';

const lint = (code: string, name = 'file.js') => {
  const linter = linters['10']();
  return {
    fixed: linter.verifyAndFix(code, [plugin.configs.tolerant], name),
    found: withCodes(linter.verify(code, [plugin.configs.tolerant], name), name),
  };
};

it('is one fix however many callers there are', () => {
  const depth = 200;
  const code = (first: string, other: string, wait: string) =>
    Array.from({ length: depth }, (_, level) =>
      level === 0
        ? `${first}function f0() { return await g(); }`
        : `${other}function f${level}() { return ${wait}f${level - 1}() + 1; }`,
    ).join('\n');
  const { fixed, found } = lint(code('', '', ''));
  expect(found).toHaveLength(1);
  expect(fixed.output).toBe(code('async ', 'async ', 'await '));
});

it('names every place where it ends', () => {
  const { found } = lint(
    [
      'function f() { return await g(); }',
      'class A { constructor() { this.x = f() + 1; } get y() { return f().y; } }',
      'xs.filter(f);',
      'xs.some((x) => f(x));',
    ].join('\n'),
  );
  expect(found).toHaveLength(1);
  expect(found[0]!.message).toBe(
    '`await` is only valid in async functions. Line 3 needs its value too: `filter` takes every promise for true. [constructor, accessor]',
  );
  expect(codesIn(found[0]!)).toEqual(['constructor', 'accessor', 'truthy-callback']);
});

it('fixes many functions of one file in one run', () => {
  const code = Array.from(
    { length: 300 },
    (_, index) => `function f${index}() { return await g(f${(index * 7) % 300}()); }`,
  ).join('\n');
  const { fixed } = lint(code);
  expect(fixed.messages).toEqual([]);
  expect(fixed.output.match(/async function/g)).toHaveLength(300);
});

it('runs as it was meant once it is fixed', async () => {
  const code = [
    'function later(x) { return await Promise.resolve(x); }',
    'const twice = (x) => later(x) * 2;',
    'function sum(xs) { let total = 0; for (const x of xs) total += twice(x); return total; }',
    'class Count { #of(x) { return [sum([x, x])]; } first(x) { const [one] = this.#of(x); return one; } }',
    'export const result = new Count().first(3);',
  ].join('\n');
  const { output, messages } = lint(code).fixed;
  expect(messages).toEqual([]);
  const { result } = (await import(`data:text/javascript,${encodeURIComponent(output)}`)) as { result: unknown };
  expect(await result).toBe(12);
});
