import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Linter, RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import rule from '../../rules/no-generator-handler.js';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

const tester = new RuleTester({ languageOptions: { sourceType: 'commonjs' } });

/** A file of a project that depends on these. */
function fileOf(dependencies: Record<string, string>, file = 'file.js'): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ devDependencies: dependencies }));
  const filename = join(directory, file);
  mkdirSync(join(filename, '..'), { recursive: true });
  return filename;
}
const withKoa1 = fileOf({ koa: '^1.7.0', 'koa-router': '^5.4.0' });
const withKoa2 = fileOf({ koa: '^2.16.0', 'koa-router': '^5.4.0' });
const withKoa3 = fileOf({ koa: '^3.3.0' });
const withCoMocha = fileOf({ 'co-mocha': '^1.0.0', mocha: '^3.0.0' });
const withMocha = fileOf({ mocha: '^3.0.0' });
const elsewhere = fileOf({ lodash: '^4.0.0' });

const app = "const app = new (require('koa'))();\n";
const router = "const router = require('koa-router')();\n";

const valid = [
  { code: `${app}app.use(async (ctx, next) => { await next(); });`, filename: withKoa2 },
  {
    name: 'koa 3, which another rule reports',
    code: `${app}app.use(function* (next) { yield next; });`,
    filename: withKoa3,
  },
  { code: "it('waits', function* () { yield load(); });", filename: withMocha },
  { code: "it('waits', function* () { yield load(); });", filename: fileOf({}) },
  { code: "describe('all', function* () { yield load(); });", filename: withCoMocha },
  { code: 'module.exports = function* (next) { yield next; };', filename: elsewhere },
  { code: 'module.exports = function* (items) { for (const item of items) yield item; };', filename: withKoa2 },
  { code: "const { compose } = require('koa-convert');", filename: withKoa2 },
  { code: "const convert = require('koa-convert');\napp.use(convert(legacy()));", filename: withKoa2 },
  { code: 'exports.show = function* () { this.body = yield load(); };', filename: elsewhere },
  { code: 'exports.all = function* (id) { yield this.params.find(id); };', filename: withKoa2 },
  { code: 'exports.all = function* () { yield this.request(); };', filename: withKoa2 },
  { code: 'module.exports = class Page { *render() { this.body = yield load(); } };', filename: withKoa2 },
  {
    code: 'module.exports = function* (item) { while (item.next) { item = item.next; yield item; } };',
    filename: withKoa2,
  },
];

interface Case {
  readonly name: string;
  readonly filename: string;
  readonly code: string;
  /** What the fix writes; what the suggestion writes, where `suggested` says so. */
  readonly output: string;
  readonly suggested?: RegExp;
  /** How many generators share it. */
  readonly reports?: number;
  readonly languageOptions?: Linter.LanguageOptions;
}

const converted: readonly Case[] = [
  {
    name: 'middleware',
    filename: withKoa2,
    code: `${app}app.use(function* (next) { this.x = 1; yield next; this.y = 2; });`,
    output: `${app}app.use(async (ctx, next) => { ctx.x = 1; await next(); ctx.y = 2; });`,
  },
  {
    name: 'middleware that uses neither the context nor what follows',
    filename: withKoa2,
    code: `${app}app.use(function* () { yield Promise.resolve(1); });`,
    output: `${app}app.use(async () => { await Promise.resolve(1); });`,
  },
  {
    name: 'delegation to what follows',
    filename: withKoa2,
    code: `${app}app.use(function* (next) { return yield* next; });`,
    output: `${app}app.use(async (ctx, next) => { return await next(); });`,
  },
  {
    name: 'arrow functions share the context, a method has its own',
    filename: withKoa2,
    code: `${app}app.use(function* () { const f = () => this.a; const o = { m() { return this.b; } }; this.body = f(o); });`,
    output: `${app}app.use(async (ctx) => { const f = () => ctx.a; const o = { m() { return this.b; } }; ctx.body = f(o); });`,
  },
  {
    name: 'another name for the context',
    filename: withKoa2,
    code: `${app}app.use(function* (next) { var ctx = this; yield next; ctx.body = 1; });`,
    output: `${app}app.use(async (context, next) => { var ctx = context; await next(); ctx.body = 1; });`,
  },
  {
    name: 'a named function expression keeps its name',
    filename: withKoa2,
    code: `${app}app.use(function* time(next) { yield next; this.time = 1; });`,
    output: `${app}app.use(async function time(ctx, next) { await next(); ctx.time = 1; });`,
  },
  {
    name: 'a declaration, used by name',
    filename: withKoa2,
    code: `${app}app.use(time);\nfunction* time(next) { yield next; this.time = 1; }`,
    output: `${app}app.use(time);\nasync function time(ctx, next) { await next(); ctx.time = 1; }`,
  },
  {
    name: 'a factory in the file',
    filename: withKoa2,
    code: `${app}app.use(time(1));\nfunction time(unit) { return function* (next) { yield next; this.time = unit; }; }`,
    output: `${app}app.use(time(1));\nfunction time(unit) { return async (ctx, next) => { await next(); ctx.time = unit; }; }`,
  },
  {
    name: 'an adapter goes',
    filename: withKoa2,
    code: `${app}const convert = require('koa-convert');\napp.use(convert(function* (next) { yield next; }));`,
    output: `${app}const convert = require('koa-convert');\napp.use(async (ctx, next) => { await next(); });`,
  },
  {
    name: 'what returns does not run what follows again',
    filename: withKoa2,
    code: `${app}app.use(function* (next) { if (this.a) return yield next; if (this.b) { yield next; return; } yield* next; });`,
    output: `${app}app.use(async (ctx, next) => { if (ctx.a) return await next(); if (ctx.b) { await next(); return; } await next(); });`,
  },
  {
    name: 'two branches',
    filename: withKoa2,
    code: `${app}app.use(function* (next) { if (this.a) yield next; else { this.b = yield next; } });`,
    output: `${app}app.use(async (ctx, next) => { if (ctx.a) await next(); else { ctx.b = await next(); } });`,
  },
  {
    name: 'an application that a function of the file makes',
    filename: withKoa2,
    code: "const koa = require('koa');\nfunction create() { const app = new koa(); return app; }\nconst app = create();\napp.use(function* (next) { yield next; });",
    output:
      "const koa = require('koa');\nfunction create() { const app = new koa(); return app; }\nconst app = create();\napp.use(async (ctx, next) => { await next(); });",
  },
  {
    name: 'koa 1',
    filename: withKoa1,
    code: `${app}app.use(function* (next) { yield next; });`,
    output: `${app}app.use(async (ctx, next) => { await next(); });`,
    suggested: /because koa 1 takes no async function; koa 2 does\./,
  },
  {
    name: 'koa of an unknown version',
    filename: elsewhere,
    code: `${app}app.use(function* (next) { yield next; });`,
    output: `${app}app.use(async (ctx, next) => { await next(); });`,
    suggested: /because which version of koa runs it cannot be told/,
  },
  {
    name: 'operands that may be anything',
    filename: withKoa2,
    code: `${app}app.use(function* () { this.body = yield load(); });`,
    output: `${app}app.use(async (ctx) => { ctx.body = await load(); });`,
    suggested: /`yield load\(\)` may be given an array/,
  },
  {
    name: 'exported middleware',
    filename: withKoa2,
    code: 'module.exports = function* (next) { this.x = 1; yield next; };',
    output: 'module.exports = async (ctx, next) => { ctx.x = 1; await next(); };',
    suggested: /leaves the file/,
  },
  {
    name: 'data of the same name',
    filename: withKoa2,
    code: 'exports.age = function* (next) { this.session.age = Number(this.query.age); yield next; };',
    output: 'exports.age = async (ctx, next) => { ctx.session.age = Number(ctx.query.age); await next(); };',
    suggested: /because `age` leaves the file/,
  },
  {
    name: 'an exported factory',
    filename: withKoa2,
    code: 'module.exports = (options) => function* time(next) { yield* next; this.time = options.time; };',
    output: 'module.exports = (options) => async function time(ctx, next) { await next(); ctx.time = options.time; };',
    suggested: /`time` leaves the file/,
  },
  {
    name: 'middleware in an object that leaves the file',
    filename: withKoa2,
    code: 'exports.all = { first: function* (next) { yield next; } };',
    output: 'exports.all = { first: async (ctx, next) => { await next(); } };',
    suggested: /`first` leaves the file/,
  },
  {
    name: 'an exported handler that ends a request',
    filename: withKoa2,
    code: 'exports.show = function* () { this.body = yield Promise.resolve(1); };',
    output: 'exports.show = async (ctx) => { ctx.body = await Promise.resolve(1); };',
    suggested: /`show` leaves the file/,
  },
  {
    name: 'an exported handler that reads from the context in an arrow function',
    filename: withKoa2,
    code: 'export const show = function* () { const id = () => this.params.id; yield Promise.resolve(id()); };',
    languageOptions: { sourceType: 'module' },
    output: 'export const show = async (ctx) => { const id = () => ctx.params.id; await Promise.resolve(id()); };',
    suggested: /`show` leaves the file/,
  },
  {
    name: 'an exported handler that may throw',
    filename: withKoa1,
    code: 'exports.only = function* (next) { if (this.query.a) return; this.throw(404); };',
    output: 'exports.only = async (ctx, next) => { if (ctx.query.a) return; ctx.throw(404); };',
    suggested: /`only` leaves the file.* koa 1 takes no async function/,
  },
  {
    name: 'a method of an exported object',
    filename: withKoa2,
    code: 'module.exports = { *time(next) { yield next; this.x = 1; } };',
    output: 'module.exports = { async time(ctx, next) { await next(); ctx.x = 1; } };',
    suggested: /`time` leaves the file/,
  },
  {
    name: 'a method without parameters',
    filename: withKoa2,
    code: 'module.exports = { *show() { this.body = yield Promise.resolve(1); } };',
    output: 'module.exports = { async show(ctx) { ctx.body = await Promise.resolve(1); } };',
    suggested: /`show` leaves the file/,
  },
  {
    name: 'exported middleware, which koa 3 never runs',
    filename: withKoa3,
    code: 'exports.time = function* (next) { yield next; this.x = 1; };',
    output: 'exports.time = async (ctx, next) => { await next(); ctx.x = 1; };',
    suggested:
      /^koa 3 never runs a generator function such as this, and takes an async function\. .* `time` leaves the file/,
  },
  {
    name: 'a handler of a router that another package added to the application',
    filename: fileOf({ koa: '^1.0.0', 'koa-router': '^4.0.0' }),
    code: "const app = (module.exports = new (require('koa'))());\napp.use(require('koa-router')(app));\napp.get('/', function* () { this.body = 1; });",
    output:
      "const app = (module.exports = new (require('koa'))());\napp.use(require('koa-router')(app));\napp.get('/', async (ctx) => { ctx.body = 1; });",
    suggested: /koa-router 4 takes no async function; koa-router 7 does/,
  },
  {
    name: 'a test under co-mocha',
    filename: withCoMocha,
    code: "it('waits', function* () { this.timeout(10); yield Promise.resolve(1); });",
    output: "it('waits', async function () { this.timeout(10); await Promise.resolve(1); });",
  },
];

const inController = (egg: string) => fileOf({ egg }, 'app/controller/home.js');

/** What egg finds by the place of the file, or by the base class. */
const hosted: readonly Case[] = [
  {
    name: 'a controller that is an export',
    filename: inController('^1.0.0'),
    code: 'exports.index = function* (ctx) { this.body = 1; yield Promise.resolve(1); };',
    output: 'exports.index = async function (ctx) { this.body = 1; await Promise.resolve(1); };',
    suggested: /egg 1 runs this generator function .* `index` leaves the file/,
  },
  {
    name: 'a controller that is a class',
    filename: inController('^2.0.0'),
    code: 'class Home extends require("egg").Controller { *index() { yield this.load(); yield* this.load(); } *load() { yield Promise.resolve(1); } }\nmodule.exports = Home;',
    output:
      'class Home extends require("egg").Controller { async index() { await this.load(); await this.load(); } async load() { await Promise.resolve(1); } }\nmodule.exports = Home;',
    suggested: /`(?:index|load)` leaves the file/,
    reports: 2,
  },
  {
    name: 'a controller that is an object',
    filename: inController('^2.0.0'),
    code: 'module.exports = (app) => ({ *index() { yield Promise.resolve(1); }, show: 1 });',
    output: 'module.exports = (app) => ({ async index() { await Promise.resolve(1); }, show: 1 });',
    suggested: /`index` leaves the file/,
  },
  {
    name: 'a service, anywhere',
    filename: fileOf({ egg: '^2.0.0' }, 'lib/user.js'),
    code: 'module.exports = (app) => class User extends app.Service { *find(id) { return yield Promise.resolve(id); } };',
    output:
      'module.exports = (app) => class User extends app.Service { async find(id) { return await Promise.resolve(id); } };',
    suggested: /`find` leaves the file/,
  },
  {
    name: 'a middleware',
    filename: fileOf({ egg: '^2.0.0' }, 'app/middleware/time.js'),
    code: 'module.exports = (options) => function* time(next) { yield next; this.set("time", options); };',
    output: 'module.exports = (options) => async function time(ctx, next) { await next(); ctx.set("time", options); };',
    suggested: /`time` leaves the file/,
  },
  {
    name: 'routes',
    filename: fileOf({ egg: '^2.0.0' }, 'app/router.js'),
    code: 'module.exports = ({ router, controller }) => { router.get("/", function* () { yield Promise.resolve(this.path); }); };',
    output:
      'module.exports = ({ router, controller }) => { router.get("/", async function () { await Promise.resolve(this.path); }); };',
  },
];

const refused: readonly (Pick<Case, 'name' | 'code'> & { readonly why: RegExp; readonly filename?: string })[] = [
  {
    name: 'what follows, twice',
    code: `${app}app.use(function* (next) { yield next; yield next; });`,
    why: /`yield next` on line 2 may be reached a second time/,
  },
  {
    name: 'what follows, in a loop',
    code: `${app}app.use(function* (next) { while (this.x) yield next; });`,
    why: /may be reached a second time/,
  },
  {
    name: 'what follows, again after an error',
    code: `${app}app.use(function* (next) { try { return yield next; } catch (e) {} yield next; });`,
    why: /may be reached a second time/,
  },
  {
    name: 'what follows, stored',
    code: `${app}app.use(function* (next) { const after = next; yield after; });`,
    why: /`next` is used on line 2 in another way/,
  },
  {
    name: 'what follows, returned',
    code: `${app}app.use(function* (next) { return next; });`,
    why: /`next` is used on line 2 in another way/,
  },
  {
    name: 'what follows, passed on',
    code: `${app}app.use(function* (next) { yield* other.call(this, next); });`,
    why: /`next` is used on line 2 in another way/,
  },
  {
    name: 'an inner function with a this of its own',
    code: `${app}app.use(function* () { each(function () { this.x = 1; }); });`,
    why: /a function in it uses a `this` of its own on line 2/,
  },
  {
    name: 'arguments',
    code: `${app}app.use(function* () { yield arguments[0]; });`,
    why: /uses `arguments`/,
  },
  {
    name: 'no name for the context',
    code: `${app}app.use(function* () { this.body = ctx(context); });`,
    why: /`ctx` and `context` already mean something/,
  },
  {
    name: 'also run by hand',
    code: `${app}function* time(next) { yield next; }\napp.use(time);\nrun(time);`,
    why: /`time` is also used on line 4/,
  },
  {
    name: 'a property that is read again',
    code: 'exports.first = function* (next) { yield next; };\nexports.second = function* () { yield exports.first.call(this); };',
    why: /`first` is also used on line 2/,
  },
  {
    name: 'in an object that a package is handed',
    code: "const Resource = require('koa-resource-router');\nconst actions = { index: function* (next) { yield next; } };\nmodule.exports = new Resource('users', actions);",
    why: /`index` is also used on line 3/,
  },
  {
    name: 'an exported one that hands on what follows',
    code: 'module.exports = (other) => function* (next) { this.x = 1; yield other.call(this, next); };',
    why: /`next` is used on line 1 in another way/,
  },
  {
    name: 'also delegated to',
    code: `${app}function* time(next) { yield next; }\napp.use(time);\napp.use(function* () { yield* time(1); });`,
    why: /`time` is also used on line 4/,
  },
  {
    name: 'a test with a callback',
    filename: withCoMocha,
    code: "it('waits', function* (done) { yield load(); done(); });",
    why: /mocha hands a function with a parameter a callback/,
  },
];

tester.run('no-generator-handler', rule as never, {
  valid,
  invalid: [
    ...[...converted, ...hosted].map(({ suggested, output, reports = 1, ...program }) =>
      suggested
        ? {
            ...program,
            output: null,
            errors: Array.from({ length: reports }, () => ({
              message: suggested,
              suggestions: [{ messageId: 'convert', output }],
            })),
          }
        : { ...program, output, errors: [{ messageId: 'handler' }] },
    ),
    {
      name: 'a handler that a version refuses, so that nothing can be lost',
      filename: fileOf({ 'koa-joi-router': '^8.0.0' }),
      code: "const router = require('koa-joi-router')();\nrouter.get('/', function* (next) { yield next; });",
      output: "const router = require('koa-joi-router')();\nrouter.get('/', async (ctx, next) => { await next(); });",
      errors: [
        {
          message: 'koa-joi-router 8 throws an error at this generator function, and takes an async function.',
        },
      ],
    },
    {
      name: 'an adapter that nothing uses any more',
      filename: withKoa2,
      code: "const convert = require('koa-convert');\nconst app = new (require('koa'))();",
      output: "const app = new (require('koa'))();",
      errors: [{ message: 'Nothing uses `convert` of koa-convert any more.' }],
    },
    {
      name: 'an application made without new',
      code: "const koa = require('koa');\nconst app = koa();\nconst other = require('koa')({ proxy: true }).use(mw);\nmodule.exports = koa.default();",
      output:
        "const koa = require('koa');\nconst app = new koa();\nconst other = new (require('koa'))({ proxy: true }).use(mw);\nmodule.exports = new koa.default();",
      errors: [
        { message: '`koa` is a class from koa 2 on, which throws when it is called without `new`.' },
        { messageId: 'called' },
        { messageId: 'called' },
      ],
    },
    {
      name: 'a parameter of a route',
      filename: withKoa1,
      code: `${router}router.param('id', function* (id, next) { this.id = id; yield next; });`,
      output: null,
      errors: [
        {
          messageId: 'suggested',
          suggestions: [
            {
              messageId: 'convert',
              output: `${router}router.param('id', async (id, ctx, next) => { ctx.id = id; await next(); });`,
            },
          ],
        },
      ],
    },
    ...refused.map(({ name, code, why, filename = withKoa2 }) => ({
      name,
      filename,
      code,
      output: null,
      errors: code.includes('time(1)') ? [{ message: why }, { messageId: 'refused' }] : [{ message: why }],
    })),
  ],
});
