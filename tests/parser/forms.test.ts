import { describe, expect, it } from 'vitest';
import { type NativeAsyncServices, type ParserOptions, recoveredAwait, tolerant } from '../../src/parser/index.js';
import type { Node } from '../../src/parser/parser-contract.js';
import { asEslintAsks, type BaseName, bases, recoverAwait } from '../support/parser-bases.js';

type Goal = 'script' | 'commonjs' | 'module';
type Outcome = 'recovered' | 'accepted' | 'fatal';

interface Form {
  code: string;
  /** The text of each node that is let pass. */
  nodes: string[];
  type?: 'AwaitExpression' | 'ForOfStatement' | 'VariableDeclaration';
  outcome?: (base: BaseName, goal: Goal) => Outcome;
}

/** Where `await` may be a variable's name, these forms are calls, sums and the like, which misreadAwait recognises. */
const misread = (base: BaseName, goal: Goal): Outcome =>
  goal !== 'module' || base === 'hermes' ? 'accepted' : 'recovered';
const topLevel = (base: BaseName, goal: Goal): Outcome =>
  goal === 'module' && base !== 'hermes' ? 'accepted' : 'recovered';
const moduleOnly = (base: BaseName, goal: Goal): Outcome =>
  goal === 'module' || base === 'hermes' ? 'recovered' : 'fatal';
const never = (): Outcome => 'fatal';

const forms: Record<string, Form> = {
  function: { code: 'function f() { await g(); }', nodes: ['await g()'] },
  'an initial value': { code: 'function f() { const x = await g(); }', nodes: ['await g()'] },
  'a returned value': { code: 'function f() { return await g(); }', nodes: ['await g()'] },
  'a strict function': { code: '"use strict"; function f() { await g(); }', nodes: ['await g()'] },
  'function expression': { code: 'const f = function () { await g(); };', nodes: ['await g()'] },
  'arrow with a block': { code: 'const f = () => { await g(); };', nodes: ['await g()'] },
  'arrow with an expression': { code: 'const f = (x) => await x;', nodes: ['await x'] },
  'object method': { code: 'const o = { m() { await g(); } };', nodes: ['await g()'] },
  'class method': { code: 'class A { m() { await g(); } }', nodes: ['await g()'] },
  'static method': { code: 'class A { static m() { await g(); } }', nodes: ['await g()'] },
  'private method': { code: 'class A { #m() { await g(); } }', nodes: ['await g()'] },
  getter: { code: 'const o = { get x() { return await g(); } };', nodes: ['await g()'] },
  setter: { code: 'class A { set x(v) { await g(v); } }', nodes: ['await g(v)'] },
  constructor: { code: 'class A { constructor() { await g(); } }', nodes: ['await g()'] },
  'class field': { code: 'class A { x = await g(); }', nodes: ['await g()'] },
  'class field in an async function': {
    code: 'async function f() { class A { x = await g(); } }',
    nodes: ['await g()'],
  },
  'static block': { code: 'class A { static { await g(); } }', nodes: ['await g()'] },
  'static block in an async function': {
    code: 'async function f() { await a; class A { static { await g(); } } }',
    nodes: ['await g()'],
  },
  'a computed key of a class': { code: 'function f() { return class { [await g()]() {} }; }', nodes: ['await g()'] },
  generator: { code: 'function* f() { await g(); }', nodes: ['await g()'] },
  'callback in an async function': {
    code: 'async function f() { await a; xs.forEach((x) => { await g(x); }); await b; }',
    nodes: ['await g(x)'],
  },
  'executor in an async function': {
    code: 'async function f() { return new Promise((done) => { done(await g()); }); }',
    nodes: ['await g()'],
  },
  'parameter of an async function': { code: 'async function f(a = await g()) { await a; }', nodes: ['await g()'] },
  'parameter of an arrow in an async function': {
    code: 'async function f() { await b; return (a = await g()) => a; }',
    nodes: ['await g()'],
  },
  'async function inside': {
    code: 'function f() { await a; return async () => { await b; }; }',
    nodes: ['await a'],
  },
  'export default': {
    code: 'export default function () { await g(); }',
    nodes: ['await g()'],
    outcome: moduleOnly,
  },
  'an operand in an object': { code: 'function f() { h({ a: await g() }); }', nodes: ['await g()'] },
  'an operand after a spread': { code: 'function f() { return [...await g()]; }', nodes: ['await g()'] },
  'an operand in a template': { code: 'function f() { return `${await g()} await x`; }', nodes: ['await g()'] },
  'an operand with a member': { code: 'function f() { return (await g()).x; }', nodes: ['await g()'] },
  'import()': { code: 'function f() { await import("x"); }', nodes: ['await import("x")'] },
  new: { code: 'function f() { await new P(); }', nodes: ['await new P()'] },
  not: { code: 'function f() { return await !x; }', nodes: ['await !x'] },
  'an object': { code: 'function f() { await { a }; }', nodes: ['await { a }'] },
  'an empty array': { code: 'function f() { await []; }', nodes: ['await []'] },
  'an increment': { code: 'function f() { await ++x; }', nodes: ['await ++x'] },
  'two in a row': { code: 'function f() { await await g(); }', nodes: ['await await g()', 'await g()'] },
  'a comment before the operand': { code: 'function f() { await /* void */ g(); }', nodes: ['await /* void */ g()'] },
  'the operand in the next line': { code: 'function f() { h(await // a\n g()); }', nodes: ['await // a\n g()'] },
  'an operand named using': { code: 'function f() { await using; }', nodes: ['await using'] },
  'letters outside ASCII before it': { code: 'function f() { /* é漢😀 */ await g(); }', nodes: ['await g()'] },
  'lines of every kind before it': { code: '/*\r\n\r\u2028\n*/ function f() {\n  await g();\n}', nodes: ['await g()'] },
  parentheses: { code: 'function f() { await (x); }', nodes: ['await (x)'], outcome: misread },
  brackets: { code: 'function f() { await [x]; }', nodes: ['await [x]'], outcome: misread },
  'a template': { code: 'function f() { await `x`; }', nodes: ['await `x`'], outcome: misread },
  'a sign': { code: 'function f() { await +x; }', nodes: ['await +x'], outcome: misread },
  'a regular expression': { code: 'function f() { await /x/g; }', nodes: ['await /x/g'], outcome: misread },
  'a line break': { code: 'function f() { await\n x; }', nodes: ['await\n x'], outcome: misread },
  'for await': {
    code: 'function f() { for await (const x of y) {} }',
    nodes: ['for await (const x of y) {}'],
    type: 'ForOfStatement',
  },
  'for await with a comment': {
    code: 'function f() { for /* every */ await(x of y); }',
    nodes: ['for /* every */ await(x of y);'],
    type: 'ForOfStatement',
  },
  'for await in a generator': {
    code: 'function* f() { for await (x of y) yield x; }',
    nodes: ['for await (x of y) yield x;'],
    type: 'ForOfStatement',
  },
  'await using': {
    code: 'function f() { await using r = g(); }',
    nodes: ['await using r = g();'],
    type: 'VariableDeclaration',
    // espree 9 knows no `using`, in an async function either.
    outcome: (base) => (base === 'espree9' ? 'fatal' : 'recovered'),
  },
  'for (await using': {
    code: 'function f() { for (await using r of g()); }',
    nodes: ['await using r'],
    type: 'VariableDeclaration',
    // Hermes parses it in any function.
    // Hermes parses it in any function.
    outcome: (base) => (base === 'espree9' ? 'fatal' : base === 'hermes' ? 'accepted' : 'recovered'),
  },
  'top level': { code: 'await g();', nodes: ['await g()'], outcome: topLevel },
  'a block at top level': { code: 'if (a) { await g(); }', nodes: ['await g()'], outcome: topLevel },
  'for await at top level': {
    code: 'for await (const x of y) {}',
    nodes: ['for await (const x of y) {}'],
    type: 'ForOfStatement',
    outcome: topLevel,
  },
  'yield in a function': { code: 'function f() { yield x; }', nodes: [], outcome: never },
  'await as a parameter in a strict function': {
    code: 'async function f(await) { return await; }',
    nodes: [],
    outcome: never,
  },
};

const goals = (base: BaseName): Goal[] => (base === 'hermes' ? ['script', 'module'] : ['script', 'commonjs', 'module']);

describe.each(Object.keys(bases) as BaseName[])('around %s', (base) => {
  const { parser, options: ownOptions } = bases[base];

  describe.each(goals(base))('in a %s', (sourceType) => {
    const options: ParserOptions = { ...asEslintAsks, ...ownOptions, ...recoverAwait, sourceType };
    const parse = (code: string) => tolerant(parser).parseForESLint(code, options);

    it.each(Object.entries(forms))(
      '%s',
      (_, { code, nodes, type = 'AwaitExpression', outcome = () => 'recovered' }) => {
        const expected = outcome(base, sourceType);
        if (expected === 'fatal') {
          expect(() => parse(code)).toThrow();
          return;
        }
        const { ast, services } = parse(code);
        const { recovered } = (services?.nativeAsync ?? { recovered: new Map() }) as NativeAsyncServices;
        const found = [...recovered.keys()] as (typeof ast)[];
        expect(found.map((node) => code.slice(...node.range))).toEqual(expected === 'recovered' ? nodes : []);
        for (const node of found) {
          expect(node.type).toBe(type);
          expect(recoveredAwait(node)).toEqual(recovered.get(node));
          const start = code.indexOf('await', node.range[0]);
          const word = { type: 'Identifier', value: 'await', range: [start, start + 5] };
          expect(ast.tokens).toContainEqual(expect.objectContaining(word));
        }
        expect(ast.tokens.some((token) => token.value === 'void')).toBe(false);
      },
    );
  });
});

it('a program of Hermes starts with its first statement, be that `await using`', () => {
  const { parser, options } = bases.hermes;
  const code = '\n await using r = g();';
  const { ast } = tolerant(parser).parseForESLint(code, { ...asEslintAsks, ...options, ...recoverAwait });
  expect(ast.body[0]).toMatchObject({ kind: 'await using', range: [2, code.length] });
  expect(ast).toMatchObject({ range: [2, code.length], loc: { start: { line: 2, column: 1 } } });
});

describe('scopes made by the wrapped parser', () => {
  it('know `await using` by its name', () => {
    const { parser, options } = bases.babel8;
    const code = 'function f() { await using r = g(); }';
    const allOptions = { ...asEslintAsks, ...options, ...recoverAwait, sourceType: 'module' };
    const { ast, scopeManager } = tolerant(parser).parseForESLint(code, allOptions);
    const [declaration] = (ast.body[0] as unknown as { body: { body: Node[] } }).body.body;
    const [variable] = scopeManager!.getDeclaredVariables(declaration as never);
    expect(variable!.defs[0]).toMatchObject({ kind: 'await using', parent: declaration });
  });
});

describe('`parse`, which cannot tell what was let pass', () => {
  it('is that of the wrapped parser', () => {
    const { parser } = bases.espree11;
    const options = { ...asEslintAsks, ...recoverAwait };
    expect(tolerant(parser).parse!('a', options)).toEqual(parser.parse!('a', options));
    expect(() => tolerant(parser).parse!('() => await a', options) as unknown).toThrow('Unexpected token a');
    expect(tolerant({ parseForESLint: () => null }).parse).toBeUndefined();
  });
});

describe('without the option', () => {
  it('rejects what the parser rejects', () => {
    const { parser } = bases.espree11;
    const code = 'function f() { await g(); }';
    const parse = (options: ParserOptions) => () => tolerant(parser).parseForESLint(code, options);
    expect(parse(asEslintAsks)).toThrow('Unexpected token g');
    expect(parse({ ...asEslintAsks, nativeAsync: { recoverAwait: false } })).toThrow('Unexpected token g');
    expect(parse({ ...asEslintAsks, ...recoverAwait })).not.toThrow();
  });
});
