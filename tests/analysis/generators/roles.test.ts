import { describe, expect, it } from 'vitest';
import { evidenceClause } from '../../../src/wording/evidence-text.js';
import { functionName } from '../../../src/analysis/scope/function-name.js';
import { rolesOf } from '../../../src/analysis/generators/roles.js';
import { type FileOptions, noProject, openFile } from '../../support/opened-file.js';

/** The role of each generator function of a file, by its name, with the kinds of evidence. */
function roles(code: string, options: FileOptions = {}): Record<string, string> {
  return openFile(
    code,
    ({ model }) => {
      const all = [...rolesOf(model).values()];
      return Object.fromEntries(
        all.map((each) => {
          const kinds = [...new Set([...each.evidence, ...each.iterated].map(({ code }) => code))];
          return [functionName(each.function) ?? '', [each.role, ...kinds].join(' ')];
        }),
      );
    },
    { folder: noProject, ...options },
  );
}

const one = (code: string, options?: FileOptions) => roles(code, options).g;

describe('by its own text', () => {
  it.each([
    ['const r = yield fetch(1);', 'coroutine uses-promise'],
    ['return yield fetch(1);', 'coroutine uses-promise'],
    ['use(yield Promise.all(xs));', 'coroutine uses-promise'],
    ['const [a] = yield [fetch(1), fetch(2)];', 'coroutine uses-promise'],
    ['const r = yield new Promise(f);', 'coroutine uses-promise'],
    ['const r = yield x.then(f);', 'coroutine uses-promise'],
    ['const r = yield import("x");', 'coroutine uses-promise'],
    ['const r = yield (async () => {})();', 'coroutine uses-promise'],
    ['try { yield fetch(1); } catch (e) { log(e); }', 'coroutine catches-rejection'],
    ['yield fetch(1); const x = yield y;', 'coroutine yields-promise'],
    ['try { yield fetch(1); } finally { log(); }', 'unknown'],
    ['try { log(); } catch { yield fetch(1); }', 'unknown'],
    ['yield fetch(1);', 'unknown'],
    ['void (yield fetch(1));', 'unknown'],
    ['const r = yield load();', 'unknown'],
    ['yield;', 'unknown'],
    ['', 'unknown'],
    ['yield 1;', 'iterator plain-operand'],
    ['yield `a${b}`;', 'iterator plain-operand'],
    ['yield { a };', 'iterator plain-operand'],
    ['yield [1, a];', 'iterator plain-operand'],
  ])('%s', (body, expected) => {
    expect(one(`export function* g() { ${body} }`)).toBe(expected);
  });
});

describe('by how it is used', () => {
  it.each([
    ['for (const x of g()) log(x);', 'iterator iterated'],
    ['log([...g()]); log(...g());', 'iterator iterated'],
    ['const [a, b] = g(); [a] = g();', 'iterator iterated'],
    ['Array.from(g()); new Map(g()); Object.fromEntries(g());', 'iterator iterated'],
    ['const it = g(); for (const x of it) log(x);', 'iterator iterated'],
    ['g().map(f); g()[Symbol.iterator]();', 'iterator iterated'],
    ['async function f() { await g(); }', 'coroutine taken-for-promise'],
    ['g().then(f);', 'coroutine taken-for-promise'],
    ['Promise.all([g(), 1]);', 'coroutine taken-for-promise'],
    ['setTimeout(g);', 'coroutine taken-for-function'],
    ['function* outer() { yield* g(); }', 'unknown'],
    ['g();', 'unknown'],
    ['const it = g(); it.next();', 'unknown'],
    ['use(g); use(g()); all.g = g;', 'unknown'],
  ])('%s', (use, expected) => {
    expect(one(`function* g() { yield x(); }\n${use}`)).toBe(expected);
  });

  it('is not taken for a promise by one place where another iterates', () => {
    expect(one('function* g() { yield x(); } async function f() { await g(); } for (const x of g()) log(x);')).toBe(
      'iterator iterated',
    );
  });
});

it.each([
  ['import co from "co"; co(function* g() { yield x; });', 'coroutine run-by'],
  ['import co from "co"; co.call(this, function* g() { yield x; });', 'coroutine run-by'],
  ['import co from "co"; const g = function* () { yield x; }; export const f = co.wrap(g);', 'coroutine run-by'],
  ['import koa from "koa"; koa().use(function* g(next) { yield next; });', 'unknown'],
  ['import { flow } from "mobx"; flow(function* g() { const r = yield fetch(1); });', 'own-meaning own-meaning'],
  ['import "redux-saga"; function* g() { const r = yield fetch(1); }', 'own-meaning own-meaning'],
  ['class A { *[Symbol.iterator]() { yield* this.g(); } *g() { yield x; } }', 'iterator delegated-by-iterator'],
  ['class A extends B { *g() { const r = yield fetch(1); } }', 'unknown'],
  ['class A { *g() { const r = yield fetch(1); } }', 'coroutine uses-promise'],
  ['f({ *g() { const r = yield fetch(1); } });', 'unknown'],
  ['let g = function* () { const r = yield fetch(1); }; g = other; g();', 'unknown'],
])('%s', (code, expected) => {
  expect(one(code)).toBe(expected);
});

describe('with types', () => {
  it('sees promises in what is yielded', () => {
    const body = '{ const n = yield load(); return n; }';
    expect(one(`export function* g() ${body}`)).toBe('unknown');
    const typed = `declare function load(): Promise<number>; export function* g(): Generator<any> ${body}`;
    expect(one(typed, { typed: true })).toBe('coroutine uses-promise');
  });

  it('takes a declared iterator for one', () => {
    const body = '{ yield fetch("x"); }';
    expect(one(`export function* g(): IterableIterator<Promise<Response>> ${body}`, { typed: true })).toBe(
      'iterator iterator-type',
    );
  });
});

describe('travels', () => {
  it('down and up, through recursion', () => {
    const code = `
      export function* top() { yield* middle(); }
      function* middle() { yield* bottom(); yield* top(); }
      function* bottom() { const r = yield fetch(1); yield* leaf(); }
      function* leaf() { yield x(); }`;
    expect(roles(code)).toEqual({
      top: 'coroutine run-by-coroutine',
      middle: 'coroutine runs-coroutine',
      bottom: 'coroutine uses-promise',
      leaf: 'coroutine run-by-coroutine',
    });
  });

  it('from iterators to what they delegate to', () => {
    const code = 'function* all() { yield* left(); } function* left() { yield x(); } log(...all());';
    expect(roles(code)).toEqual({ all: 'iterator iterated', left: 'iterator delegated-by-iterator' });
  });

  it('not from what something unknown drives', () => {
    const code = 'function* all() { yield* left(); } function* left() { const r = yield fetch(1); } run(all);';
    expect(roles(code)).toEqual({ all: 'unknown', left: 'unknown' });
  });

  it('over ten thousand generators in a row', () => {
    const links = Array.from({ length: 10_000 }, (_, i) => `function* g${i}() { yield* g${i + 1}(); }`);
    const code = `${links.join('\n')}\nfunction* g10000() { return yield fetch(1); }`;
    expect(new Set(Object.values(roles(code)))).toEqual(
      new Set(['coroutine runs-coroutine', 'coroutine uses-promise']),
    );
  });
});

it('says what it found in a sentence', () => {
  const clauses = openFile(
    'function* a() { return yield fetch(1); }\nfunction* b() { yield* a(); }\nimport co from "co"; co(b);',
    ({ model }) =>
      [...rolesOf(model).values()].map(({ evidence }) =>
        evidence.map((each) => evidenceClause(model.sourceCode, each)),
      ),
  );
  expect(clauses).toEqual([['it awaits `fetch(1)`'], ['`co` runs it on line 3']]);
});

describe('by way of a generator function that it is handed to', () => {
  const waits = 'const thing = yield fetch(1);';
  it.each([
    [`function* hold(fn) { ${waits} return yield fn(thing); } hold(g);`, 'coroutine run-by-coroutine'],
    [`function* hold(fn) { ${waits} return yield* fn(thing); } hold(g);`, 'coroutine run-by-coroutine'],
    [`const hold = function* (a, fn) { ${waits} yield fn(thing); }; hold(1, g);`, 'coroutine run-by-coroutine'],
    ['function* each(fn) { yield* fn(1); } for (const x of each(g)) log(x);', 'iterator delegated-by-iterator'],
    [`function* hold(fn) { ${waits} fn(thing).next(); } hold(g);`, 'unknown'],
    [`function* hold(fn) { ${waits} yield fn(thing); keep(fn); } hold(g);`, 'unknown'],
    [`function* hold(fn) { ${waits} yield fn(thing); fn = null; } hold(g);`, 'unknown'],
    [`function* hold(fn) { ${waits} yield () => fn(thing); } hold(g);`, 'unknown'],
    [`function* hold(fn) { ${waits} yield thing; } hold(g);`, 'unknown'],
    [`function* hold(fn) { ${waits} yield fn(thing); } hold(...all, g);`, 'unknown'],
    [`function* hold(fn) { ${waits} yield fn(thing); } hold(g); step(g);`, 'unknown'],
    [`async function hold(fn) { ${waits.replace('yield', 'await')} await fn(thing).next(); } hold(g);`, 'unknown'],
  ])('%s', (holder, expected) => {
    expect(one(`function* g() { yield x(); }\n${holder}`)).toBe(expected);
  });

  it('is not taken for a coroutine where it is stepped as well', () => {
    const holder = `function* hold(fn) { ${waits} yield fn(thing); } hold(g); const it = g(); it.next();`;
    expect(one(`function* g() { yield x(); }\n${holder}`)).toBe('unknown');
  });

  it('is a coroutine where a known runner runs the one that runs it, whatever else drives that', () => {
    const top = "function* top() { yield* g(); }\nimport co from 'co';\nco(top); keep(top);";
    expect(roles(`function* g() { yield x(); }\n${top}`)).toEqual({
      g: 'coroutine run-by-coroutine',
      top: 'coroutine run-by',
    });
  });

  it('is gone through where an iterator hands its values on', () => {
    const code = 'function* g(n) { yield n; }\nfunction* each(fn) { yield 0; yield* fn(1); }\neach(g);';
    expect(one(code)).toBe('iterator delegated-by-iterator');
  });
});
