import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import rule from '../../rules/no-floating-generator.js';
import { dedent, type RuleCase, testRule } from '../support/rule-tester.js';

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

/** A use of an iterator. */
const withIds = (use: string): RuleCase => ({
  code: dedent`
    ${ids}
    ${use}
  `,
});
/** A use that the file shows to be one of a coroutine. */
const withLoad = (use: string): RuleCase => ({
  code: dedent`
    ${load}
    ${use}
  `,
});

const valid: (string | RuleCase)[] = [
  ...['log(ids().name); ids().map(log); ids().next;', 'if (x && ids) log();', 'const p = ids; p.length;'].map(withIds),
  ...['q = p.then(ids);', 'p.then(ids).then(log);', "unknown.on('x', ids);"].map(withIds),
  'const api = { *load() { yield 1; }, use() { return this.load().then(log); } }; register(api);',
  // The object is used.
  withIds('for (const id of ids()) log(id);'),
  withIds('log([...ids()], Array.from(ids()), new Set(ids()));'),
  withIds('const it = ids(); it.next();'),
  withIds('ids().next();'),
  withIds('function* all() { yield* ids(); yield ids(); }'),
  withIds('store.ids = ids();'),
  withIds('export default ids();'),
  withIds('use(ids());'),
  withIds('const [a] = ids();'),
  withIds('async function f() { const it = await ids(); for (const id of it) log(id); }'),
  withIds('Promise.all(ids());'),
  withIds('ids().map(String).toArray();'),
  // Normal for an iterator.
  withIds('async function f() { return ids(); }'),
  withIds('const f = async () => ids();'),
  withIds('const all = xs.map(ids); Promise.all(xs.map(ids));'),
  withIds('promise.then(ids).then((it) => [...it]);'),
  withIds('console.log(ids());'),
  // Not certainly a generator.
  'ids();',
  'function ids() {} ids();',
  'let ids = function* () { yield 1; }; ids = other; ids();',
  'export class A { *ids() { yield 1; } f(a) { a.ids(); } }',
  'class A extends B { *load() { yield 1; } f() { this.load(); } }',
  { code: 'export class A { *load() { yield fetch(1); } f() { this.load(); } }', filename: withMobx },
  `
    import { makeAutoObservable } from 'mobx';
    export class A {
      constructor() { makeAutoObservable(this); }
      *load() { yield fetch(1); }
      f() { this.load(); }
    }
  `,
  `import { take } from 'redux-saga/effects'; function* saga() { yield take(); } saga();`,
  // Run, or not known not to be.
  dedent`
    import co from 'co'; ${load}
    co(load);
  `,
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
  dedent`
    import { setTimeout } from './timers.js'; ${ids}
    setTimeout(ids);
  `,
  dedent`
    class Promise {} ${ids}
    Promise.resolve(ids()); new Promise(ids);
  `,
  withIds("router.on('get', ids);"),
];

const invalid: RuleCase[] = [
  ...['for (const x of ids) log(x);', '[...ids];', 'const [a] = ids;', 'new Map(ids); new ids();'].map(withIds),
  ...['if (ids()) log();', 'while (!ids()) log();', 'log(ids() ? 1 : 2);', 'log(ids().length); ids().push(1);'].map(
    withIds,
  ),
  withIds('function* all() { yield* ids; }'),
  ...['p.then(load);', 'p.then(load).catch(log);', "require('net').createServer().on('connection', load);"].map(
    withLoad,
  ),
  {
    name: 'a method of an object whose methods use this',
    code: `
      const api = { *load() { const r = yield fetch(1); return r; }, use() { return this.load().then(log); }, x: 1 };
      log(api.x);
    `,
  },
  withIds('ids();'),
  withIds('void ids();'),
  withIds('ok && ids();'),
  withIds('ids.call(x, 1);'),
  withIds('(function* () { log(); })();'),
  withIds('const o = { *m() {} }; o.m();'),
  withIds('class A { *#m() {} n() { this.#m(); } }'),
  withIds('class A { *m() {} n() { this.m(); } }'),
  withIds('new Promise(ids);'),
  withIds('async function f() { await ids(); }'),
  withLoad('async function f() { await load(); }'),
  withLoad('async function f() { load(); }'),
  withLoad('function f() { load(); }'),
  withLoad('Promise.all([load(), 1]);'),
  withLoad('Promise.resolve(load());'),
  withLoad('async function f() { return load(); }'),
  withLoad('export const f = async () => load();'),
  withLoad('promise.then(load);'),
  withLoad('promise.catch(load);'),
  withLoad('Promise.all(xs.map(load));'),
  withLoad('Promise.all(xs.map((x) => load(x)));'),
  withLoad('xs.forEach(load);'),
  withLoad('setTimeout(load, 10);'),
  withLoad('process.nextTick(load);'),
  withLoad("button.addEventListener('click', load);"),
  withLoad('console.log(load());'),
  {
    name: 'an emitter of Node',
    code: `
      import { EventEmitter } from 'node:events';
      const e = new EventEmitter();
      e.on('a', function* () { yield fetch(1); });
    `,
  },
  {
    name: 'a value that is shown where nothing can wait for it',
    code: dedent`
      ${load}
      function f() { console.log(load()); }
    `,
  },
  {
    name: 'always throws, and is fixed',
    code: dedent`
      ${load}
      load().then(log, log);
    `,
  },
  {
    name: 'always throws, and is exported',
    code: dedent`
      export ${load}
      load().catch(log);
    `,
  },
  {
    name: 'in an iterator, of which the rest is forgotten',
    code: `
      function* walk(node) { yield node.name; walk(node.left); yield* walk(node.right); }
      log([...walk(tree)]);
    `,
  },
  {
    name: 'the same, with fixes for what is meant',
    code: 'function* walk(node) { yield node.name; walk(node.left); } log([...walk(tree)]);',
    settings: { 'native-async': { fixIntended: true } },
  },
  {
    name: 'in a coroutine that becomes async itself',
    code: dedent`
      import co from 'co'; ${load}
      co(function* () { load(); yield fetch(2); });
    `,
    settings: { 'native-async': { fixIntended: true } },
  },
  {
    name: 'in a coroutine that cannot',
    code: `export function* run() { const a = yield fetch(1); load(); return a; } ${load}`,
  },
  ...['mocha', 'vitest', 'node:test'].map((module) => ({
    code: dedent`
      import { it } from '${module}';
      it('a', function* () { yield fetch(1); });
    `,
  })),
  {
    name: 'the version that is asked for is named',
    code: "it('a', function* () { yield fetch(1); });",
    filename: withMocha,
  },
  {
    name: 'by global name',
    code: "beforeEach(function* () { yield fetch(1); }); test.only('a', function* () { expect(1); });",
    filename: withVitest,
  },
  {
    name: 'a command that no longer runs generators',
    code: 'before(function* () { yield fetch(1); });',
    filename: withEggBin6,
  },
  {
    name: 'a suite, whatever runs tests',
    code: "describe('a', function* () { it('b', () => {}); });",
    filename: withCoMocha,
  },
  {
    name: 'a test of AVA, whose parameter is no callback',
    code: "import test from 'ava'; test.serial('a', function* (t) { t.is(yield fetch(1), 1); });",
    filename: withAva,
  },
  {
    name: 'a test of node:test, of whose parameters the second is a callback',
    code: `
      import test from 'node:test';
      test('a', function* (t) { yield fetch(1); });
      test('b', function* (t, done) { yield fetch(1); });
    `,
  },
  {
    name: 'a callback of mocha, which then may not return a promise',
    code: "import { it } from 'mocha'; it('a', function* (done) { yield fetch(1); done(); });",
  },
  {
    name: 'a suite',
    code: "import { describe, it } from 'vitest'; describe('a', function* () { it('b', () => {}); });",
  },
  {
    name: 'koa 3',
    code: "import Koa from 'koa'; const app = new Koa(); app.use(function* (next) { yield next; });",
    filename: withKoa3,
  },
  {
    name: 'koa 3, in a chain',
    code: "const app = require('koa')(); app.use(a).use(function* (next) { yield next; });",
    filename: withKoa3,
  },
  {
    name: 'routers',
    code: `
      import Router from '@koa/router';
      import router from 'koa-router';
      new Router().get('/', function* () {});
      const r = router({});
      r.post('/', mw, function* () {});
    `,
    filename: withKoa3,
  },
];

testRule(rule, {
  JavaScript: { valid, invalid },
  TypeScript: {
    parsers: { '@typescript-eslint/parser': typescriptParser },
    valid: [
      {
        code: `
          declare function g(): Generator<number>;
          const it = g();
          g().next();
          Array.from(g());
          class View { g = g(); }
        `,
        filename: 'file.ts',
      },
      { code: 'declare function g(): IterableIterator<number>; g();', filename: 'file.ts' },
      'class Store { @flow *load() { yield fetch(1); } f() { this.load(); } }',
    ],
    invalid: [{ code: 'declare function g(): Generator<number>; g();', filename: 'file.ts' }],
  },
});
