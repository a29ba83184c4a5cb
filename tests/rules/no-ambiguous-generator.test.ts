import * as typescriptParser from '@typescript-eslint/parser';
import rule from '../../rules/no-ambiguous-generator.js';
import { dedent, type RuleCase, testRule } from '../support/rule-tester.js';

const load = 'function* load() { const r = yield fetch(1); return r; }';

const valid: (string | RuleCase)[] = [
  // Iterators.
  'function* g() { yield 1; yield 2; }',
  'export function* g() { let i = 0; while (true) yield i++; }',
  'function* g() { for (const u of us) yield fetch(u); } export const all = Promise.all(g());',
  'export function* g() { yield fetch(1); yield fetch(2); }',
  'function* g() { try { yield fetch(1); } catch { log(); } } for (const p of g()) p.then(log);',
  'export class A { *[Symbol.iterator]() { yield* this.items; } }',
  // Driven by something that is not known.
  `run(function* () { const r = yield fetch(1); return r; });`,
  `${load} run(load);`,
  `${load} run(load());`,
  `${load} const it = load(); it.next();`,
  `${load} registry.load = load;`,
  `${load} export const make = () => load();`,
  'export default define({ *load() { const r = yield fetch(1); return r; } });',
  'export default { effects: { *load() { const r = yield fetch(1); return r; } } };',
  `${load} function* outer() { yield* load(); } run(outer);`,
  // A base class or a decorator may give it a meaning.
  'export class A extends B { *load() { const r = yield fetch(1); return r; } }',
  // Meanings of their own.
  `
    import { flow } from 'mobx';
    export const a = flow(function* () { const r = yield fetch(1); return r; });
  `,
  `
    import { take } from 'redux-saga/effects';
    export function* saga() { yield take(); const r = yield fetch(1); return r; }
  `,
  `import { Effect } from 'effect'; ${load} export const a = Effect.gen(load);`,
  // Named by a wrapper or runner.
  `
    import co from 'co';
    export const a = co.wrap(function* () { const r = yield fetch(1); return r; });
  `,
  `import co from 'co'; ${load} co(load);`,
  // What comes back is used, but nothing shows a promise.
  'export function* g() { const x = yield y; return x; }',
  // The word promise alone.
  'function Promise() {} export function* g() { const x = yield new Promise(); return x; }',
  { code: `export ${load}`, options: [{ exported: 'ignore' }] },
  { code: `${load} export { load };`, options: [{ exported: 'ignore' }] },
  { code: 'exports.load = function* () { return yield fetch(1); };', options: [{ exported: 'ignore' }] },
  { code: load.replaceAll('load', 'loadSaga'), options: [{ naming: 'Saga$' }] },
];

const invalid: RuleCase[] = [
  {
    name: 'unused, with nothing to change but itself',
    code: load,
  },
  {
    name: 'catches a rejection',
    code: 'function* load() { try { yield fetch(1); } catch { log(); } }',
  },
  {
    name: 'waits for a promise, and uses what comes back of something else',
    code: 'function* load() { yield fetch(1); const x = yield y; return x; }',
  },
  {
    name: 'delegated to by a coroutine that a library runs',
    code: `import co from 'co'; function* load() { yield log(); } co(function* () { yield* load(); });`,
  },
  {
    name: 'mutual recursion is one decision',
    code: `
      function* a(n) { yield fetch(n); return yield* b(n); }
      function* b(n) { const r = yield fetch(n); return n && (yield* a(r)); }
    `,
  },
  {
    name: 'evidence goes up and down a chain, and one export refuses all',
    code: `
      export function* a() { yield* b(); }
      function* b() { yield* c(); const r = yield fetch(1); return r; }
      function* c() { yield d(); }
    `,
  },
  {
    name: 'both',
    code: `${load} for (const x of load()) log(x);`,
  },
  {
    name: 'exported, in four ways',
    code: dedent`
      export ${load}
      ${load.replace('load', 'b')}
      export { b };
      export default function* () { return yield fetch(1); }
      exports.c = function* () { return yield fetch(1); };
    `,
  },
  {
    // They do not use each other, so that each is decided alone.
    name: 'private methods, static ones too',
    code: `
      class A {
        *#a(x) { return yield fetch(x); }
        static * #b() { return yield fetch(1); }
        async c() { return (await this.#a(1)) || A.#b().then(log); }
      }
    `,
  },
  {
    name: 'public methods',
    code: `
      export class A {
        *a() { return yield fetch(1); }
        *[b]() { return yield fetch(2); }
        static *c() { return yield fetch(3); }
      }
    `,
  },
  {
    name: 'a method of an object that stays in the file',
    code: 'const api = { *load() { return yield fetch(1); } }; api.load().then(log);',
  },
  {
    name: 'a method of an object that leaves it',
    code: 'export const api = { *load() { return yield fetch(1); } }; api.load().then(log);',
  },
  {
    name: 'started where it is not waited for',
    code: `import co from 'co'; ${load} co(function* () { const t = load(); log(); yield t; });`,
  },
];

testRule(rule, {
  JavaScript: { valid, invalid },
  TypeScript: {
    parsers: { '@typescript-eslint/parser': typescriptParser },
    valid: [
      'class Store { @action *load() { const r = yield fetch(1); return r; } }',
      'function* g(): IterableIterator<number> { yield 1; }',
    ],
    invalid: [
      `
        function* load(): Generator<Promise<Response>, number, Response> { yield fetch(1); return 1; }
        export const a = async () => await load();
      `,
    ],
  },
});
