import type { TSESLint } from '@typescript-eslint/utils';
import { Linter, type Rule, type SourceCode } from 'eslint';
import { describe, expect, it } from 'vitest';
import { type SemanticModel, semanticModelOf } from '../../../src/analysis/semantics/index.js';
import plugin from '../../../src/index.js';
import { openFile } from '../../support/opened-file.js';

describe('which model a file has', () => {
  const models: SemanticModel[] = [];
  const rule: Rule.RuleModule = {
    create: (context) => ({
      Program() {
        models.push(semanticModelOf(context as unknown as TSESLint.RuleContext<string, []>));
      },
    }),
  };
  const linter = new Linter();
  const lint = (code: string | SourceCode, config: Linter.Config = {}, filename = 'file.js') => {
    linter.verify(
      code,
      [{ plugins: { test: { rules: { one: rule, other: rule } } }, rules: { 'test/one': 2, 'test/other': 2 } }, config],
      { filename },
    );
    return models.splice(0);
  };

  it('is one for all rules', () => {
    const [one, other] = lint('f();');
    expect(one).toBe(other);
  });

  it.each<[string, Linter.Config, string?]>([
    ['settings', { settings: { 'native-async': { opaqueOperand: 'await' } } }],
    ['name', {}, 'other.js'],
    ['edition of ECMAScript', { languageOptions: { ecmaVersion: 2020 } }],
  ])('is another one under another %s, although ESLint keeps the AST', (_, config, filename) => {
    const [before] = lint('export {};');
    const sourceCode = linter.getSourceCode();
    const [after] = lint(sourceCode, config, filename);
    expect(after!.sourceCode).toBe(before!.sourceCode);
    expect(after).not.toBe(before);
  });
});

it('decides anew when the same source code is checked with other settings', () => {
  const linter = new Linter();
  const config = (settings: object): Linter.Config[] => [
    plugin.configs.recommended,
    { languageOptions: { sourceType: 'commonjs' }, settings: { 'native-async': settings } },
  ];
  const code = "const co = require('co');\nexports.f = co.wrap(function* (x) { return yield load(x); });";
  const fixesOf = (text: string | SourceCode, settings: object) =>
    linter.verify(text as string, config(settings), 'file.js').map(({ fix }) => fix?.text);
  const [suggested] = fixesOf(code, {});
  expect(suggested).toBeUndefined();
  const sourceCode = linter.getSourceCode();
  const [awaited] = fixesOf(sourceCode, { opaqueOperand: 'await', fixIntended: true });
  expect(awaited).toContain('await load(x)');
  expect(fixesOf(sourceCode, {})[0]).toBeUndefined();
});

describe('an optional chain', () => {
  const chain = 'const { p } = other; probe(p?.then(f));';

  it('may be undefined, whoever asks first', () => {
    const kinds = openFile(chain, ({ model, probed: [expression] }) => {
      const inner = expression!.type === 'ChainExpression' ? expression!.expression : expression!;
      return [inner, expression!, inner].map((node) => model.evaluate(node).kind);
    });
    expect(kinds).toEqual(['opaque', 'opaque', 'opaque']);
  });

  it.each(['p?.x.then(f)', 'p?.then(f).catch(g)', 'p?.x().y.then(f)', 'Promise?.resolve(1)', 'xs?.map((x) => x)'])(
    'may be undefined to its end: %s',
    (expression) => {
      expect(openFile(`probe(${expression});`, ({ model, probed }) => model.evaluate(probed[0]!).kind)).toBe('opaque');
    },
  );

  it.each(['(p?.x).then(f)', 'f(a?.b).then(g)', 'p.then(f?.g)'])('ends with its parentheses: %s', (expression) => {
    expect(openFile(`probe(${expression});`, ({ model, probed }) => model.evaluate(probed[0]!).kind)).toBe('promise');
  });
});

describe('what a generator method makes', () => {
  it.each([
    ['a method of the same class', 'class A { *list() {} run() { probe(this.list()); } }'],
    ['behind a name', 'class A { *list() {} run() { const later = this.list(); probe(later); } }'],
    ['a method that calls itself', 'class A { *list() { probe(this.list()); } }'],
    ['a static method', 'class A { static *list() {} } probe(A.list());'],
    ['a method of an instance', 'class A { *list() {} } probe(new A().list());'],
    ['an object that uses `this`', 'const o = { *list() { this.x; } }; probe(o.list());'],
    ['an object that is exported', 'export const o = { *list() {} }; probe(o.list());'],
    ['by `call`', 'class A { *list() {} run() { probe(this.list.call(this)); } }'],
  ])('is a generator object: %s', (_, code) => {
    expect(openFile(code, ({ model, probed }) => model.evaluate(probed[0]!).kind)).toBe('generator');
  });

  it.each([
    ['a parameter', 'function f(o) { probe(o.list()); } class A { *list() {} }'],
    ['a method that is written again', 'class A { *list() {} run() { probe(this.list()); } } A.prototype.list = f;'],
  ])('is not known otherwise: %s', (_, code) => {
    expect(openFile(code, ({ model, probed }) => model.evaluate(probed[0]!).kind)).toBe('opaque');
  });

  it('is an array, but not certainly, of a method that returns one and may be replaced', () => {
    const code = 'class A { list() { return [1]; } run() { probe(this.list()); } }';
    const value = openFile(code, ({ model, probed }) => model.evaluate(probed[0]!));
    expect(value).toEqual({ kind: 'array', element: { kind: 'opaque' }, isCertain: false });
  });
});
