import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { isAsyncGeneratorFunction, isFunction, isGeneratorFunction, methodOf } from '../../src/syntax/functions.js';
import { openFile } from '../support/opened-file.js';

describe('kinds of functions', () => {
  it.each([
    ['function f() {}', false, false, undefined],
    ['function* f() {}', true, false, undefined],
    ['async function f() {}', false, false, undefined],
    ['async function* f() {}', false, true, undefined],
    ['(function* () {});', true, false, undefined],
    ['(() => {});', false, false, undefined],
    ['(async () => {});', false, false, undefined],
    ['({ *m() {} });', true, false, 'Property'],
    ['({ async *m() {} });', false, true, 'Property'],
    ['({ m: function* () {} });', true, false, undefined],
    ['({ get m() { return 1; } });', false, false, 'Property'],
    ['class A { *m() {} }', true, false, 'MethodDefinition'],
    ['class A { static async *#m() {} }', false, true, 'MethodDefinition'],
    ['class A { m = function* () {}; }', true, false, undefined],
    ['class A { constructor() {} }', false, false, 'MethodDefinition'],
    ['class A { set m(x) {} }', false, false, 'MethodDefinition'],
  ])('%s', (code, generator, asyncGenerator, method) => {
    openFile(code, ({ model }) => {
      const [node] = model.syntax.functions.keys();
      expect(isFunction(node!)).toBe(true);
      expect(isGeneratorFunction(node!)).toBe(generator);
      expect(isAsyncGeneratorFunction(node!)).toBe(asyncGenerator);
      expect(methodOf(node!)?.type).toBe(method);
    });
  });

  it('other nodes are no functions', () => {
    openFile('class A {}', ({ model }) => {
      const [node] = model.sourceCode.ast.body as TSESTree.Node[];
      expect([isFunction(node!), isGeneratorFunction(node!), isAsyncGeneratorFunction(node!)]).toEqual([
        false,
        false,
        false,
      ]);
    });
  });
});
