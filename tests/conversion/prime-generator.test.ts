import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { dropArguments } from '../../src/conversion/prime-generator.js';
import { configFor, linters } from '../support/lint-text.js';

/** A call without its arguments, as the only statement of a TypeScript file; undefined where they have to stay. */
function dropped(code: string): string | undefined {
  const linter = linters['10']();
  linter.verify(code, configFor({}), 'file.ts');
  const sourceCode = linter.getSourceCode() as unknown as Readonly<TSESLint.SourceCode>;
  const [statement] = sourceCode.ast.body;
  const { expression } = statement as TSESTree.ExpressionStatement;
  const edit = dropArguments(sourceCode, expression as TSESTree.CallExpression);
  return edit && code.slice(0, edit.range[0]) + edit.text + code.slice(edit.range[1]);
}

describe('arguments that only read go', () => {
  it.each([
    ...['1', 'a', 'this', 'a.b', 'a[b]', 'a[0].b', '[a, , 1]', '{}', '{ a: b, c: [1] }', '`t`', '`${a}${b}`'],
    ...['a + 1', 'a === b', '() => f()', 'function () { f(); }', 'a as T', 'a!', '(a)', '((a))', 'a, b'],
  ])('%s', (given) => {
    expect(dropped(`g.next(${given});`)).toBe('g.next();');
  });

  it.each([
    ['g.next<T>(1)', 'g.next<T>()'],
    ['(g.next)(1)', '(g.next)()'],
    ['make(2).next(1)', 'make(2).next()'],
    ['g.next /* a */ (1) /* b */', 'g.next /* a */ () /* b */'],
  ])('%s', (code, expected) => {
    expect(dropped(code)).toBe(expected);
  });
});

describe('arguments that do more stay', () => {
  it.each([
    ...['f()', 'a = 1', 'a++', 'new A()', 'await_`t`', '...a', 'a, f()', 'f(), a', '[f()]', '[...a]', '{ a: f() }'],
    ...['{ ...a }', '`${f()}`', 'f() + a', 'a + f()', 'f().a', 'a[f()]', 'f() as T', 'f()!', 'a ? f() : b', '!f()'],
    ...['/* why */ 1', '1 /* why */', '( /* why */ 1)'],
  ])('%s', (given) => {
    expect(dropped(`g.next(${given});`)).toBeUndefined();
  });

  it('none', () => {
    expect(dropped('g.next();')).toBeUndefined();
  });
});
