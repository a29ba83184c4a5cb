import * as typescriptParser from '@typescript-eslint/parser';
import { expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';
import rule from '../../rules/no-await-in-sync-function.js';
import { tolerant } from '../../src/parser/index.js';
import { awaitReasonKinds } from '../../src/reasons/reasons.js';
import { recoverAwait } from '../support/parser-bases.js';
import { fixedAwaits } from '../support/fixed-awaits.js';
import { dedent, type RuleCase, testRule } from '../support/rule-tester.js';

const espree = { 'the tolerant parser': tolerant() };

/** Code with one await for which there is no fix, and the kind of the reason. */
type Refused = readonly [kind: keyof typeof awaitReasonKinds, code: string];

const refusedModules: readonly Refused[] = [
  ['constructor', 'class A { constructor() { await g(); } }'],
  ['accessor', 'class A { get x() { return await g(); } }'],
  ['accessor', '({ set x(v) { await v; } });'],
  ['class-field', 'class A { x = await g(); }'],
  ['static-block', 'class A { static { await g(); } }'],
  ['parameter-initializer', 'function f(x = await g()) {}'],
  ['parameter-initializer', 'async function f(x = await g()) {}'],
  ['generator-function', 'function* f() { await g(); }'],
  ['coroutine-function', "import co from 'co'; co(function* () { await g(); });"],
  ['coroutine-function', "import co from 'co'; function* f() { return await g() || h; } export default co.wrap(f);"],
  [
    'constructed-function',
    `
      function F() { await g(); }
      new F();
    `,
  ],
  [
    'constructed-function',
    `
      function F() { await g(); }
      F.prototype.m = 1;
    `,
  ],
  ['protocol-method', '({ toJSON() { await g(); } });'],
  ['protocol-method', '({ [Symbol.iterator]() { await g(); } });'],
  ['proxy-trap', 'new Proxy({}, { has() { await g(); } });'],
  ['promise-executor', 'new Promise((resolve) => { await g(); });'],
  ['truthy-callback', 'xs.filter(({ a }) => await a);'],
  ['truthy-callback', 'xs?.some(function (x) { return await x; });'],
  ['comparator', 'xs.sort((a, b) => await a - b);'],
  ['accumulator', 'xs.reduce((all, x) => all + await x, 0);'],
  ['replacer', "'x'.replace(/x/, () => await g());"],
  ['json-callback', 'JSON.parse(x, (key, value) => await value);'],
  ['test-callback', "it('x', (done) => { await g(); done(); });"],
  ['test-callback', 'before(function (next) { await g(); next(); });'],
  ['test-suite', "describe('x', () => { await g(); });"],
  ['effect-callback', 'useEffect(() => { await g(); }, []);'],
];

const refusedScripts: readonly Refused[] = [
  [
    'left-alone',
    `
      function f() {
        await g(); // eslint-disable-line
        await (h);
      }
    `,
  ],
  ['top-level', 'await g();'],
  ['top-level', 'for await (const x of y) ;'],
  ['statement-position', 'if (x) function f() { await g(); }'],
  [
    'block-function',
    `
      { function f() { await g(); } }
      f();
    `,
  ],
  [
    'duplicate-function',
    `
      { function f() { await g(); }
      function f() {} }
    `,
  ],
  ['await-name', 'function f() { await (x); return function () { var await; }; }'],
];

const refusedTemplates: readonly Refused[] = [['template-expression', '<template><p>{{ await g() }}</p></template>']];

/** Code that only older editions of ECMAScript reject, with the edition. */
const refusedEditions: readonly (readonly [...Refused, ecmaVersion: number])[] = [
  ['ecma-version', 'await g();', 2021],
  ['ecma-version', 'if (x) for await (const y of z) y;', 2021],
  ['rejected-by-parser', 'async function f() { for await (const x of y) x; }', 2017],
  ['older-edition', 'function f() { for await (const x of y) x; }', 2017],
  ['older-edition', 'function f() { return await g(); }', 2016],
  ['older-edition', 'const f = () => { await g(); };', 6],
];

const refusedTypes: readonly Refused[] = [
  ['typescript-namespace', 'namespace N { const x = await g(); }'],
  ['enum-member', 'enum E { a = await g() }'],
  ['type-predicate', 'function f(x: any): x is string { return await x; }'],
];

/** Code with one await for which there are only suggestions, or nothing. */
const suggested: readonly string[] = [
  'function f() { xs.forEach((x) => { if (!x) return; await x; }); }',
  'xs.forEach(({ a }) => await a);',
  'xs.forEach((x) => { x = await x; });',
  // No loop where it would do something else.
  'xs.forEach((x, i) => { await x; });',
  'xs.forEach((x) => { for (const y of x) { if (y) return; await y; } });',
  'xs.forEach((x) => { var y = await x; });',
  'xs.forEach(function (x) { await this.f(x); });',
  'const f = () => xs.map((x) => await x).join();',
  'const n = xs.flatMap((x) => await x).length;',
  'const a = Array.from(xs, (x) => await x);',
  'memoize((x) => { return await x; });',
  // Nothing around it can wait.
  'class A { get x() { return xs.map((x) => await x); } }',
  // `Promise.all` takes no undefined.
  'const f = () => o?.xs.map((x) => await x);',
];

/** Calls whose callbacks have to be called in another way where they are waited for. */
const otherCollections: readonly string[] = [
  'function f(node) { node.children.forEach((node) => { await g(node); }); }',
  'function f(node) { node.children.forEach(({ node }) => { await g(node); }); }',
  'const s = new Set(); s.forEach((x) => { await x; });',
  'const m = new Map(); m.forEach((x) => { await x; });',
  'const m = new Map(); m.forEach((x, key) => { await g(key, x); });',
  "document.querySelectorAll('a').forEach((x) => { await x; });",
];

/** Code whose await is wrong where it stands. */
const rewritten: readonly string[] = [
  'const f = () => xs.filter((x) => await ok(x));',
  'const { a } = xs.find(x => { const y = await g(x); return y; });',
  'if (!xs.some(function ({ a }) { return await a; }, self)) g();',
  `
    const a = 1
    xs.every((x) => await x)
  `,
  'function f() { return new Promise((resolve) => { const x = await g(); resolve(x); }); }',
  'await new Promise((resolve) => { await g(); setTimeout(resolve, 1); });',
];

/** Uses of the promise of an async function `f` as if it were its value. */
const misused: readonly string[] = [
  'f().length;',
  'for (const x of f()) x;',
  '[...f()];',
  'const [a] = f();',
  'const { a } = f();',
  'f() * 2;',
  "f() + 'x';",
  '`${f()}`;',
  'if (f()) g();',
  'f() || g();',
  "f() === 'x';",
  'f()();',
  'x[f()];',
  'f() in x;',
  "switch (f()) { case 'x': }",
  'const x = f(); g(x.y);',
  'function h() { return f().x; }',
  'class A { x = f().y; }',
];

const rightUses = [
  'f();',
  'await f();',
  'f().then(g).catch(g).finally(g);',
  'const p = f(); p.then(g);',
  'Promise.all([f()]);',
  'use(f());',
  'const p = f(); if (p) await p;',
  'const p = c ? f() : undefined; if (p) g();',
  'const p = f(); p.cancel = 1; p.cancel;',
  'f() instanceof Promise;',
  'const { then } = f();',
  'x = f();',
  'function h() { return f(); }',
  '!f(); +f(); ~f(); -f();',
  'function h() { throw f(); }',
  'f().should.be.rejectedWith(Error); f().must.resolve.to.equal(1);',
  "f().constructor; f().toString(); f().hasOwnProperty('x');",
  'const p = c ? x : f(); g(c ? p.value : p);',
  'class A { async m() {} n() { return this.m().x; } } wrapAll(A);',
];

const withAsyncF = (use: string) => dedent`
  async function f() {}
  ${use}
`;

const refused = ([name, code]: Refused): RuleCase => ({ name, code });

const fixedTypes: readonly string[] = [
  'type A = B; type B = A; function f(): A { return await g(); }',
  'function f(): string { return await g(); }',
  'function f(): Promise<string> { return await g(); }',
  'type R = Promise<1>; const f = (): R => await g();',
  'const f = <T,>(x: T): T => await x;',
  'class A { private static m(): void { await g(); } }',
  `
    export function f(x: 1): 2;
    export function f(x: 3): 4;
    export function f(x: any): any { return await x; }
    f(1).x;
  `,
  'class A { m(x: 1): 2; m(x: any): any { await x; } }',
  `
    function f() { return await g(); }
    function h(): string { return f(); }
  `,
  'class A extends B { m(): Promise<1> { return await g(); } }',
  `
    function f(x: number) { return await g(x); }
    function h(x: number): string { if (!x) return 'none'; return f(x); }
    function i(x: number): string { return x ? f(x) : h(x); }
  `,
  'function f(s: Set<X>, m: ReadonlyMap<K, V>) { class A { @dec(await x) m(@dec(await y) z) {} } }',
];

const rewrittenTypes: readonly string[] = [
  'const f = (s: Set<X>) => { s.forEach((x: X) => { await x; }); };',
  'class A { jobs: Map<K, V>; m() { this.jobs.forEach((x) => { await x; }); } }',
  'const f = (xs: X[]): boolean => xs.some((x): boolean => await ok(x));',
  'async function f(xs: X[]) { return xs.filter((x: X) => await ok(x)); }',
  'function f(): Promise<X> { return new Promise<X>((resolve) => { const x: X = await g(); resolve(x); }); }',
];

/** Where async may be wrong, which settings can take for right. */
const intendedTypes: readonly string[] = [
  'class A extends B { override m(): 1 { return await g(); } }',
  'class A { @dec() m() { await g(); } }',
  'const f: Handler = () => { await g(); };',
  // Whatever stands between the declared type and the function.
  'const o: Has = { m() { return await g(); } };',
  'const o = { m: () => await g() } satisfies Has;',
  'const all: Handler[] = [() => { await g(); }];',
  'use({ m() { return await g(); } } as Has);',
  'class A { handlers: Handlers = { m() { await g(); } } }',
];

testRule(rule, {
  modules: {
    parsers: espree,
    languageOptions: { parserOptions: recoverAwait },
    valid: [
      'async function f() { await g(); }',
      'await g();',
      'const await_ = 1;',
      'x.await();',
      'async function* f() { yield await g(); }',
      ...rightUses.map(withAsyncF),
    ],
    invalid: [
      ...fixedAwaits,
      ...refusedModules.map(refused),
      ...refusedEditions.map(([name, code, ecmaVersion]) => ({
        name: `${name} ${ecmaVersion}`,
        code,
        languageOptions: { parserOptions: { ...recoverAwait, ecmaVersion } },
      })),
      ...misused.map(withAsyncF),
      ...suggested,
      ...otherCollections,
      ...rewritten,
    ],
  },
  scripts: {
    parsers: espree,
    languageOptions: { sourceType: 'commonjs', parserOptions: recoverAwait },
    valid: [
      `
        const await = require('asyncawait/await');
        function f() { return await(g()); }
      `,
      'async function f() { await g(); }',
    ],
    invalid: [
      ...refusedScripts.map(refused),
      // Plain calls and sums of a variable `await`, to a parser of scripts.
      'function f() { await (x); await [y]; await +x; }',
      `
        { function f() { await g(); }
        f(); }
      `,
      `
        function f() { return await g(); }
        f().x;
      `,
    ],
  },
  templates: {
    parsers: { 'vue-eslint-parser': vueParser },
    languageOptions: { parserOptions: { ...recoverAwait, parser: tolerant() } },
    filename: 'file.vue',
    valid: ['<template><p @click="async () => { await g(); }">{{ a }}</p></template>'],
    invalid: refusedTemplates.map(refused),
  },
  TypeScript: {
    parsers: { '@typescript-eslint/parser': typescriptParser },
    filename: 'file.ts',
    valid: [
      'async function f(): Promise<void> { await g(); }',
      'class A { m(@dec(await x) a: number) {} constructor(@dec(await x) private b: number) {} }',
      'async function f() { class A { m(@dec(await x) a: number) {} } }',
    ],
    invalid: [
      ...refusedTypes.map(refused),
      ...fixedTypes,
      ...rewrittenTypes,
      ...intendedTypes,
      ...intendedTypes.map((code) => ({ code, settings: { 'native-async': { fixIntended: true } } })),
    ],
  },
});

it('has a case for every reason that leaves no fix', () => {
  const covered = [
    ...[...refusedModules, ...refusedScripts, ...refusedTemplates],
    ...[...refusedEditions, ...refusedTypes],
    // Only a plan for several files has it: tests/cli/plan/awaits.test.ts.
    ['caller-elsewhere'],
  ].map(([kind]) => kind);
  const refusals = Object.entries(awaitReasonKinds).filter(([, { severity }]) => severity === 'refused');
  expect(new Set(covered)).toEqual(new Set(refusals.map(([kind]) => kind)));
});
