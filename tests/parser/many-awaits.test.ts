import { describe, expect, it } from 'vitest';
import { type NativeAsyncServices, type Parser, tolerant } from '../../src/parser/index.js';
import { asEslintAsks, bases, type BaseName, recoverAwait } from '../support/parser-bases.js';

const { parser } = bases.espree11;

/** Parses with a wrapped parser; returns how often that was called and how many awaits were let pass. */
function parse(text: string, sourceType: string, name: BaseName = 'espree11'): { calls: number; recovered: number } {
  const { parser: base, options: own } = bases[name];
  let calls = 0;
  const counting: Parser = {
    parseForESLint(code: string, options: unknown) {
      calls++;
      if (base.parseForESLint) return base.parseForESLint(code, options) as unknown;
      return { ast: base.parse!(code, options) as unknown };
    },
  };
  const { services } = tolerant(counting).parseForESLint(text, {
    ...asEslintAsks,
    ...own,
    ...recoverAwait,
    sourceType,
  });
  const { recovered } = (services?.nativeAsync ?? { recovered: new Map() }) as NativeAsyncServices;
  return { calls, recovered: recovered.size };
}

const times = (count: number, line: string): string =>
  `${line}\n`.repeat(count).replaceAll('#', () => String(counter++));
let counter = 0;

describe('the number of parses', () => {
  it('is one for a valid file', () => {
    expect(parse('async function f() { await g(); }', 'module')).toEqual({ calls: 1, recovered: 0 });
  });

  it.each(['script', 'module'])('is two for 200 misplaced awaits, in a %s', (sourceType) => {
    const text = times(
      50,
      'function f#() { const a = await g(); h(await a, () => await b); for await (const c of d) ; }',
    );
    expect(parse(text, sourceType)).toEqual({ calls: 2, recovered: 200 });
  });

  it.each(['script', 'module'])(
    'is three if the word also stands where it may, or in no code, in a %s',
    (sourceType) => {
      const text =
        times(100, 'function f#() { await g(); await h(); }') +
        times(100, 'async function f#() { await g(); for await (const a of b) ; }') +
        times(20, '// It will await all\n"await x" + `await y ${"for await (z"}` + /await z/ + a.await;');
      expect(parse(text, sourceType)).toEqual({ calls: 3, recovered: 200 });
    },
  );

  it('is two for misplaced awaits of every form in a module, where the word is reserved', () => {
    const text = times(40, 'function f#() { await (a); await [b]; await +c; await `d`; await\ne; }');
    expect(parse(text, 'module')).toEqual({ calls: 2, recovered: 200 });
  });

  it('is two where no function can await, in async functions too', () => {
    const text = times(
      40,
      'async function f#(a = await b) { class C { c = await d; static { await e; } } return (g = await h) => await g; }',
    );
    expect(parse(text, 'module')).toEqual({ calls: 2, recovered: 200 });
  });

  it('is small around other parsers', () => {
    const text = times(100, 'function f#() { await g(); h(await a); }');
    for (const base of ['babel7', 'hermes'] satisfies BaseName[]) {
      expect(parse(text, 'module', base), base).toEqual({ calls: 2, recovered: 200 });
    }
  });

  it('is two for a file with another error behind 200 misplaced awaits', () => {
    let calls = 0;
    const counting: Parser = { parse: (...given) => (calls++, parser.parse!(...given) as unknown) };
    const text = `${times(200, 'function f#() { await g(); }')}const a = ;`;
    expect(() =>
      tolerant(counting).parseForESLint(text, { ...asEslintAsks, ...recoverAwait, sourceType: 'module' }),
    ).toThrow("Cannot use keyword 'await' outside an async function");
    expect(calls).toBe(2);
  });
});

describe('words that are no misplaced await', () => {
  /** The statements of a text, parsed after one that makes the parser fail, or does not. */
  const statements = (text: string, first: string): unknown[] => {
    const options = { ...asEslintAsks, ...recoverAwait, sourceType: 'script', ecmaFeatures: { jsx: true } };
    return tolerant(parser).parseForESLint(`${first}\n${text}`, options).ast.body.slice(1);
  };

  it.each([
    [
      'names',
      'var await = 1; await (x); await [x]; await + x; await / x; await = await in x; await instanceof y; f(await);',
    ],
    [
      'properties',
      'x = { await: 1, await() {}, get await() {} }; x.await; x?.await; class A { await; #await; static await() {} }',
    ],
    ['labels', 'await: for (;;) break await;'],
    ['text', '"await x"; `await x`; /await x/; /(?<await>x)\\k<await>/; // await x\n/* for await (x of y) */'],
    ['JSX', '<await x="y">await z</await>; <x-await y="z">a</x-await>; <a await b="c" />;'],
    ['a function', 'function await(x) { return await (x); }'],
  ])('stay as they are in scripts: %s', (_, text) => {
    const recovered = statements(text, 'f = () => await g;');
    expect(recovered).toEqual(statements(text, 'f = () =>       g;'));
    expect(recovered.length).toBeGreaterThan(0);
  });
});
