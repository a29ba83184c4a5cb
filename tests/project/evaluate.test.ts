import path from 'node:path';
import dedent from 'dedent';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Evaluation, noProjectKnowledge, provideProjectKnowledge } from '../../src/analysis/semantics/index.js';
import { createPlugin } from '../../src/plugin.js';
import { readSettings } from '../../src/analysis/environment/index.js';
import { openProject } from '../../src/project/index.js';
import { summaryOfText } from '../../src/project/content.js';
import { Project } from '../../src/project/project.js';
import { openFile } from '../support/opened-file.js';
import { projectFolder, useFiles } from '../support/project-files.js';

beforeAll(() => provideProjectKnowledge(openProject));
afterAll(() => provideProjectKnowledge(() => noProjectKnowledge));

function describeEvaluation({ kind, source, place, ...more }: Evaluation): string {
  const where = place ? [`${path.relative(projectFolder, place.file)}:${place.line}`, place.name] : [];
  const mayBe = 'mayBe' in more ? `(${more.mayBe.join(', ')})` : '';
  return [kind, mayBe, source, ...where].filter(Boolean).join(' ');
}

/** What an evaluation is, and its elements are. */
function describeParts(value: Evaluation): string {
  const { kind } = value;
  if (kind !== 'array') return describeEvaluation(value);
  return `${value.isCertain ? '' : 'perhaps '}array of ${describeParts(value.element)}`;
}

/** What the arguments of `probe` in a file evaluate to, beside other files. */
function evaluated(
  files: Readonly<Record<string, string>>,
  main: string,
  describe: (value: Evaluation) => string = describeEvaluation,
): string[] {
  const filename = 'file.js';
  useFiles({ ...files, [filename]: main });
  return openFile(
    dedent(main),
    ({ model, probed }) => probed.map((expression) => describe(model.evaluate(expression))),
    { folder: projectFolder, settings: { project: 'lazy' } },
  );
}

const generator = 'generator project lib.js:1 load';
const promise = 'promise project lib.js:1 load';

describe('a call of an imported function, by how the other file exports it', () => {
  it.each<[form: string, lib: string, expected: string]>([
    ['an object', 'function* load() {} module.exports = { load };', generator],
    ['an object with a method', 'module.exports = { *load() {} };', generator],
    ['a property of exports', 'exports.load = function* load() {};', generator],
    ['a property of module.exports', 'module.exports.load = async function load() {};', promise],
    ['exports that become the module', 'exports = module.exports = {}; exports.load = function* load() {};', generator],
    [
      'a function with properties',
      'function lib() {} lib.load = function* load() {}; module.exports = lib;',
      generator,
    ],
    [
      'exports that are replaced and assigned',
      'function lib() {} exports = lib; exports.load = function* load() {}; module.exports = exports;',
      generator,
    ],
    ['Object.assign', 'module.exports = Object.assign({}, { *load() {} });', generator],
    ['a spread', 'const a = { *load() {} }; module.exports = { ...a };', generator],
    ['copied properties', 'Object.assign(exports, { *load() {} });', generator],
    ['an instance', 'class Lib { *load() {} } module.exports = new Lib();', 'generator project lib.js:1 Lib#load'],
    [
      'an instance by prototype',
      'function Lib() {} Lib.prototype.load = function* () {}; module.exports = new Lib();',
      'generator project lib.js:1 Lib#load',
    ],
    ['a wrapped function', "const co = require('co'); exports.load = co.wrap(function* load() {});", promise],
    ['a function that gives a generator', "exports.load = require('unyield')(function* load() {});", generator],
    ['a function that returns a promise', 'exports.load = function load() { return Promise.resolve(1); };', promise],
    ['a chain', 'exports.load = function load(x) { return x.get().then((y) => y); };', promise],
    ['what may be nothing', 'exports.load = function load(x) { if (x.ok) return Promise.resolve(1); };', 'opaque'],
    ['nothing without an argument', 'exports.load = function load(x) { if (x) return Promise.resolve(1); };', 'plain'],
    [
      'a thunk',
      'exports.load = function load(a) { return function (done) { done(null, a); }; };',
      'thunk project lib.js:1',
    ],
    ['an array', 'exports.load = function load() { return [1]; };', 'array project lib.js:1 load'],
    [
      'a function that is replaced',
      'exports.load = async () => 1; exports.load = function* () {};',
      'opaque (generator)',
    ],
    [
      'a name that is computed',
      "for (const n of ['load']) exports[n] = exports[n];exports.load = async () => 1;",
      'opaque',
    ],
    ['another module', "module.exports = require('./other');", 'promise project other.js:1 load'],
    ['a property of another module', "exports.load = require('./other').load;", 'promise project other.js:1 load'],
    ['a cycle', "module.exports = require('./file');", 'opaque'],
    ['nothing of that name', 'exports.other = 1;', 'opaque'],
    ['what does not parse', 'exports.load = function* {', 'opaque'],
  ])('%s', (_, lib, expected) => {
    const other = 'exports.load = async function load() {};';
    expect(evaluated({ 'lib.js': lib, 'other.js': other }, "const lib = require('./lib'); probe(lib.load());")).toEqual(
      [expected],
    );
  });
});

describe('what a call of an imported function gives that holds more than one value, or is one of several', () => {
  it.each([
    ['(xs) => xs.map((x) => Promise.resolve(x))', 'perhaps array of promise project lib.js:1'],
    ['(xs) => xs.map(load)', 'perhaps array of generator project lib.js:1 load'],
    ['(xs) => xs.filter(Boolean).map(load)', 'perhaps array of generator project lib.js:1 load'],
    ['(xs) => xs.map((x) => (done) => done(null, x))', 'perhaps array of thunk project lib.js:1'],
    ['(xs) => Object.keys(xs).map(load)', 'array of generator project lib.js:1 load'],
    ['(xs) => xs.map(1)', 'opaque'],
    ['(xs) => xs.map(other)', 'perhaps array of opaque'],
    ['(xs, f) => xs.map(f)', 'perhaps array of opaque'],
    ['(xs) => xs.query().map(load)', 'perhaps array of generator project lib.js:1 load'],
    ['(xs) => xs.query().map(other)', 'opaque (array)'],
    ['(xs, f) => xs.query().map(f)', 'opaque (array)'],
    ['(xs, f) => xs.query().map(f).slice(1)', 'opaque (array)'],
    ['(xs, f) => xs.query().filter(f)', 'opaque'],
    ['(xs, f) => xs.query().map(f).next()', 'opaque'],
    ['(x) => (x ? Promise.resolve(1) : (done) => done())', 'opaque (thunk)'],
    ['(x) => { if (x) return Promise.resolve(1); return [Promise.resolve(2)]; }', 'opaque (array)'],
    ['(x) => (x ? load() : Promise.resolve(1))', 'opaque (generator)'],
    ['(x) => (x ? 1 : Promise.resolve(1))', 'opaque'],
    ['(x) => (x ? x.load() : [Promise.resolve(1)])', 'opaque (array)'],
    ['(x) => (x ? x.load() : load())', 'opaque (generator)'],
    ['(x) => (x ? x.load() : Promise.resolve(1))', 'opaque'],
    ['(x, y) => (x ? x.load() : y ? [1] : (done) => done())', 'opaque (array, thunk)'],
  ])('%s', (many, expected) => {
    const lib = `function* load() {} exports.many = ${many}; exports.other = 1;`;
    const main = "const { many } = require('./lib'); probe(many(xs, 1));";
    expect(evaluated({ 'lib.js': lib }, main, describeParts)).toEqual([expected]);
  });

  it.each([
    ['xs.map(lib.load)', 'perhaps array of generator project lib.js:1 load'],
    ['[1, 2].map(lib.load)', 'array of generator project lib.js:1 load'],
    ['Array.from(xs, lib.load)', 'array of generator project lib.js:1 load'],
    ['_.map(xs, lib.load)', 'array of generator project lib.js:1 load'],
    ['xs.map(lib.asks)', 'perhaps array of promise project lib.js:1 asks'],
    ['xs.map(lib.adds)', 'perhaps array of opaque'],
  ])('a function of another file as the callback of %s', (code, expected) => {
    const lib =
      'exports.load = function* load() {}; exports.asks = async function asks() {}; exports.adds = (x) => x + 1;';
    const main = `const lib = require('./lib'); const _ = require('lodash'); probe(${code});`;
    expect(evaluated({ 'lib.js': lib }, main, describeParts)).toEqual([expected]);
  });
});

describe('ES modules', () => {
  it.each<[form: string, lib: string, main: string, expected: string]>([
    ['a declaration', 'export function* load() {}', "import { load } from './lib.js'; probe(load());", generator],
    ['a default export', 'export default function* load() {}', "import f from './lib.js'; probe(f());", generator],
    ['a namespace', 'export const load = async () => 1;', "import * as l from './lib.js'; probe(l.load());", promise],
    [
      'a renamed export',
      'async function load() {} export { load as x };',
      "import { x } from './lib.js'; probe(x());",
      promise,
    ],
    [
      'a re-export',
      "export { load } from './other.js';",
      "import { load } from './lib.js'; probe(load());",
      'promise project other.js:1 load',
    ],
    [
      'all of another',
      "export * from './other.js';",
      "import { load } from './lib.js'; probe(load());",
      'promise project other.js:1 load',
    ],
    [
      'the default of CommonJS',
      'module.exports = async function load() {};',
      "import f from './lib.js'; probe(f());",
      promise,
    ],
    [
      'a dynamic import',
      'export async function load() {}',
      "async () => probe((await import('./lib.js')).load());",
      promise,
    ],
  ])('%s', (_, lib, main, expected) => {
    const other = 'export async function load() {}';
    expect(evaluated({ 'lib.js': lib, 'other.js': other }, main)).toEqual([expected]);
  });

  it('reads TypeScript, JSX, Flow and decorators', () => {
    const files = {
      'a.ts': 'export class A<T> { private async load(x: T): Promise<T> { return x as T; } }',
      'b.jsx': 'export async function* b() { yield <p />; }',
      'c.js': '// @flow\nexport async function c(x: number): Promise<number> { return (x: any); }',
      'd.js': '@sealed class D { async load() {} } export { D };',
      'e.ts':
        'export abstract class E { abstract a(): void; load(): E; load(x?: number): any { return this.b(); } async b() {} }',
      'f.ts': 'export function f(x: number): any;\nexport function* f(x: any): any {}',
    };
    const main = `
      import { A } from './a.js';
      import { b } from './b';
      import { c } from './c.js';
      import { D } from './d.js';
      import { E } from './e';
      import { f } from './f';
      class Own extends E {}
      probe(new A().load()); probe(b()); probe(c()); probe(new D().load()); probe(new Own().load()); probe(f(1));`;
    expect(evaluated(files, main)).toEqual([
      'promise project a.ts:1 A#load',
      'async-generator project b.jsx:1 b',
      'promise project c.js:2 c',
      'promise project d.js:1 D#load',
      'promise project e.ts:1 E#load',
      'generator project f.ts:2 f',
    ]);
  });
});

describe('what is made of imported classes and functions', () => {
  const lib = `
    const co = require('co');
    class Base { *all() {} }
    class Store extends Base { constructor() { super(); this.inner = new Inner(); this.list = null; } async find() {} }
    class Inner { *get() {} }
    module.exports = { Store, make() { return new Store(); }, wait: co.wrap(function* () { return new Store(); }) };`;

  it('follows instances, inherited methods, fields and what functions return', () => {
    const main = `
      const { Store, make, wait } = require('./lib');
      const store = new Store();
      class Service { constructor() { this.store = make(); } use() { probe(this.store.find()); probe(this.store.all()); } }
      probe(store.find()); probe(store.all()); probe(store.inner.get()); probe(store.list);
      async () => { const s = await wait(); probe(s.find()); };`;
    expect(evaluated({ 'lib.js': lib }, main)).toEqual([
      'promise project lib.js:4 Store#find',
      'generator project lib.js:3 Base#all',
      'promise project lib.js:4 Store#find',
      'generator project lib.js:3 Base#all',
      'generator project lib.js:5 Inner#get',
      'plain',
      'promise project lib.js:4 Store#find',
    ]);
  });

  it('follows what a function returns to a call that leaves out an argument', () => {
    const files = {
      'lib.js': `class Batch { async write() {} }
        exports.batch = function (ops) { if (!ops) { return new Batch(); } return fetch(ops); };`,
    };
    const main = `
      const lib = require('./lib');
      probe(lib.batch().write()); probe(lib.batch([]).write()); probe(lib.batch(...[]).write()); probe(lib.batch(...x));`;
    expect(evaluated(files, main)).toEqual(['promise project lib.js:1 Batch#write', 'opaque', 'opaque', 'opaque']);
  });

  it('follows what a function is handed whose calls the file has all of', () => {
    const files = {
      'lib.js': `
        class Store { async find() {} }
        function Job(store) { if (!(this instanceof Job)) return new Job(store); this.store = store; }
        Job.prototype.run = function () { return this.store.find(); };
        Job.level = 1;
        const find = (store) => store.find();
        exports.create = () => new Job(new Store());
        exports.all = () => [Job(new Store())];
        exports.first = () => find(new Store());`,
    };
    const main = "const { create, first } = require('./lib'); probe(create().run()); probe(first());";
    expect(evaluated(files, main)).toEqual(['promise project lib.js:4 Job#run', 'promise project lib.js:9 first']);
  });

  const pool = (code: string): Readonly<Record<string, string>> => ({
    'lib.js': `
      class Worker { async run() {} }
      class Pool {
        constructor() { this.workers = []; }
        grow() { ${code} }
        run(id) { return this.workers[id].run(); }
      }
      module.exports = Pool;`,
  });
  const running = "const Pool = require('./lib'); probe(new Pool().run(1));";

  it.each([
    'this.workers.push(new Worker());',
    'const self = this; self.workers.unshift(new Worker(), new Worker()); this.workers = [];',
    'if (!this.workers[0]) this.workers[0] = this.make(); } make() { return new Worker();',
    'this.workers.splice(0, 1, new Worker()); this.workers.length = 1; delete this.workers[0];',
    'this.workers.push(new Worker()); for (const one of this.workers) one.run(); return [...this.workers];',
    'this.workers.push(new Worker()); this.workers[0] = null; return this.workers.map((one) => one.run());',
    'const worker = new Worker(); this.workers.push(worker); const [first] = this.workers; return first;',
  ])('follows what a file puts into the array of a property: %s', (code) => {
    expect(evaluated(pool(code), running)).toEqual(['promise project lib.js:6 Pool#run']);
  });

  it.each([
    'this.workers.push(new Worker(), other());',
    'this.workers.push(...others);',
    'this.workers.push(new Worker()); return this.workers;',
    'this.workers.push(new Worker()); fill(this.workers);',
    'this.workers.push(new Worker()); const { workers } = this; workers.push(other());',
    'this.workers.push(new Worker()); const workers = this.workers; workers.push(other());',
    'this.workers.push(new Worker()); [this.workers[0]] = others;',
    'this.workers.push(new Worker()); for (this.workers[0] of others) go();',
    'this.workers.push(new Worker()); ({ one: this.workers[0] } = others);',
    'this.workers.push(new Worker()); this.workers.fill(other());',
    'this.workers.push(new Worker()); this.workers[how](other());',
    'this.workers.push(new Worker()); this.workers.push.apply(this.workers, others);',
    'this.workers.push(new Worker()); any.workers.push(other());',
    'this.workers.push(new Worker()); this.workers = others;',
  ])('does not where something else may be in it: %s', (code) => {
    expect(evaluated(pool(code), running)).toEqual(['opaque']);
  });

  it('leaves what a module exports to those who add to it', () => {
    const lib = 'exports.tasks = [{ async run() {} }]; exports.run = (id) => exports.tasks[id].run();';
    expect(evaluated({ 'lib.js': lib }, "probe(require('./lib').run(0));")).toEqual(['opaque']);
  });

  it('knows what is added to the object of a property', () => {
    const files = {
      'lib.js': `
        class Worker { async run() {} }
        class Pool {
          constructor() { this.known = { one: new Worker() }; this.named = {}; this.more = { one: new Worker() }; }
          grow(id, other) { this.more[id] = other(); this.named.one = new Worker(); }
          runKnown(id) { return this.known[id].run(); }
          runNamed() { return this.named.one.run(); }
          runMore(id) { return this.more[id].run(); }
        }
        module.exports = Pool;`,
    };
    const main = `
      const Pool = require('./lib');
      const pool = new Pool();
      probe(pool.runKnown(1)); probe(pool.runNamed()); probe(pool.runMore(1));`;
    expect(evaluated(files, main)).toEqual([
      'promise project lib.js:6 Pool#runKnown',
      'promise project lib.js:7 Pool#runNamed',
      'opaque',
    ]);
  });

  it('follows the elements of arrays in fields of classes', () => {
    const files = {
      'lib.js': `
        class Worker { async run() {} }
        module.exports = class { #busy = []; idle = []; first() { this.#busy.push(new Worker()); return this.#busy[0].run(); }
          next() { this.idle.push(new Worker()); return this.idle[0].run(); } };`,
    };
    const main = "const Pool = require('./lib'); const pool = new Pool(); probe(pool.first()); probe(pool.next());";
    expect(evaluated(files, main)).toEqual(['promise project lib.js:3 first', 'promise project lib.js:4 next']);
  });

  it('follows what a name holds where it is read, which later is something else', () => {
    const main = `
      const { Store, make } = require('./lib');
      let store = make();
      probe(store.find());
      store = open(store);
      probe(store.find());
      store = new Store();
      if (other) probe(store.find());
      const later = () => probe(store.find());`;
    const known = 'promise project lib.js:4 Store#find';
    expect(evaluated({ 'lib.js': lib }, main)).toEqual([known, 'opaque', known, 'opaque']);
  });

  it('follows it through a wrapper that hands on what it is handed', () => {
    const main = `
      const co = require('co');
      let early;
      early = co.wrap(function* early(load) { probe(load()); probe(early2); });
      const late = co.wrap(function* (load) { probe(load()); });
      const other = wrap(function* (load) { probe(load()); });
      const itself = co.wrap(function* itself(load) { probe(load()); yield itself(other); });
      const one = async () => 1;
      co(function* () { yield early(one); yield late(one); yield other(one); yield itself(one); });`;
    expect(evaluated({}, main)).toEqual(['promise', 'opaque', 'promise', 'opaque', 'opaque']);
  });

  it.each([
    'const run = (store) => store.find(); exports.run = run;',
    'export function run(store) { return store.find(); }',
    'const run = (store) => store.find(); jobs.map(run);',
    'const run = function (store) { return store.find(); }; run.call(null, other);',
    'let run = (store) => store.find(); run = run.bind(null);',
    'function run(store) { arguments[0] = other; return store.find(); }',
    'const run = (store) => { store = other; return store.find(); };',
    'const run = (store) => store.find(); run(...stores);',
    'const run = (store = other) => store.find();',
    'function run(store) { return store.find(); } Object.assign(run.prototype, { run });',
    'function run(store) { return store.find(); } run.prototype.clone = function () { return new this.constructor(other); };',
    'function run(store) { return store.find(); } run.again = function (store) { return this(store); };',
    'function run(store) { return store.find(); } run.again = again;',
    'function run(store) { if (more) new new.target(other); return store.find(); }',
    'function run(store) { eval(text); return store.find(); }',
  ])('does not where others may call it: %s', (code) => {
    const file = `class Store { async find() {} }\nfunction first() { return run(new Store()); }\n${code}\nprobe(first());`;
    expect(evaluated({}, file)).toEqual(['opaque']);
  });

  it('follows what tests and hooks keep in `this`', () => {
    const main = `
      const { Store } = require('./lib');
      describe('it', function () {
        beforeEach(function () { this.store = new Store(); });
        it('works', function* () { probe(this.store.find()); });
      });`;
    expect(evaluated({ 'lib.js': lib }, main)).toEqual(['promise project lib.js:4 Store#find']);
  });

  it('follows prototypes that util.inherits and Object.create link', () => {
    const files = {
      'lib.js': `
        function A() {} A.prototype.load = function* () {};
        function B() { A.call(this); } require('util').inherits(B, A);
        function C() {} C.prototype = Object.create(A.prototype); C.prototype.more = async function () {};
        exports.B = B; exports.C = C;`,
    };
    const main =
      "const { B, C } = require('./lib'); probe(new B().load()); probe(new C().load()); probe(new C().more());";
    expect(evaluated(files, main)).toEqual([
      'generator project lib.js:2 A#load',
      'generator project lib.js:2 A#load',
      'promise project lib.js:4 C#more',
    ]);
  });
});

describe('packages', () => {
  it('reads the source of a dependency that the catalogue does not know', () => {
    const files = {
      'node_modules/db/package.json': '{ "main": "./lib/index" }',
      'node_modules/db/lib/index.js': 'exports.query = (q) => new Promise((done) => done(q));',
    };
    expect(evaluated(files, "const db = require('db'); probe(db.query());")).toEqual([
      'promise package node_modules/db/lib/index.js:1 query',
    ]);
  });
});

describe('what the functions of a library make', () => {
  const database = {
    'database.js': "const Sequelize = require('sequelize'); module.exports = new Sequelize('d', 'u', 'p');",
  };

  it('has the methods that the catalogue lists, in another file, too', () => {
    const files = {
      ...database,
      'models.js': "exports.User = require('./database').define('User', { name: 'text' }, { tableName: 'user' });",
    };
    const main = `
      const { User } = require('./models'); const { get } = require('supertest')(app);
      function* body() { const user = yield User.findOne(); probe(user.save()); probe(user.rename()); }
      probe(User.findOne()); probe(User.scope('a').findAll()); probe(get('/').expect(200).send({})); probe(get('/').count());`;
    expect(evaluated(files, main)).toEqual([
      'promise catalogue',
      'opaque',
      'promise catalogue',
      'promise catalogue',
      'promise catalogue',
      'opaque',
    ]);
  });

  it('has the methods first that it was handed, and is not known where these may come from anywhere', () => {
    const files = {
      ...database,
      'models.js': `
        const database = require('./database'); const options = {};
        exports.User = database.define('User', {}, { classMethods: { *findOne() {} } });
        exports.Group = database.define('Group', {}, options);
        exports.Tag = database.import('./tag');
        exports.Role = database.define('Role', {}, process.roles);
        exports.Rule = database.define(...process.rules);`,
    };
    const main = `
      const { User, Group, Tag, Role, Rule } = require('./models');
      probe(User.findOne()); probe(Group.findOne()); probe(Tag.findOne()); probe(Role.findOne()); probe(Rule.findOne());`;
    const expected = ['generator project models.js:3 findOne', 'promise catalogue', 'opaque', 'opaque', 'opaque'];
    expect(evaluated(files, main)).toEqual(expected);
  });
});

describe('how much is read', () => {
  it('reads nothing where no question leads to another file', () => {
    const fileSystem = useFiles({ 'lib.js': 'exports.load = 1;' });
    openFile(
      "require('./lib'); probe(Promise.resolve(1)); probe(x);",
      ({ model, probed }) => probed.map(model.evaluate),
      { folder: projectFolder, settings: { project: 'lazy' } },
    );
    expect(fileSystem.reads).toEqual([]);
  });

  it('reads nothing for a file whose generators iterate, whatever it does with what it imports', () => {
    const fileSystem = useFiles({ 'lib.js': 'exports.load = async function* () {};' });
    const text = dedent`
      const { load } = require('./lib');
      module.exports = class {
        *[Symbol.iterator]() { yield 1; }
        async *all() { yield 2; }
        async main() {
          load();
          await load();
          const { a } = await load();
          for (const b of load()) this.add(a, b, ...load());
          await Promise.all([load()]);
          load().next(1);
          return load().then((c) => c);
        }
      };
    `;
    const filename = path.join(projectFolder, 'file.js');
    const linter = new Linter({ cwd: projectFolder });
    expect(linter.verify(text, [createPlugin().configs.recommended], { filename })).toEqual([]);
    expect(fileSystem.reads.filter((file) => file.endsWith('.js'))).toEqual([]);
  });

  it('reads each file once, and at most thirty for one', () => {
    const chain = Array.from({ length: 40 }, (_, n) => [`f${n}.js`, `exports.load = require('./f${n + 1}').load;`]);
    const files = { ...Object.fromEntries(chain), 'f40.js': 'exports.load = async () => 1;' };
    const fileSystem = useFiles(files);
    const settings = { project: 'lazy' };
    const ask = (start: string) =>
      openFile(
        `probe(require('${start}').load()); probe(require('${start}').load());`,
        ({ model, probed }) => probed.map((node) => model.evaluate(node).kind),
        { folder: projectFolder, settings },
      );
    expect(ask('./f0')).toEqual(['opaque', 'opaque']);
    expect(fileSystem.reads.filter((file) => file.endsWith('.js'))).toHaveLength(30);
    expect(ask('./f20')).toEqual(['promise', 'promise']);
    expect(new Set(fileSystem.reads).size).toBe(fileSystem.reads.length);
  });

  it('reads each file once, under whatever settings', () => {
    const fileSystem = useFiles({ 'lib.js': 'exports.load = async () => 1;' });
    const kinds = [{ project: 'lazy' }, { project: 'lazy', fixIntended: true }].flatMap((settings) =>
      openFile(
        "probe(require('./lib').load());",
        ({ model, probed }) => probed.map((node) => model.evaluate(node).kind),
        { folder: projectFolder, settings },
      ),
    );
    expect(kinds).toEqual(['promise', 'promise']);
    expect(fileSystem.reads.filter((file) => file.endsWith('.js'))).toEqual(['lib.js']);
  });

  it('takes what a file becomes by one plan for nothing under another', () => {
    const fileSystem = useFiles({ 'lib.js': 'exports.load = function* () {};' });
    const file = path.join(projectFolder, 'lib.js');
    const settings = readSettings({ project: 'lazy' });
    const [planned, other] = [true, true].map(
      (isPlanned) => new Project(fileSystem, settings, projectFolder, isPlanned),
    );
    const text = 'exports.load = async function () {};';
    planned!.adopt(file, text, summaryOfText('becoming', text, file)!);
    const forms = [planned!, other!].map(({ solver }) =>
      Object.values(solver.files.summaryOf(file)!.functions).map(({ form }) => form),
    );
    expect(forms).toEqual([['async'], ['generator']]);
  });

  it('reads nothing where the settings say so', () => {
    const fileSystem = useFiles({ 'lib.js': 'exports.load = function* () {};' });
    const kinds = openFile(
      "probe(require('./lib').load());",
      ({ model, probed }) => probed.map((node) => model.evaluate(node).kind),
      { folder: projectFolder, settings: { project: 'off' } },
    );
    expect(kinds).toEqual(['opaque']);
    expect(fileSystem.reads).toEqual([]);
  });
});
