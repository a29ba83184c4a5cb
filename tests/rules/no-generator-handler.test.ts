import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import rule from '../../rules/no-generator-handler.js';
import { dedent, type RuleCase, testRule } from '../support/rule-tester.js';

const languageOptions = { sourceType: 'commonjs' } as const;

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

const app = "const app = new (require('koa'))();";
const router = "const router = require('koa-router')();";

const valid: RuleCase[] = [
  {
    code: dedent`
      ${app}
      app.use(async (ctx, next) => { await next(); });
    `,
    filename: withKoa2,
  },
  {
    name: 'koa 3, which another rule reports',
    code: dedent`
      ${app}
      app.use(function* (next) { yield next; });
    `,
    filename: withKoa3,
  },
  { code: "it('waits', function* () { yield load(); });", filename: withMocha },
  { code: "it('waits', function* () { yield load(); });", filename: fileOf({}) },
  { code: "describe('all', function* () { yield load(); });", filename: withCoMocha },
  { code: 'module.exports = function* (next) { yield next; };', filename: elsewhere },
  { code: 'module.exports = function* (items) { for (const item of items) yield item; };', filename: withKoa2 },
  { code: "const { compose } = require('koa-convert');", filename: withKoa2 },
  {
    name: 'middleware of another library, whose next is a function',
    code: 'exports.time = function* (ctx, next) { ctx.start = 1; yield* next(); };',
    filename: withKoa2,
  },
  {
    code: `
      const convert = require('koa-convert');
      app.use(convert(legacy()));
    `,
    filename: withKoa2,
  },
  { code: 'exports.show = function* () { this.body = yield load(); };', filename: elsewhere },
  { code: 'exports.all = function* (id) { yield this.params.find(id); };', filename: withKoa2 },
  { code: 'exports.all = function* () { yield this.request(); };', filename: withKoa2 },
  { code: 'module.exports = class Page { *render() { this.body = yield load(); } };', filename: withKoa2 },
  {
    code: 'module.exports = function* (item) { while (item.next) { item = item.next; yield item; } };',
    filename: withKoa2,
  },
];

const converted: readonly RuleCase[] = [
  {
    name: 'middleware',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* (next) { this.x = 1; yield next; this.y = 2; });
    `,
  },
  {
    name: 'middleware that uses neither the context nor what follows',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* () { yield Promise.resolve(1); });
    `,
  },
  {
    name: 'delegation to what follows',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* (next) { return yield* next; });
    `,
  },
  {
    name: 'arrow functions share the context, a method has its own',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* () {
        const f = () => this.a;
        const o = { m() { return this.b; } };
        this.body = f(o);
      });
    `,
  },
  {
    name: 'another name for the context',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* (next) { var ctx = this; yield next; ctx.body = 1; });
    `,
  },
  {
    name: 'a named function expression keeps its name',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* time(next) { yield next; this.time = 1; });
    `,
  },
  {
    name: 'a declaration, used by name',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(time);
      function* time(next) { yield next; this.time = 1; }
    `,
  },
  {
    name: 'a factory in the file',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(time(1));
      function time(unit) { return function* (next) { yield next; this.time = unit; }; }
    `,
  },
  {
    name: 'an adapter goes',
    filename: withKoa2,
    code: dedent`
      ${app}
      const convert = require('koa-convert');
      app.use(convert(function* (next) { yield next; }));
    `,
  },
  {
    name: 'what returns does not run what follows again',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* (next) {
        if (this.a) return yield next;
        if (this.b) { yield next; return; }
        yield* next;
      });
    `,
  },
  {
    name: 'two branches',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* (next) { if (this.a) yield next; else { this.b = yield next; } });
    `,
  },
  {
    name: 'an application that a function of the file makes',
    filename: withKoa2,
    code: `
      const koa = require('koa');
      function create() { const app = new koa(); return app; }
      const app = create();
      app.use(function* (next) { yield next; });
    `,
  },
  {
    name: 'koa 1',
    filename: withKoa1,
    code: dedent`
      ${app}
      app.use(function* (next) { yield next; });
    `,
  },
  {
    name: 'koa of an unknown version',
    filename: elsewhere,
    code: dedent`
      ${app}
      app.use(function* (next) { yield next; });
    `,
  },
  {
    name: 'operands that may be anything',
    filename: withKoa2,
    code: dedent`
      ${app}
      app.use(function* () { this.body = yield load(); });
    `,
  },
  {
    name: 'exported middleware',
    filename: withKoa2,
    code: 'module.exports = function* (next) { this.x = 1; yield next; };',
  },
  {
    name: 'data of the same name',
    filename: withKoa2,
    code: 'exports.age = function* (next) { this.session.age = Number(this.query.age); yield next; };',
  },
  {
    name: 'an exported factory',
    filename: withKoa2,
    code: `
      module.exports = (options) => function* time(next) {
        yield* next;
        this.time = options.time;
      };
    `,
  },
  {
    name: 'middleware in an object that leaves the file',
    filename: withKoa2,
    code: 'exports.all = { first: function* (next) { yield next; } };',
  },
  {
    name: 'an exported handler that ends a request',
    filename: withKoa2,
    code: 'exports.show = function* () { this.body = yield Promise.resolve(1); };',
  },
  {
    name: 'an exported handler that reads from the context in an arrow function',
    filename: withKoa2,
    code: `
      export const show = function* () {
        const id = () => this.params.id;
        yield Promise.resolve(id());
      };
    `,
    languageOptions: { sourceType: 'module' },
  },
  {
    name: 'an exported handler that may throw',
    filename: withKoa1,
    code: 'exports.only = function* (next) { if (this.query.a) return; this.throw(404); };',
  },
  {
    name: 'a method of an exported object',
    filename: withKoa2,
    code: 'module.exports = { *time(next) { yield next; this.x = 1; } };',
  },
  {
    name: 'a method without parameters',
    filename: withKoa2,
    code: 'module.exports = { *show() { this.body = yield Promise.resolve(1); } };',
  },
  {
    name: 'exported middleware, which koa 3 never runs',
    filename: withKoa3,
    code: 'exports.time = function* (next) { yield next; this.x = 1; };',
  },
  {
    name: 'a handler of a router that another package added to the application',
    filename: fileOf({ koa: '^1.0.0', 'koa-router': '^4.0.0' }),
    code: `
      const app = (module.exports = new (require('koa'))());
      app.use(require('koa-router')(app));
      app.get('/', function* () { this.body = 1; });
    `,
  },
  {
    name: 'a test under co-mocha',
    filename: withCoMocha,
    code: "it('waits', function* () { this.timeout(10); yield Promise.resolve(1); });",
  },
];

const inController = (egg: string) => fileOf({ egg }, 'app/controller/home.js');

/** What egg finds by the place of the file, or by the base class. */
const hosted: readonly RuleCase[] = [
  {
    name: 'a controller that is an export',
    filename: inController('^1.0.0'),
    code: 'exports.index = function* (ctx) { this.body = 1; yield Promise.resolve(1); };',
  },
  {
    name: 'a controller that is a class',
    filename: inController('^2.0.0'),
    code: `
      class Home extends require("egg").Controller { *index() { yield this.load(); yield* this.load(); } *load() { yield Promise.resolve(1); } }
      module.exports = Home;
    `,
  },
  {
    name: 'a controller that is an object',
    filename: inController('^2.0.0'),
    code: 'module.exports = (app) => ({ *index() { yield Promise.resolve(1); }, show: 1 });',
  },
  {
    name: 'a service, anywhere',
    filename: fileOf({ egg: '^2.0.0' }, 'lib/user.js'),
    code: `
      module.exports = (app) => class User extends app.Service {
        *find(id) { return yield Promise.resolve(id); }
      };
    `,
  },
  {
    name: 'a middleware',
    filename: fileOf({ egg: '^2.0.0' }, 'app/middleware/time.js'),
    code: `
      module.exports = (options) => function* time(next) {
        yield next;
        this.set("time", options);
      };
    `,
  },
  {
    name: 'routes',
    filename: fileOf({ egg: '^2.0.0' }, 'app/router.js'),
    code: `
      module.exports = ({ router, controller }) => {
        router.get("/", function* () { yield Promise.resolve(this.path); });
      };
    `,
  },
];

const refused: readonly RuleCase[] = [
  {
    name: 'what follows, twice',
    code: dedent`
      ${app}
      app.use(function* (next) { yield next; yield next; });
    `,
  },
  {
    name: 'what follows, in a loop',
    code: dedent`
      ${app}
      app.use(function* (next) { while (this.x) yield next; });
    `,
  },
  {
    name: 'what follows, again after an error',
    code: dedent`
      ${app}
      app.use(function* (next) { try { return yield next; } catch (e) {} yield next; });
    `,
  },
  {
    name: 'what follows, stored',
    code: dedent`
      ${app}
      app.use(function* (next) { const after = next; yield after; });
    `,
  },
  {
    name: 'what follows, returned',
    code: dedent`
      ${app}
      app.use(function* (next) { return next; });
    `,
  },
  {
    name: 'what follows, passed on',
    code: dedent`
      ${app}
      app.use(function* (next) { yield* other.call(this, next); });
    `,
  },
  {
    name: 'an inner function with a this of its own',
    code: dedent`
      ${app}
      app.use(function* () { each(function () { this.x = 1; }); });
    `,
  },
  {
    name: 'arguments',
    code: dedent`
      ${app}
      app.use(function* () { yield arguments[0]; });
    `,
  },
  {
    name: 'no name for the context',
    code: dedent`
      ${app}
      app.use(function* () { this.body = ctx(context); });
    `,
  },
  {
    name: 'also run by hand',
    code: dedent`
      ${app}
      function* time(next) { yield next; }
      app.use(time);
      run(time);
    `,
  },
  {
    name: 'a property that is read again',
    code: `
      exports.first = function* (next) { yield next; };
      exports.second = function* () { yield exports.first.call(this); };
    `,
  },
  {
    name: 'in an object that a package is handed',
    code: `
      const Resource = require('koa-resource-router');
      const actions = { index: function* (next) { yield next; } };
      module.exports = new Resource('users', actions);
    `,
  },
  {
    name: 'an exported one that hands on what follows',
    code: 'module.exports = (other) => function* (next) { this.x = 1; yield other.call(this, next); };',
  },
  {
    name: 'also delegated to',
    code: dedent`
      ${app}
      function* time(next) { yield next; }
      app.use(time);
      app.use(function* () { yield* time(1); });
    `,
  },
  {
    name: 'a test with a callback',
    filename: withCoMocha,
    code: "it('waits', function* (done) { yield load(); done(); });",
  },
];

/** What is said of other things than generator functions, or of all of them. */
const others: readonly RuleCase[] = [
  {
    name: 'a handler that a version refuses, so that nothing can be lost',
    filename: fileOf({ 'koa-joi-router': '^8.0.0' }),
    code: `
      const router = require('koa-joi-router')();
      router.get('/', function* (next) { yield next; });
    `,
  },
  {
    name: 'an adapter that nothing uses any more',
    filename: withKoa2,
    code: `
      const convert = require('koa-convert');
      const app = new (require('koa'))();
    `,
  },
  {
    name: 'what a function of the file hands on to a library that takes no async functions',
    code: dedent`
      const Promise = require('bluebird');
      function wrap(fn) {
        const run = Promise.coroutine(fn);
        return (req, res, next) => run(req, res).catch(next);
      }
      app.get('/', wrap(function* (req, res) { res.json(yield Promise.resolve(1)); }));
    `,
  },
  {
    name: 'what a function of the file hands on to a runner',
    code: dedent`
      const co = require('co');
      const wrap = (fn) => (req, res, next) => co(fn(req, res)).catch(next);
      app.get('/', wrap(function* (req, res) { res.json(yield Promise.resolve(1)); }));
      app.put('/', wrap(function* ({ body }, res) { res.json(yield Promise.resolve(body)); }));
    `,
  },
  {
    name: 'an application made without new',
    code: `
      const koa = require('koa');
      const app = koa();
      const other = require('koa')({ proxy: true }).use(mw);
      module.exports = koa.default();
    `,
  },
  {
    name: 'a parameter of a route',
    filename: withKoa1,
    code: dedent`
      ${router}
      router.param('id', function* (id, next) { this.id = id; yield next; });
    `,
  },
];

testRule(rule, {
  'what is converted': { languageOptions, valid, invalid: converted },
  egg: { languageOptions, valid: [], invalid: hosted },
  others: { languageOptions, valid: [], invalid: others },
  'what is refused': {
    languageOptions,
    valid: [],
    invalid: refused.map((each) => ({ filename: withKoa2, ...each })),
  },
});
