import * as typescriptParser from '@typescript-eslint/parser';
import { type Linter, RuleTester } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import rule from '../../rules/no-await-in-sync-function.js';
import { awaitReasonDescriptions } from '../../src/reasons/await-reasons.js';
import { tolerant } from '../../src/parser/index.js';
import * as vueParser from 'vue-eslint-parser';
import { bases, recoverAwait } from '../parser/bases.js';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

type SourceType = 'module' | 'script' | 'commonjs';
type Parser = Linter.Parser;

const espree = tolerant() as Parser;
const tester = (sourceType: SourceType, parser = espree, own: object = {}): RuleTester =>
  new RuleTester({
    languageOptions: { sourceType, parser, parserOptions: { ...recoverAwait, ...own } },
  });

const modules = tester('module');
const scripts = tester('commonjs');
const typescript = new RuleTester({ languageOptions: { parser: typescriptParser } });
const vue = tester('module', vueParser, { parser: espree });

/** Code in which all that is wrong is fixed, and what comes out. */
type Fixed = readonly [code: string, output: string];

const fixed: readonly Fixed[] = [
  // Every form of function.
  ['function f() { await g(); }', 'async function f() { await g(); }'],
  ['export default function () { await g(); }', 'export default async function () { await g(); }'],
  ['export function f() { await g(); }', 'export async function f() { await g(); }'],
  ['const f = function () { await g(); };', 'const f = async function () { await g(); };'],
  ['const f = () => await g();', 'const f = async () => await g();'],
  ['const f = x => { await x; };', 'const f = async x => { await x; };'],
  ['const f = () => { return()=>{ await g(); }; };', 'const f = () => { return async ()=>{ await g(); }; };'],
  ['({ m() { await g(); } });', '({ async m() { await g(); } });'],
  ["({ 'm'() { await g(); }, 5() { await g(); } });", "({ async 'm'() { await g(); }, async 5() { await g(); } });"],
  ['({ [m]() { await g(); } });', '({ async [m]() { await g(); } });'],
  [
    '({ get() { await g(); }, async() { await g(); } });',
    '({ async get() { await g(); }, async async() { await g(); } });',
  ],
  ['class A { m() { await g(); } }', 'class A { async m() { await g(); } }'],
  ['class A { static m() { await g(); } }', 'class A { static async m() { await g(); } }'],
  ['class A { static #m() { await g(); } }', 'class A { static async #m() { await g(); } }'],
  ['class A { f = () => { await g(); }; }', 'class A { f = async () => { await g(); }; }'],
  [
    'class A { constructor() { this.f = () => { await g(); }; } }',
    'class A { constructor() { this.f = async () => { await g(); }; } }',
  ],
  ['(() => { await g(); })();', '(async () => { await g(); })();'],
  ['exports.f = function () { await g(); };', 'exports.f = async function () { await g(); };'],
  // Every form of await.
  ['function f() { for await (const x of y) x; }', 'async function f() { for await (const x of y) x; }'],
  ['function f() { await using x = y; }', 'async function f() { await using x = y; }'],
  ['function f() { await (x); await [x]; await `x`; }', 'async function f() { await (x); await [x]; await `x`; }'],
  // Once for each function.
  [
    'function f() { const a = await g(); return () => await g(a); }',
    'async function f() { const a = await g(); return async () => await g(a); }',
  ],
  // Callbacks of which nobody uses the result, or that are awaited.
  ['p.then((x) => await x);', 'p.then(async (x) => await x);'],
  ['setTimeout(function () { await g(); }, 1);', 'setTimeout(async function () { await g(); }, 1);'],
  ["emitter.on('data', (x) => { await x; });", "emitter.on('data', async (x) => { await x; });"],
  ["it('works', () => { await g(); });", "it('works', async () => { await g(); });"],
  ["it.only('works', () => { await g(); });", "it.only('works', async () => { await g(); });"],
  ['test.each([1])(`works`, (x) => { await x; });', 'test.each([1])(`works`, async (x) => { await x; });'],
  ["app.get('/', (req, res) => { await g(); });", "app.get('/', async (req, res) => { await g(); });"],
  ['Promise.all(xs.map((x) => await x));', 'Promise.all(xs.map(async (x) => await x));'],
  ['xs.reduce((all, x) => (await all) + (await x), 0);', 'xs.reduce(async (all, x) => (await all) + (await x), 0);'],
  // Callers that use the result as a value.
  [
    'function f() { return await g(); }\nfunction h() { return f().x; }\nfunction i() { if (h()) g(); }',
    'async function f() { return await g(); }\nasync function h() { return (await f()).x; }\nasync function i() { if (await h()) g(); }',
  ],
  [
    'function f() { return await g(); }\nfunction h() { const { a } = f(); return a; }\nfunction i() { return [...h()]; }',
    'async function f() { return await g(); }\nasync function h() { const { a } = await f(); return a; }\nasync function i() { return [...await h()]; }',
  ],
  [
    'function f() { return await g(); }\nuse(`${f()}`);',
    'async function f() { return await g(); }\nuse(`${await f()}`);',
  ],
  [
    'function f() { return await g(); }\nconsole.log(f());',
    'async function f() { return await g(); }\nconsole.log(await f());',
  ],
  [
    'const f = () => await g();\nconst a = 1\nf().x()',
    'const f = async () => await g();\nconst a = 1\n;(await f()).x()',
  ],
  // A function that hands the promise on is awaited where that is used.
  [
    'function f() { return await g(); }\nfunction h() { return f(); }\nfunction i() { return h() * 2; }',
    'async function f() { return await g(); }\nfunction h() { return f(); }\nasync function i() { return await h() * 2; }',
  ],
  // Mutual recursion.
  [
    'function even(n) { return n ? !odd(n - 1) : await g(); }\nfunction odd(n) { return n ? !even(n - 1) : false; }',
    'async function even(n) { return n ? !await odd(n - 1) : await g(); }\nasync function odd(n) { return n ? !await even(n - 1) : false; }',
  ],
  // Methods.
  [
    'class A { #p() { return await g(); } m() { return this.#p().x; } n() { this.m()(); } }',
    'class A { async #p() { return await g(); } async m() { return (await this.#p()).x; } async n() { (await this.m())(); } }',
  ],
  // Uses as a promise stay as they are.
  ...[
    'f().then(g)',
    'Promise.all([f(), f()])',
    'await f()',
    'const p = f(); await p; console.log(p)',
    'f()',
    'void f()',
  ].map((use): Fixed => [
    `function f() { return await g(); }\n${use};`,
    `async function f() { return await g(); }\n${use};`,
  ]),
  // Where the file waits for it elsewhere, an argument may well be meant to be a promise.
  [
    'function f() { return await g(); }\nawait f();\nuse(f());\nuse(f() + 1);',
    'async function f() { return await g(); }\nawait f();\nuse(f());\nuse(await f() + 1);',
  ],
];

/** Code with one await for which there is no fix, and a part of the message. */
type Refused = readonly [kind: keyof typeof awaitReasonDescriptions, code: string, message: string];

const refusedModules: readonly Refused[] = [
  ['constructor', 'class A { constructor() { await g(); } }', 'a constructor cannot be async'],
  ['accessor', 'class A { get x() { return await g(); } }', 'the getter `x` cannot be async'],
  ['accessor', '({ set x(v) { await v; } });', 'the setter `x` cannot be async'],
  ['field', 'class A { x = await g(); }', 'class field cannot wait'],
  ['staticBlock', 'class A { static { await g(); } }', 'static block of a class cannot wait'],
  ['parameter', 'function f(x = await g()) {}', 'default of a parameter cannot wait'],
  ['parameter', 'async function f(x = await g()) {}', 'default of a parameter cannot wait'],
  ['generator', 'function* f() { await g(); }', '`f` is a generator'],
  ['constructed', 'function F() { await g(); }\nnew F();', '`F` is used with `new`'],
  ['constructed', 'function F() { await g(); }\nF.prototype.m = 1;', '`F` is used with `.prototype`'],
  ['protocol', '({ toJSON() { await g(); } });', 'the language calls `toJSON`'],
  ['protocol', '({ [Symbol.iterator]() { await g(); } });', 'the language calls `[Symbol.iterator]`'],
  ['proxyTrap', 'new Proxy({}, { has() { await g(); } });', 'the trap `has` of a proxy'],
  ['executor', 'new Promise((resolve) => { await g(); });', 'async executor loses its errors'],
  ['truthy', 'xs.filter(({ a }) => await a);', '`filter` would take the promise for true'],
  ['truthy', 'xs?.some(function (x) { return await x; });', '`some` would take the promise for true'],
  ['comparator', 'xs.sort((a, b) => await a - b);', '`sort` would get a promise for a number'],
  ['accumulator', 'xs.reduce((all, x) => all + await x, 0);', '`reduce` would hand on a promise'],
  ['replacer', "'x'.replace(/x/, () => await g());", '`replace` would write `[object Promise]`'],
  ['json', 'JSON.parse(x, (key, value) => await value);', '`parse` would take the promise for the value'],
  ['suite', "describe('x', () => { await g(); });", '`describe` does not wait'],
  ['effect', 'useEffect(() => { await g(); }, []);', '`useEffect` takes what the callback returns'],
];

const refusedScripts: readonly Refused[] = [
  ['leftAlone', 'function f() { await g(); // eslint-disable-line\n await (h); }', 'an `await` in `f`'],
  ['topLevel', 'await g();', 'name the file `.mjs`'],
  ['topLevel', 'for await (const x of y) ;', 'name the file `.mjs`'],
  ['statementPosition', 'if (x) function f() { await g(); }', 'body of `if`'],
  ['blockFunction', '{ function f() { await g(); } }\nf();', '`f` is used outside of the block'],
  ['duplicateFunction', '{ function f() { await g(); }\nfunction f() {} }', '`f` is declared more than once'],
  ['awaitName', 'function f() { await (x); return function () { var await; }; }', 'something in `f` is called `await`'],
];

const refusedTemplates: readonly Refused[] = [
  ['template', '<template><p>{{ await g() }}</p></template>', 'move it to a function of the script'],
];

/** Code that only older editions of ECMAScript reject, with the edition. */
const refusedEditions: readonly (readonly [...Refused, ecmaVersion: number])[] = [
  ['edition', 'await g();', '`ecmaVersion` is set to an older one', 2021],
  ['edition', 'if (x) for await (const y of z) y;', '`ecmaVersion` is set to an older one', 2021],
  ['rejected', 'async function f() { for await (const x of y) x; }', 'the parser rejects it here', 2017],
];

const refusedTypes: readonly Refused[] = [
  ['namespace', 'namespace N { const x = await g(); }', 'a namespace of TypeScript cannot wait'],
  ['enumMember', 'enum E { a = await g() }', 'enum member cannot wait'],
  ['typePredicate', 'function f(x: any): x is string { return await x; }', '`f` is a type predicate'],
];

/** Code with one await, and what the suggestions make of it. */
const suggested: readonly (readonly [
  code: string,
  outputs: readonly (readonly [messageId: string, output: string])[],
])[] = [
  [
    'function f() { xs.forEach((x) => { if (!x) return; await x; }); }',
    [
      ['loop', 'async function f() { for (const x of xs) { if (!x) continue; await x; } }'],
      ['collect', 'async function f() { await Promise.all(xs.map(async (x) => { if (!x) return; await x; })); }'],
    ],
  ],
  [
    'xs.forEach(({ a }) => await a);',
    [
      ['loop', 'for (const { a } of xs) { await a; }'],
      ['collect', 'await Promise.all(xs.map(async ({ a }) => await a));'],
    ],
  ],
  [
    'xs.forEach((x) => { x = await x; });',
    [
      ['loop', 'for (let x of xs) { x = await x; }'],
      ['collect', 'await Promise.all(xs.map(async (x) => { x = await x; }));'],
    ],
  ],
  // No loop where it would do something else.
  ...[
    '(x, i) => { await x; }',
    '(x) => { for (const y of x) { if (y) return; await y; } }',
    '(x) => { var y = await x; }',
    'function (x) { await this.f(x); }',
  ].map(
    (callback) => [`xs.forEach(${callback});`, [['collect', `await Promise.all(xs.map(async ${callback}));`]]] as const,
  ),
  [
    'const f = () => xs.map((x) => await x).join();',
    [['collect', 'const f = async () => (await Promise.all(xs.map(async (x) => await x))).join();']],
  ],
  [
    'const n = xs.flatMap((x) => await x).length;',
    [['collect', 'const n = (await Promise.all(xs.flatMap(async (x) => await x))).flat().length;']],
  ],
  [
    'const a = Array.from(xs, (x) => await x);',
    [['collect', 'const a = await Promise.all(Array.from(xs, async (x) => await x));']],
  ],
  ['memoize((x) => { return await x; });', [['async', 'memoize(async (x) => { return await x; });']]],
  // Nothing around it can wait.
  ['class A { get x() { return xs.map((x) => await x); } }', []],
  // `Promise.all` takes no undefined.
  ['const f = () => o?.xs.map((x) => await x);', []],
];

/** Code whose await is wrong where it stands, and what the suggestion makes of it. */
const rewritten: readonly (readonly [code: string, messageId: string, output: string])[] = [
  [
    'const f = () => xs.filter((x) => await ok(x));',
    'answers',
    'const f = async () => (await Promise.all(xs.map(async (x) => (await ok(x)) ? [x] : []))).flat();',
  ],
  [
    'const { a } = xs.find(x => { const y = await g(x); return y; });',
    'answers',
    'const { a } = (await Promise.all(xs.map(async x => { const y = await g(x); return y ? [x] : []; }))).flat()[0];',
  ],
  [
    'if (!xs.some(function ({ a }) { return await a; }, self)) g();',
    'answers',
    'if (!(await Promise.all(xs.map(async function ({ a }) { return await a; }, self))).some(Boolean)) g();',
  ],
  [
    'const a = 1\nxs.every((x) => await x)',
    'answers',
    'const a = 1\n;(await Promise.all(xs.map(async (x) => await x))).every(Boolean)',
  ],
  [
    'function f() { return new Promise((resolve) => { const x = await g(); resolve(x); }); }',
    'move',
    'async function f() { const x = await g(); return new Promise((resolve) => { resolve(x); }); }',
  ],
  [
    'await new Promise((resolve) => { await g(); setTimeout(resolve, 1); });',
    'move',
    'await g();\nawait new Promise((resolve) => { setTimeout(resolve, 1); });',
  ],
];

const misused: readonly (readonly [use: string, messageId: string, output?: string])[] = [
  ['f().length;', 'member', '(await f()).length;'],
  ['for (const x of f()) x;', 'iterated', 'for (const x of await f()) x;'],
  ['[...f()];', 'iterated', '[...await f()];'],
  ['const [a] = f();', 'iterated', 'const [a] = await f();'],
  ['const { a } = f();', 'properties', 'const { a } = await f();'],
  ['f() * 2;', 'number', 'await f() * 2;'],
  ["f() + 'x';", 'text', "await f() + 'x';"],
  ['`${f()}`;', 'text', '`${await f()}`;'],
  ['if (f()) g();', 'truthy', 'if (await f()) g();'],
  ['f() || g();', 'truthy', 'await f() || g();'],
  ["f() === 'x';", 'truthy', "await f() === 'x';"],
  ['f()();', 'called', '(await f())();'],
  ['throw f();', 'thrown', 'throw await f();'],
  ['const x = f(); g(x.y);', 'member', 'const x = await f(); g(x.y);'],
  ['function h() { return f().x; }', 'member', 'async function h() { return (await f()).x; }'],
  ['class A { x = f().y; }', 'member'],
];
const asyncF = 'async function f() {}';

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
];

/** One report, with a part of its message. */
const impossible = (message: string) => [
  { message: new RegExp(`is a syntax error here, because .*${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) },
];
const count = (code: string) => code.match(/\bawait\b/g)!.length;

modules.run('fixes in modules', rule as never, {
  valid: [
    'async function f() { await g(); }',
    'await g();',
    'const await_ = 1;',
    'x.await();',
    'async function* f() { yield await g(); }',
    ...rightUses.map((use) => `${asyncF}\n${use}`),
  ],
  invalid: [
    ...fixed.map(([code, output]) => ({
      code,
      output,
      errors: count(code) - (/^await f|; await p/m.exec(code)?.length ?? 0),
    })),
    ...refusedModules.map(([, code, message]) => ({ code, output: null, errors: impossible(message) })),
    ...refusedEditions.map(([, code, message, ecmaVersion]) => ({
      code,
      output: null,
      errors: impossible(message),
      languageOptions: { parserOptions: { ...recoverAwait, ecmaVersion } },
    })),
    ...misused.map(([use, messageId, output]) => ({
      code: `${asyncF}\n${use}`,
      output: null,
      errors: [{ messageId, suggestions: output ? [{ messageId: 'wait', output: `${asyncF}\n${output}` }] : [] }],
    })),
    ...suggested.map(([code, outputs]) => ({
      code,
      output: null,
      errors: [{ messageId: 'choice', suggestions: outputs.map(([messageId, output]) => ({ messageId, output })) }],
    })),
    ...rewritten.map(([code, messageId, output]) => ({
      code,
      output: null,
      errors: [{ messageId: 'impossible', suggestions: [{ messageId, output }] }],
    })),
  ],
});

scripts.run('scripts', rule as never, {
  valid: [
    "const await = require('asyncawait/await');\nfunction f() { return await(g()); }",
    'async function f() { await g(); }',
  ],
  invalid: [
    ...refusedScripts.map(([, code, message]) => ({ code, output: null, errors: impossible(message) })),
    // Plain calls and sums of a variable `await`, to a parser of scripts.
    {
      code: 'function f() { await (x); await [y]; await +x; }',
      output: 'async function f() { await (x); await [y]; await +x; }',
      errors: 3,
    },
    { code: '{ function f() { await g(); }\nf(); }', output: '{ async function f() { await g(); }\nf(); }', errors: 1 },
    {
      code: 'function f() { return await g(); }\nf().x;',
      output: 'async function f() { return await g(); }\nf().x;',
      errors: [{ message: /needed on line 2, where nothing can wait for it, because only the top level/ }],
    },
  ],
});

vue.run('templates', rule as never, {
  valid: ['<template><p @click="async () => { await g(); }">{{ a }}</p></template>'],
  invalid: refusedTemplates.map(([, code, message]) => ({
    code,
    output: null,
    errors: impossible(message),
    filename: 'file.vue',
  })),
});

typescript.run('TypeScript', rule as never, {
  valid: ['async function f(): Promise<void> { await g(); }'],
  invalid: [
    ...refusedTypes.map(([, code, message]) => ({
      code,
      output: null,
      errors: impossible(message),
      filename: 'file.ts',
    })),
    ...(
      [
        ['function f(): string { return await g(); }', 'async function f(): Promise<string> { return await g(); }'],
        [
          'function f(): Promise<string> { return await g(); }',
          'async function f(): Promise<string> { return await g(); }',
        ],
        [
          'type R = Promise<1>; const f = (): R => await g();',
          'type R = Promise<1>; const f = async (): R => await g();',
        ],
        ['const f = <T,>(x: T): T => await x;', 'const f = async <T,>(x: T): Promise<T> => await x;'],
        [
          'class A { private static m(): void { await g(); } }',
          'class A { private static async m(): Promise<void> { await g(); } }',
        ],
        [
          'export function f(x: 1): 2;\nexport function f(x: 3): 4;\nexport function f(x: any): any { return await x; }\nf(1).x;',
          'export function f(x: 1): Promise<2>;\nexport function f(x: 3): Promise<4>;\nexport async function f(x: any): Promise<any> { return await x; }\n(await f(1)).x;',
        ],
        [
          'class A { m(x: 1): 2; m(x: any): any { await x; } }',
          'class A { m(x: 1): Promise<2>; async m(x: any): Promise<any> { await x; } }',
        ],
        [
          'function f() { return await g(); }\nfunction h(): string { return f(); }',
          'async function f() { return await g(); }\nfunction h(): Promise<string> { return f(); }',
        ],
        [
          'class A extends B { m(): Promise<1> { return await g(); } }',
          'class A extends B { async m(): Promise<1> { return await g(); } }',
        ],
      ] satisfies Fixed[]
    ).map(([code, output]) => ({ code, output, errors: 1, filename: 'file.ts' })),
    ...(
      [
        [
          'const f = (xs: X[]): boolean => xs.some((x): boolean => await ok(x));',
          'const f = async (xs: X[]): Promise<boolean> => (await Promise.all(xs.map(async (x): Promise<boolean> => await ok(x)))).some(Boolean);',
        ],
        [
          'async function f(xs: X[]) { return xs.filter((x: X) => await ok(x)); }',
          'async function f(xs: X[]) { return (await Promise.all(xs.map(async (x: X) => (await ok(x)) ? [x] : []))).flat(); }',
        ],
        [
          'function f(): Promise<X> { return new Promise<X>((resolve) => { const x: X = await g(); resolve(x); }); }',
          'async function f(): Promise<X> { const x: X = await g(); return new Promise<X>((resolve) => { resolve(x); }); }',
        ],
      ] satisfies Fixed[]
    ).map(([code, output]) => ({
      code,
      output: null,
      errors: [
        { messageId: 'impossible', suggestions: [{ messageId: code.includes('xs') ? 'answers' : 'move', output }] },
      ],
      filename: 'file.ts',
    })),
    ...(
      [
        [
          'class A extends B { override m(): 1 { return await g(); } }',
          'class A extends B { override async m(): Promise<1> { return await g(); } }',
        ],
        ['class A { @dec() m() { await g(); } }', 'class A { @dec() async m() { await g(); } }'],
        ['const f: Handler = () => { await g(); };', 'const f: Handler = async () => { await g(); };'],
      ] satisfies Fixed[]
    ).flatMap(([code, output]) => [
      {
        code,
        output: null,
        errors: [{ messageId: 'choice', suggestions: [{ messageId: 'async', output }] }],
        filename: 'file.ts',
      },
      { code, output, errors: 1, settings: { 'native-async': { fixIntended: true } }, filename: 'file.ts' },
    ]),
  ],
});

describe.each([
  ['Babel', bases.babel8],
  ['Hermes', bases.hermes],
])('%s', (_, { parser, options }) => {
  tester('module', tolerant(parser), options).run('fixes', rule as never, {
    valid: [],
    invalid: fixed
      .filter(([code]) => !/await using|#|`\$|\[x\]/.test(code))
      .slice(0, 20)
      .map(([code, output]) => ({ code, output, errors: count(code) })),
  });
});

it('has a case for every reason that leaves no fix', () => {
  const covered = [
    ...[...refusedModules, ...refusedScripts, ...refusedTemplates],
    ...[...refusedEditions, ...refusedTypes],
  ].map(([kind]) => kind);
  const refusals = Object.entries(awaitReasonDescriptions).filter(([, { outcome }]) => outcome === 'refused');
  expect(new Set(covered)).toEqual(new Set(refusals.map(([kind]) => kind)));
});
