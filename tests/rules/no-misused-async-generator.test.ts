import { RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import rule from '../../rules/no-misused-async-generator.js';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

const tester = new RuleTester({
  languageOptions: { sourceType: 'module', parserOptions: { ecmaFeatures: { jsx: true } } },
});

const bodies = 'export async function* items() { yield 1; }\nfunction* numbers() { yield 1; }';
const withBodies = (code: string) => `${code}\n${bodies}`;

const valid = [
  'for await (const x of items()) use(x);',
  'async () => { for await (const x of items()) use(x); };',
  'for await (const x of await items()) use(x);',
  'const it = await items(); for await (const x of it) use(x);',
  'const it = await items(); const first = await it.next();',
  'async function* all() { yield* items(); }',
  'async function* all() { yield* await items(); }',
  'function* all() { yield* numbers(); }',
  'const r = (await items().next()).value;',
  'const { value } = await items().next();',
  'items().next().then(use);',
  'for (const x of numbers()) use(x);',
  '[...numbers()]; new Map(numbers()); Promise.all(numbers());',
  'Promise.all([items().next()]);',
  'const all = await Array.fromAsync(items());',
  'const { next } = items(); ({ ...items() });',
  'function f(items) { for (const x of items()) use(x); }',
  'let f = items; f = other; for (const x of f()) use(x);',
  'function* run() { yield fetch(url); }',
  'class Map2 {} new Map2(items());',
  'function f(Promise) { Promise.all(items()); }',
  // Stubs, and what something else wants to be an async generator.
  'async function* none() {}',
  'async function* none() { return; }',
  "async function* none() { log(); throw new Error('no'); }",
  'class A { async *[Symbol.asyncIterator]() { log(); } }',
  'class A { async *items() { log(); } } new A().items().next();',
  'class A extends B { async *items() { log(); } }',
  'const o = { async *items() { log(); } };',
  'pipeline(source, async function* (chunks) { for await (const x of chunks) use(x); });',
  'async function* f() { log(); } for await (const x of f()) use(x);',
  'async function* f() { log(); } run(f());',
  'async function* f() { yield 1; } export { f }; await g();',
  'async function* View() { log(); } export const app = <View />;',
  // Where it goes, it may be gone through.
  'const it = await items(); read(it);',
  'async () => { return await items(); };',
  'async function* load() { yield 1; } read(await load());',
  // A library may make promises iterable.
  "import { run } from 'effection'; function* all() { yield* fetch(url); }",
  'run(function* () { yield* fetch(url); });',
].map(withBodies);

interface Case {
  readonly code: string;
  readonly id: string;
  readonly fixed?: string;
  readonly suggested?: readonly [id: string, output: string];
}

const invalid: Case[] = [
  { code: 'await items();', id: 'awaited' },
  { code: 'const all = await items(); use(all.length);', id: 'awaited' },
  { code: 'const { name } = await items();', id: 'awaited' },
  { code: 'for (const x of await items()) use(x);', id: 'awaited' },
  { code: 'console.log(await items());', id: 'awaited' },
  { code: 'class A { async *m() { yield 1; } async run() { await this.m(); } }', id: 'awaited' },
  { code: 'const it = items(); const all = await it;', id: 'awaited' },
  { code: 'items().then(use);', id: 'chained' },
  { code: 'items().catch(use);', id: 'chained' },
  { code: 'const it = items(); it.finally(use);', id: 'chained' },
  {
    code: 'for (const x of items()) use(x);',
    id: 'looped',
    fixed: 'for await (const x of items()) use(x);',
  },
  {
    code: 'async () => { for(const x of items()) use(x); };',
    id: 'looped',
    fixed: 'async () => { for await(const x of items()) use(x); };',
  },
  {
    code: 'async function* all() { const it = items(); for (const x of it) yield x; }',
    id: 'looped',
    fixed: 'async function* all() { const it = items(); for await (const x of it) yield x; }',
  },
  { code: 'function all() { for (const x of items()) use(x); }', id: 'looped' },
  { code: 'async () => () => { for (const x of items()) use(x); };', id: 'looped' },
  { code: 'class A { static { for (const x of items()) use(x); } }', id: 'looped' },
  { code: 'use([...items()]);', id: 'spread' },
  { code: 'use(...items());', id: 'spread' },
  { code: 'const [first] = items();', id: 'destructured' },
  { code: '[first] = items();', id: 'destructured' },
  { code: 'new Map(items());', id: 'consumed' },
  { code: 'new Set(c ? items() : items());', id: 'consumed' },
  { code: 'Promise.all(items());', id: 'consumed' },
  { code: 'Array.from(items());', id: 'consumed' },
  { code: 'Object.fromEntries(items());', id: 'consumed' },
  { code: 'Promise.all([load(), items()]);', id: 'combined' },
  { code: 'function* all() { yield* items(); }', id: 'delegated' },
  {
    code: 'function* all() { yield* fetch(url); }',
    id: 'delegated',
    suggested: ['toYield', 'function* all() { yield fetch(url); }'],
  },
  {
    code: "const co = require('co'); co(function* () { yield* fetch(url); });",
    id: 'delegated',
    suggested: ['toYield', "const co = require('co'); co(function* () { yield fetch(url); });"],
  },
  {
    code: 'function* all() { yield*Promise.resolve(); }',
    id: 'delegated',
    suggested: ['toYield', 'function* all() { yield Promise.resolve(); }'],
  },
  {
    code: 'use(items().next().value);',
    id: 'unawaited',
    suggested: ['toAwaited', 'use((await items().next()).value);'],
  },
  { code: 'function f() { return items().next().value; }', id: 'unawaited' },
  { code: 'const it = items(); const r = it.next(); use(r.done);', id: 'unawaited' },
  {
    code: 'const { value } = items().next();',
    id: 'unawaited',
    suggested: ['toAwaited', 'const { value } = await items().next();'],
  },
  {
    code: 'export async function* load() { await fetch(url); }',
    id: 'neverYields',
    suggested: ['toAsync', 'export async function load() { await fetch(url); }'],
  },
  {
    code: 'export default async function*() { log(); }',
    id: 'neverYields',
    suggested: ['toAsync', 'export default async function() { log(); }'],
  },
  {
    code: 'export const load = async function*named() { log(); };',
    id: 'neverYields',
    suggested: ['toAsync', 'export const load = async function named() { log(); };'],
  },
  {
    code: 'class A { async *load() { log(); } }',
    id: 'neverYields',
    suggested: ['toAsync', 'class A { async load() { log(); } }'],
  },
  {
    code: 'class A { static async*load() { log(); } }',
    id: 'neverYields',
    suggested: ['toAsync', 'class A { static async load() { log(); } }'],
  },
].map((each) => each as Case);

tester.run('no-misused-async-generator', rule as never, {
  valid,
  invalid: [
    ...invalid.map(({ code, id, fixed, suggested }) => ({
      code: withBodies(code),
      output: fixed === undefined ? null : withBodies(fixed),
      errors: [
        {
          messageId: id,
          suggestions: suggested ? [{ messageId: suggested[0], output: withBodies(suggested[1]) }] : [],
        },
      ],
    })),
    {
      code: 'async function* load() { return await fetch(url); } const user = await load(); use(user.name);',
      output: 'async function load() { return await fetch(url); } const user = await load(); use(user.name);',
      errors: [{ messageId: 'neverYields' }, { messageId: 'awaited' }],
    },
    {
      code: 'async function* load() { log(); } load().then(use);',
      output: null,
      errors: [
        {
          messageId: 'neverYields',
          suggestions: [{ messageId: 'toAsync', output: 'async function load() { log(); } load().then(use);' }],
        },
        { messageId: 'chained' },
      ],
    },
    {
      code: 'async function* load() { const r = yield fetch(url); return r; } const user = await load(); use(user.name);',
      output: null,
      errors: [
        {
          messageId: 'coroutine',
          suggestions: [
            {
              messageId: 'toAsync',
              output:
                'async function load() { const r = await fetch(url); return r; } const user = await load(); use(user.name);',
            },
          ],
        },
        { messageId: 'awaited' },
      ],
    },
    {
      code: 'async function* load() { yield* items(); } await load();',
      output: null,
      errors: [{ messageId: 'coroutine' }, { messageId: 'awaited' }],
    },
  ],
});
