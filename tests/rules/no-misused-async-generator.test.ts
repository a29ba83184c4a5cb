import rule from '../../rules/no-misused-async-generator.js';
import { testRule } from '../support/rule-tester.js';

const languageOptions = { parserOptions: { ecmaFeatures: { jsx: true } } };

/** Generators for every case. */
const withBodies = (code: string) => `${code}
export async function* items() { yield 1; }
function* numbers() { yield 1; }`;

const valid = [
  'const f = () => items();',
  'q = p.then(items); p.then(items).then(use); register(items);',
  'class A extends B { async *m() { yield 1; } n() { this.m(); } }',
  'class A { async *m() { yield 1; } n() { this.m(); } } wrapAll(A);',
  'class A { async *[Symbol.asyncIterator]() { yield 1; } *[Symbol.iterator]() { yield 1; } }',
  'async function* all() { yield* await fetch(1); }',
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

const invalid = [
  'items();',
  'void items();',
  'class A { async *m() { yield 1; } n() { this.m(); } }',
  'setTimeout(items, 1); list.forEach(items); p.then(items);',
  'setImmediate(async function* () { yield 1; });',
  'async function* all() { yield* fetch(1); }',
  'let r; const it = items(); while (!(r = it.next()).done) use(r);',
  'class A { async *[Symbol.iterator]() { yield 1; } }',
  '({ async *[Symbol.iterator]() { yield 1; } }); A.prototype[Symbol.iterator] = async function* () { yield 1; };',
  'await items();',
  'const all = await items(); use(all.length);',
  'const { name } = await items();',
  'for (const x of await items()) use(x);',
  'console.log(await items());',
  'class A { async *m() { yield 1; } async run() { await this.m(); } }',
  'const it = items(); const all = await it;',
  'items().then(use);',
  'items().catch(use);',
  'const it = items(); it.finally(use);',
  'for (const x of items()) use(x);',
  'async () => { for(const x of items()) use(x); };',
  'async function* all() { const it = items(); for (const x of it) yield x; }',
  'function all() { for (const x of items()) use(x); }',
  'async () => () => { for (const x of items()) use(x); };',
  'class A { static { for (const x of items()) use(x); } }',
  'use([...items()]);',
  'use(...items());',
  'const [first] = items();',
  '[first] = items();',
  'new Map(items());',
  'new Set(c ? items() : items());',
  'Promise.all(items());',
  'Array.from(items());',
  'Object.fromEntries(items());',
  'Promise.all([load(), items()]);',
  'function* all() { yield* items(); }',
  'function* all() { yield* fetch(url); }',
  "const co = require('co'); co(function* () { yield* fetch(url); });",
  'function* all() { yield*Promise.resolve(); }',
  'use(items().next().value);',
  'function f() { return items().next().value; }',
  'const it = items(); const r = it.next(); use(r.done);',
  'const { value } = items().next();',
  'export async function* load() { await fetch(url); }',
  'export default async function*() { log(); }',
  'export const load = async function*named() { log(); };',
  'class A { async *load() { log(); } }',
  'class A { static async*load() { log(); } }',
].map(withBodies);

const mistaken = [
  `
    async function* load() { return await fetch(url); }
    const user = await load();
    use(user.name);
  `,
  `
    async function* load() { log(); }
    load().then(use);
  `,
  `
    async function* load() { const r = yield fetch(url); return r; }
    const user = await load();
    use(user.name);
  `,
  'async function* load() { yield* items(); } await load();',
];

testRule(rule, {
  'uses of generators': { languageOptions, valid, invalid },
  'generators that are meant to be async functions': {
    languageOptions,
    valid: [],
    invalid: mistaken,
  },
});
