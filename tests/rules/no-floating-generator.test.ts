import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import rule from '../../rules/no-floating-generator.js';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

const tester = new RuleTester({ languageOptions: { sourceType: 'module' } });
const typescript = new RuleTester({ languageOptions: { parser: typescriptParser, sourceType: 'module' } });

/** A file of a project that depends on these. */
function fileOf(dependencies: Record<string, string>): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ devDependencies: dependencies }));
  return join(directory, 'file.js');
}
const withMocha = fileOf({ mocha: '^11.0.0' });
const withJest = fileOf({ jest: '^30.0.0', mocha: '^11.0.0' });
const withCoMocha = fileOf({ 'co-mocha': '^1.0.0', mocha: '^11.0.0' });
const withEggBin4 = fileOf({ 'egg-bin': '^4.20.0' });
const withEggBin6 = fileOf({ 'egg-bin': '6' });
const withGenerators = fileOf({ mocha: '^11.0.0', 'mocha-generators': '^2.0.0' });
const withJasmine = fileOf({ jasmine: '^2.5.0' });
const withAva = fileOf({ ava: '^3.0.0' });
const withAva0 = fileOf({ ava: '^0.25.0' });
const withVitest = fileOf({ vitest: '^4.0.0' });
const withKoa2 = fileOf({ koa: '^2.16.0', 'koa-router': '^5.0.0' });
const withKoa3 = fileOf({ koa: '~3.3.0', 'koa-router': '>=7.4.0' });
const withMobx = fileOf({ mobx: '^6.0.0' });

const ids = 'function* ids() { yield 1; }';
const load = 'function* load() { const r = yield fetch(1); return r; }';
const asyncLoad = 'async function load() { const r = await fetch(1); return r; }';

const valid = [
  // The object is used.
  ...[`${ids} for (const id of ids()) log(id);`, `${ids} log([...ids()], Array.from(ids()), new Set(ids()));`],
  ...[
    `${ids} const it = ids(); it.next();`,
    `${ids} ids().next();`,
    `${ids} function* all() { yield* ids(); yield ids(); }`,
  ],
  ...[`${ids} store.ids = ids();`, `${ids} export default ids();`, `${ids} use(ids());`, `${ids} const [a] = ids();`],
  `${ids} async function f() { const it = await ids(); for (const id of it) log(id); }`,
  `${ids} Promise.all(ids());`,
  `${ids} ids().map(String).toArray();`,
  // Normal for an iterator.
  `${ids} async function f() { return ids(); }`,
  `${ids} const f = async () => ids();`,
  `${ids} const all = xs.map(ids); Promise.all(xs.map(ids));`,
  `${ids} promise.then(ids).then((it) => [...it]);`,
  `${ids} console.log(ids());`,
  // Not certainly a generator.
  'ids();',
  'function ids() {} ids();',
  'let ids = function* () { yield 1; }; ids = other; ids();',
  'export class A { *ids() { yield 1; } f(a) { a.ids(); } }',
  'class A extends B { *load() { yield 1; } f() { this.load(); } }',
  { code: 'export class A { *load() { yield fetch(1); } f() { this.load(); } }', filename: withMobx },
  `import { makeAutoObservable } from 'mobx'; export class A { constructor() { makeAutoObservable(this); } *load() { yield fetch(1); } f() { this.load(); } }`,
  `import { take } from 'redux-saga/effects'; function* saga() { yield take(); } saga();`,
  // Run, or not known not to be.
  `import co from 'co'; ${load} co(load);`,
  `import { it } from '@jest/globals'; it('a', function* () { yield fetch(1); });`,
  { code: "it('a', function* () { yield fetch(1); });", filename: withJest },
  { code: "it('a', function* () { yield fetch(1); });", filename: withCoMocha },
  { code: "it('a', function* () { yield fetch(1); });", filename: withEggBin4 },
  { code: "it('a', function* () { yield fetch(1); }); it.only('b', function* () {});", filename: withGenerators },
  { code: "it('a', function* () { yield fetch(1); });", filename: withJasmine },
  { code: "import test from 'ava'; test('a', function* (t) { yield fetch(1); });", filename: withAva0 },
  { code: "it.skip('a', function* () { yield fetch(1); });", filename: withMocha },
  { code: "import 'co-mocha'; it('a', function* () { yield fetch(1); });", filename: withMocha },
  { code: "import { it } from './it.js'; it('a', function* () { yield fetch(1); });", filename: withMocha },
  "it('a', function* () { yield fetch(1); });",
  { code: "import koa from 'koa'; koa().use(function* () { yield next; });", filename: withKoa2 },
  "import Koa from 'koa'; new Koa().use(function* () { yield next; });",
  { code: "import router from 'koa-router'; router().get('/', function* () { yield next; });", filename: withKoa2 },
  { code: "import Koa from 'koa'; const app = new Koa(); app.use(async (ctx, next) => next());", filename: withKoa3 },
  // Not the globals.
  `import { setTimeout } from './timers.js'; ${ids} setTimeout(ids);`,
  `class Promise {} ${ids} Promise.resolve(ids()); new Promise(ids);`,
  `${ids} router.on('get', ids);`,
];

interface Case {
  readonly name?: string;
  readonly code: string;
  readonly output?: string;
  readonly errors: readonly object[];
  readonly filename?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A use that the file shows to be one of a coroutine: offered is to make it async. */
const suggested = (
  use: string,
  changed: string,
  messageId: string,
  column: number,
  definition = load,
  made = asyncLoad,
): Case => ({
  code: `${definition} ${use}`,
  errors: [
    {
      messageId,
      column: definition.length + 1 + column,
      suggestions: [{ messageId: 'convert', data: { name: '`load`' }, output: `${made} ${changed}` }],
    },
  ],
});
/** A use that is only reported. */
const reported = (use: string, messageId: string): Case => ({
  code: `${ids} ${use}`,
  errors: [{ messageId, suggestions: [] }],
});

const koaMessage =
  'The body of this generator function never runs: koa 3 accepts a generator function, and drops the generator object, so that requests pass it by without an error.';

const invalid: Case[] = [
  reported('ids();', 'dropped'),
  reported('void ids();', 'dropped'),
  reported('ok && ids();', 'dropped'),
  reported('ids.call(x, 1);', 'dropped'),
  reported('(function* () { log(); })();', 'dropped'),
  reported('const o = { *m() {} }; o.m();', 'dropped'),
  reported('class A { *#m() {} n() { this.#m(); } }', 'dropped'),
  reported('class A { *m() {} n() { this.m(); } }', 'dropped'),
  reported('new Promise(ids);', 'executor'),
  reported('async function f() { await ids(); }', 'awaited'),
  suggested('async function f() { await load(); }', 'async function f() { await load(); }', 'awaited', 28),
  suggested('async function f() { load(); }', 'async function f() { await load(); }', 'dropped', 22),
  suggested('function f() { load(); }', 'function f() { load(); }', 'dropped', 16),
  suggested('Promise.all([load(), 1]);', 'Promise.all([load(), 1]);', 'combined', 14),
  suggested('Promise.resolve(load());', 'Promise.resolve(load());', 'combined', 17),
  suggested('async function f() { return load(); }', 'async function f() { return load(); }', 'returned', 29),
  suggested('export const f = async () => load();', 'export const f = async () => load();', 'returned', 30),
  suggested('promise.then(load);', 'promise.then(load);', 'continuation', 14),
  suggested('promise.catch(load);', 'promise.catch(load);', 'continuation', 15),
  suggested('Promise.all(xs.map(load));', 'Promise.all(xs.map(load));', 'mapped', 20),
  suggested('Promise.all(xs.map((x) => load(x)));', 'Promise.all(xs.map((x) => load(x)));', 'mapped', 27),
  suggested('xs.forEach(load);', 'xs.forEach(load);', 'callback', 12),
  suggested('setTimeout(load, 10);', 'setTimeout(load, 10);', 'callback', 12),
  suggested('process.nextTick(load);', 'process.nextTick(load);', 'callback', 18),
  suggested("button.addEventListener('click', load);", "button.addEventListener('click', load);", 'callback', 34),
  suggested('console.log(load());', 'console.log(await load());', 'value', 13),
  {
    name: 'an emitter of Node',
    code: `import { EventEmitter } from 'node:events'; const e = new EventEmitter(); e.on('a', function* () { yield fetch(1); });`,
    errors: [
      {
        messageId: 'callback',
        suggestions: [
          {
            messageId: 'convert',
            data: { name: 'this generator function' },
            output: `import { EventEmitter } from 'node:events'; const e = new EventEmitter(); e.on('a', async function () { await fetch(1); });`,
          },
        ],
      },
    ],
  },
  {
    name: 'a value that is shown where nothing can wait for it',
    code: `${load} function f() { console.log(load()); }`,
    errors: [
      {
        message:
          'The body of `load` never runs: `console.log` is given the generator object itself, not what the body returns.',
        suggestions: [],
      },
    ],
  },
  {
    name: 'always throws, and is fixed',
    code: `${load} load().then(log, log);`,
    output: `${asyncLoad} load().then(log, log);`,
    errors: [
      {
        message:
          'The body of `load` never runs: `load().then` throws a TypeError, since a generator object has no such method.',
        suggestions: [],
      },
    ],
  },
  {
    name: 'always throws, and is exported',
    code: `export ${load} load().catch(log);`,
    errors: [
      {
        message:
          'The body of `load` never runs: `load().catch` throws a TypeError, since a generator object has no such method. Not converted, because `load` is exported, and callers elsewhere need a generator.',
        suggestions: [],
      },
    ],
  },
  {
    name: 'in an iterator, of which the rest is forgotten',
    code: 'function* walk(node) { yield node.name; walk(node.left); yield* walk(node.right); } log([...walk(tree)]);',
    errors: [
      {
        message: 'The body of `walk` never runs: `walk(node.left)` makes a generator object, and drops it.',
        suggestions: [
          {
            messageId: 'delegate',
            output:
              'function* walk(node) { yield node.name; yield* walk(node.left); yield* walk(node.right); } log([...walk(tree)]);',
          },
        ],
      },
    ],
  },
  {
    name: 'the same, with fixes for what is meant',
    code: 'function* walk(node) { yield node.name; walk(node.left); } log([...walk(tree)]);',
    output: 'function* walk(node) { yield node.name; yield* walk(node.left); } log([...walk(tree)]);',
    settings: { 'native-async': { fixIntended: true } },
    errors: [{ messageId: 'dropped', suggestions: [] }],
  },
  {
    name: 'in a coroutine that becomes async itself',
    code: `import co from 'co'; ${load} co(function* () { load(); yield fetch(2); });`,
    output: `import co from 'co'; ${asyncLoad} (async () => { await load(); await fetch(2); })();`,
    settings: { 'native-async': { fixIntended: true } },
    errors: [{ messageId: 'dropped', suggestions: [] }],
  },
  {
    name: 'in a coroutine that cannot',
    code: `export function* run() { const a = yield fetch(1); load(); return a; } ${load}`,
    errors: [
      {
        messageId: 'dropped',
        suggestions: [
          {
            messageId: 'delegate',
            output: `export function* run() { const a = yield fetch(1); yield* load(); return a; } ${load}`,
          },
        ],
      },
    ],
  },
  ...["import { it } from 'mocha';", "import { it } from 'vitest';", "import { it } from 'node:test';"].map((head) => ({
    code: `${head} it('a', function* () { yield fetch(1); });`,
    errors: [
      {
        messageId: 'host',
        suggestions: [
          {
            messageId: 'convert',
            data: { name: 'this generator function' },
            output: `${head} it('a', async function () { await fetch(1); });`,
          },
        ],
      },
    ],
  })),
  {
    name: 'the version that is asked for is named',
    code: "it('a', function* () { yield fetch(1); });",
    filename: withMocha,
    errors: [
      {
        message:
          'The body of this generator function never runs: mocha 11 accepts a generator function, and drops the generator object, so that the test passes whatever its body says.',
        suggestions: 1,
      },
    ],
  },
  {
    name: 'by global name',
    code: "beforeEach(function* () { yield fetch(1); }); test.only('a', function* () { expect(1); });",
    filename: withVitest,
    errors: [
      { messageId: 'host', suggestions: 1 },
      { messageId: 'host', suggestions: 1 },
    ],
  },
  {
    name: 'a command that no longer runs generators',
    code: 'before(function* () { yield fetch(1); });',
    filename: withEggBin6,
    errors: [{ messageId: 'host', suggestions: 1 }],
  },
  {
    name: 'a suite, whatever runs tests',
    code: "describe('a', function* () { it('b', () => {}); });",
    filename: withCoMocha,
    errors: [
      {
        message:
          'The body of this generator function never runs: mocha 11 calls it and drops the generator object, so that the tests in it do not exist.',
        suggestions: [],
      },
    ],
  },
  {
    name: 'a test of AVA, whose parameter is no callback',
    code: "import test from 'ava'; test.serial('a', function* (t) { t.is(yield fetch(1), 1); });",
    filename: withAva,
    errors: [
      {
        messageId: 'host',
        suggestions: [
          {
            messageId: 'convert',
            output: "import test from 'ava'; test.serial('a', async function (t) { t.is(await fetch(1), 1); });",
          },
        ],
      },
    ],
  },
  {
    name: 'a test of node:test, of whose parameters the second is a callback',
    code: "import test from 'node:test'; test('a', function* (t) { yield fetch(1); }); test('b', function* (t, done) { yield fetch(1); });",
    errors: [
      {
        messageId: 'host',
        suggestions: [
          {
            messageId: 'convert',
            output:
              "import test from 'node:test'; test('a', async function (t) { await fetch(1); }); test('b', function* (t, done) { yield fetch(1); });",
          },
        ],
      },
      { messageId: 'host', suggestions: [] },
    ],
  },
  {
    name: 'a callback of mocha, which then may not return a promise',
    code: "import { it } from 'mocha'; it('a', function* (done) { yield fetch(1); done(); });",
    errors: [{ messageId: 'host', suggestions: [] }],
  },
  {
    name: 'a suite',
    code: "import { describe, it } from 'vitest'; describe('a', function* () { it('b', () => {}); });",
    errors: [
      {
        message:
          'The body of this generator function never runs: vitest calls it and drops the generator object, so that the tests in it do not exist.',
        suggestions: [],
      },
    ],
  },
  {
    name: 'koa 3',
    code: "import Koa from 'koa'; const app = new Koa(); app.use(function* (next) { yield next; });",
    filename: withKoa3,
    errors: [
      {
        message: koaMessage,
        suggestions: [
          {
            messageId: 'convert',
            output: "import Koa from 'koa'; const app = new Koa(); app.use(async (ctx, next) => { await next(); });",
          },
        ],
      },
    ],
  },
  {
    name: 'koa 3, in a chain',
    code: "const app = require('koa')(); app.use(a).use(function* (next) { yield next; });",
    filename: withKoa3,
    errors: [
      {
        message: koaMessage,
        suggestions: [
          {
            messageId: 'convert',
            output: "const app = require('koa')(); app.use(a).use(async (ctx, next) => { await next(); });",
          },
        ],
      },
    ],
  },
  {
    name: 'routers',
    code: "import Router from '@koa/router'; import router from 'koa-router'; new Router().get('/', function* () {}); const r = router({}); r.post('/', mw, function* () {});",
    filename: withKoa3,
    errors: [
      {
        messageId: 'host',
        suggestions: [
          {
            messageId: 'convert',
            output:
              "import Router from '@koa/router'; import router from 'koa-router'; new Router().get('/', async () => {}); const r = router({}); r.post('/', mw, function* () {});",
          },
        ],
      },
      {
        messageId: 'host',
        suggestions: [
          {
            messageId: 'convert',
            output:
              "import Router from '@koa/router'; import router from 'koa-router'; new Router().get('/', function* () {}); const r = router({}); r.post('/', mw, async () => {});",
          },
        ],
      },
    ],
  },
];

tester.run('no-floating-generator', rule as never, { valid, invalid } as never);

typescript.run('no-floating-generator in TypeScript', rule as never, {
  valid: [
    {
      code: 'declare function g(): Generator<number>; const it = g(); g().next(); Array.from(g()); class View { g = g(); }',
      filename: 'file.ts',
    },
    { code: 'declare function g(): IterableIterator<number>; g();', filename: 'file.ts' },
    'class Store { @flow *load() { yield fetch(1); } f() { this.load(); } }',
  ],
  invalid: [
    { code: 'declare function g(): Generator<number>; g();', filename: 'file.ts', errors: [{ messageId: 'dropped' }] },
  ],
});
