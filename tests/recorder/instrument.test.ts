import { describe, expect, it } from 'vitest';
import { instrument } from '../../src/recorder/languages/all.js';
import { instrument as instrumentStandard } from '../../src/recorder/languages/standard.js';
import { Notes } from '../../src/recorder/runtime/notes.js';
import { createRuntime } from '../../src/recorder/runtime/runtime.js';
import { toEvidence } from '../../src/recorder/runtime/to-evidence.js';

/** Runs a body of code with calls inserted, and without, and returns both results and what was noted. */
function run(code: string): { plain: unknown; watched: unknown; functions: ReturnType<typeof noted> } {
  const text = `(function () {${code}\n})()`;
  const { text: inserted, file } = instrument(text, 'file.js')!;
  expect(instrumentStandard(text, 'file.js')).toEqual({ text: inserted, file });
  const notes = new Notes();
  notes.describe(file, 'file.js');
  Object.assign(globalThis, {
    __nativeAsync: createRuntime(notes, { note: () => undefined, isCalledByRunner: () => false }),
  });
  const evaluate = eval;
  return { plain: evaluate(text), watched: evaluate(inserted), functions: noted(notes) };
}

function noted(notes: Notes) {
  return toEvidence(notes).files['file.js'] ?? [];
}

const first =
  'const all = (g) => { const values = []; for (let r = g.next(); !r.done; r = g.next(r.value)) values.push(r.value); return values; };';

describe('the inserted calls', () => {
  it.each([
    ['a sequence in parentheses', 'function* f() { yield (1, 2) } return all(f());'],
    ['parentheses without a space', 'function* f() { yield(3) } return all(f());'],
    ['a comment after the keyword', 'function* f() { yield /* one */ 1 } return all(f());'],
    ['a comment that ends the operand', 'function* f() { yield ( 1 // one\n) } return all(f());'],
    ['a yield in an operand', 'function* f() { yield [yield 1, (yield 2) + 1] } return all(f());'],
    [
      'a delegation',
      'function* g() { yield 1 } function* f() { yield* g(); yield * /* again */ g() } return all(f());',
    ],
    ['a call on the next line', 'function* f() {\nconst x = 1\nyield x\n;[1].forEach((y) => y)\n} return all(f());'],
    ['a bare yield', 'function* f() { yield; yield\n1; yield 2 } return all(f());'],
    ['names of functions in objects', 'function* f() { yield { a: () => 1 } } return all(f()).map(({ a }) => a.name);'],
    [
      'nested arrays and objects',
      'function* f() { yield { a: [1, { b: 2 }], "c d": 3, ...{ e: 4 } } } return all(f());',
    ],
    [
      'methods, and their receiver',
      'const o = { x: 1, m(y) { return [this.x, y] } }; function* f() { yield o.m(2) } return all(f());',
    ],
    [
      'methods whose names are in brackets, and their receiver',
      'let n = 0; const k = { toString: () => "m" + ++n }; const o = { x: 1, m(y) { return [this.x, y] }, m1() { return n } }; const name = "m"; function* f() { yield o["m"](yield 2); yield o[name](3); yield o[k]() } return all(f());',
    ],
    [
      'methods of what is called or made',
      'class A { constructor() { this.x = 1 } m(y) { return [this.x, y] } } const a = () => new A(); function* f() { yield a().m(2); yield new A().m(3); yield (new A).m(4) } return all(f());',
    ],
    ['optional chains', 'const o = undefined; function* f() { yield o?.m(2); yield o?.a.b } return all(f());'],
    ['super', 'class A { m() { return 1 } } class B extends A { *f() { yield super.m() } } return all(new B().f());'],
    [
      'a function without a receiver',
      '"use strict"; function m() { return this } function* f() { yield m() } return all(f());',
    ],
    [
      'arguments and new.target',
      'function F() { return all((function* () { yield arguments.length; yield new.target })(1)) } return F();',
    ],
    [
      'chained calls',
      'const o = { use(g) { this.n = (this.n || 0) + all(g()).length; return this } }; return o.use(function* () { yield 1 }).use(function* () { yield 2 }).n;',
    ],
    [
      'a statement that begins with a call',
      'let n = 0\nconst run = (g) => { n += all(g()).length }\nrun(function* () { yield 1 })\nreturn n',
    ],
  ])('keep %s', (_, code) => {
    const { plain, watched } = run(first + code);

    expect(watched).toEqual(plain);
  });

  it('keep lines', () => {
    const text = 'function* f() {\n  yield [\n    1,\n    x(),\n  ]\n}\n';

    expect(instrument(text, 'file.js')!.text.split('\n')).toHaveLength(text.split('\n').length);
  });

  it('are not inserted where nothing is yielded', () => {
    expect(instrument('function* f() { yield } async function* g() { yield 1 }', 'file.js')).toBeUndefined();
  });

  it('can be mapped back', () => {
    const { text } = instrument('function* f() { yield a.b(); here() }', 'file.js', { sourceMap: true })!;

    expect(text).toMatch(/\n\/\/# sourceMappingURL=data:application\/json/);
  });
});

describe('what is noted', () => {
  it('are the kinds of values, and of what is in them', () => {
    const { functions } = run(`${first}
      function* g() {}
      function* f() {
        yield Promise.resolve(1);
        yield [Promise.resolve(1), 2];
        yield { a: (callback) => callback() };
        yield (callback) => callback();
        yield g();
        yield g;
        yield new Date();
      }
      return all(f()).length;`);

    const { suspensions } = functions.find(({ path }) => path === 'f')!;
    expect(suspensions.map(({ yields }) => yields)).toEqual([
      { kinds: { promise: 1 } },
      { kinds: { array: 1 }, elements: { promise: 1, plain: 1 } },
      { kinds: { object: 1 }, elements: { thunk: 1 } },
      { kinds: { thunk: 1 } },
      { kinds: { generator: 1 } },
      { kinds: { 'generator-function': 1 } },
      { kinds: { plain: 1 } },
    ]);
  });

  it('are functions that a test put in the place of others', () => {
    const { functions } = run(`${first}
      const find = () => 1;
      const stub = Object.assign(() => 1, { isSinonProxy: true });
      function* f(o) { yield o.find(); yield stub() }
      all(f({ find }));
      return all(f({ find: stub }));`);

    expect(functions[0]!.suspensions.map(({ yields }) => yields)).toEqual([
      { kinds: { plain: 2 }, stubbed: { plain: 1 } },
      { kinds: { plain: 2 }, stubbed: { plain: 2 } },
    ]);
  });

  it('is what is done with the function that a wrapper returns', () => {
    const { functions } = run(`${first}
      const wrap = (g) => function () { return Promise.resolve(all(g.apply(this, arguments))) };
      const a = wrap(function* () { yield 1 });
      const b = wrap(function* () { yield 2 });
      a(); a.call({});
      new b();
      return [a.length, typeof b.prototype];`);

    expect(functions.map(({ results }) => results)).toEqual([
      { functions: 1, reads: { length: 1 }, promises: { native: 2 } },
      { functions: 1, reads: { prototype: 2, new: 1 } },
    ]);
  });

  it('are the methods of a library that are used on its promises, and on promises derived from them', () => {
    const { functions } = run(`${first}
      class Own { then(f) { f(1); return new Own() } tap() { return this.then(() => undefined) } catch() { return this } }
      const run = (g) => { all(g()); return new Own() };
      run(function* () { yield 1 }).then(() => undefined).catch(() => undefined);
      run(function* () { yield 2 }).then(() => undefined).tap();
      run(function* () { yield 3 }).catch(TypeError, () => undefined);
      Object.assign(Own.prototype, { target() { return this.then(() => undefined) } });
      run(function* () { yield 4 }).target();
      Object.assign(Own.prototype, { target() { return this.then(() => undefined) } });
      run(function* () { yield 5 }).then(() => undefined).target();
      return 1;`);

    expect(functions.map(({ results }) => ({ ...results, handlers: undefined }))).toEqual([
      { promises: { library: 1 } },
      { promises: { library: 1 }, methods: { tap: 1 } },
      { promises: { library: 1 }, methods: { catch: 1 } },
      { promises: { library: 1 }, methods: { target: 1 } },
      { promises: { library: 1 }, methods: { target: 1 } },
    ]);
  });
});

it('costs few characters', () => {
  const text = 'function* f(o) {\n' + '  yield o.find(1);\n'.repeat(100) + '}\n';

  expect((instrument(text, 'file.js')!.text.length - text.length) / 100).toBeLessThan(150);
});
