import { chmodSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertFiles, convertProject } from '../../support/planned-project.js';

const later = 'exports.later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));\n';

/** A file that runs a body by co, and prints what comes of it. */
const main = (body: string, top = ''): string =>
  `const co = require('co');\n${top}\nco(function* () {\n${body}\n}).then((value) => console.log('done', value), (error) => console.log('failed', error.message));\n`;

it('plans functions without a name', async () => {
  const { before, after, plan } = await convertProject({ 'main.js': main('  console.log(yield Promise.resolve(1));') });
  expect(before).toContain('1\ndone');
  expect(after).toBe(before);
  expect(plan.islands).toHaveLength(1);
});

describe('what needs each other is converted together, whichever files it is in', () => {
  it.each<[name: string, files: Record<string, string>]>([
    [
      'a caller and the generator that it yields',
      {
        'lib.js':
          "const { later } = require('./later');\nexports.load = function* load(id) {\n  return yield later(id);\n};\n",
        'main.js': main('  console.log(yield lib.load(3));', "const lib = require('./lib');"),
      },
    ],
    [
      'a generator and what delegates to it',
      {
        'lib.js':
          "const { later } = require('./later');\nexports.load = function* (id) {\n  return yield later(id);\n};\n",
        'main.js': main('  console.log(yield* load(3));', "const { load } = require('./lib');"),
      },
    ],
    [
      'generators that call each other',
      {
        'even.js':
          "const { later } = require('./later');\nconst odd = require('./odd');\nexports.even = function* (n) {\n  yield later(n);\n  return n === 0 ? true : yield odd.odd(n - 1);\n};\n",
        'odd.js':
          "const { later } = require('./later');\nconst even = require('./even');\nexports.odd = function* (n) {\n  yield later(n);\n  return n === 0 ? false : yield* even.even(n - 1);\n};\n",
        'main.js': main('  console.log(yield even(5), yield even(4));', "const { even } = require('./even');"),
      },
    ],
    [
      'methods of a class, of their instances, and of the class itself',
      {
        'lib.js':
          "const { later } = require('./later');\nclass Lib {\n  *load(id) {\n    const value = yield later(id);\n    return this.shown(value);\n  }\n  *all() {\n    return yield [2, 3].map((id) => this.load(id));\n  }\n  static *make() {\n    yield later(1);\n    return new Lib();\n  }\n  shown(value) {\n    return `<${value}>`;\n  }\n}\nmodule.exports = Lib;\n",
        'main.js': main(
          '  const lib = yield Lib.make();\n  console.log(yield new Lib().load(1), yield new Lib().all(), lib instanceof Lib);',
          "const Lib = require('./lib');",
        ),
      },
    ],
    [
      'methods of prototypes',
      {
        'lib.js':
          "const { later } = require('./later');\nfunction Lib(start) {\n  this.start = start;\n}\nLib.prototype.load = function* (id) {\n  return this.start + (yield later(id));\n};\nLib.prototype.twice = function* (id) {\n  return [yield this.load(id), yield* this.load(id)];\n};\nmodule.exports = Lib;\n",
        'main.js': main('  console.log(yield new Lib(10).twice(1));', "const Lib = require('./lib');"),
      },
    ],
    [
      'a method and what overrides it',
      {
        'base.js':
          "const { later } = require('./later');\nmodule.exports = class Base {\n  *load(id) {\n    return yield later(id);\n  }\n  *run(id) {\n    return `${yield this.load(id)}!`;\n  }\n};\n",
        'derived.js':
          "const Base = require('./base');\nmodule.exports = class Derived extends Base {\n  *load(id) {\n    const value = yield* super.load(id);\n    return value * 2;\n  }\n};\n",
        'main.js': main(
          '  console.log(yield new Base().run(1), yield new Derived().run(2));',
          "const Base = require('./base');\nconst Derived = require('./derived');",
        ),
      },
    ],
    [
      'modules of ECMAScript, re-exports and defaults',
      {
        'package.json': '{ "private": true, "type": "module" }',
        'later.js': 'export const later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));\n',
        'a.js':
          "import { later } from './later.js';\nexport function* load(id) {\n  return yield later(id);\n}\nexport default function* (id) {\n  return (yield load(id)) + 1;\n}\n",
        'b.js': "export { load as loadOne } from './a.js';\nexport * as a from './a.js';\n",
        'main.js':
          "import co from 'co';\nimport more from './a.js';\nimport { a, loadOne } from './b.js';\nco(function* () {\n  console.log(yield loadOne(1), yield a.load(2), yield more(3));\n}).catch(console.error);\n",
      },
    ],
    [
      'what a function of another file hands on to a runner, in place and from a third file',
      {
        'wrap.js':
          "const co = require('co');\nmodule.exports = (fn) => (...args) => co(fn(...args)).catch((error) => [error.message]);\n",
        'list.js':
          "const { later } = require('./later');\nexports.list = function* (id) {\n  return yield later(id);\n};\n",
        'main.js':
          "const { later } = require('./later');\nconst wrap = require('./wrap');\nconst { list } = require('./list');\nconst show = wrap(function* (id) {\n  console.log(yield later(id));\n  throw new Error('no');\n});\nwrap(list)(1).then(console.log).then(() => show(2)).then(console.log);\n",
      },
    ],
    [
      'elements of arrays, and what a plain function hands on',
      {
        'lib.js':
          "const { later } = require('./later');\nfunction* load(id) {\n  return yield later(id);\n}\nexports.load = load;\nexports.first = () => load(1);\n",
        'main.js': main(
          '  console.log(yield [lib.load(1), lib.load(2)]);\n  console.log(yield [3, 4].map((id) => lib.load(id)));\n  console.log(yield lib.first());',
          "const lib = require('./lib');",
        ),
      },
    ],
  ])('%s', async (_, files) => {
    const all = 'later.js' in files ? files : { 'later.js': later, ...files };
    const { before, after, generatorsIn, folder } = await convertProject(all);
    expect(before).not.toContain('exit code');
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
    const { plan: again } = await convertFiles(
      folder,
      Object.keys(all)
        .map((name) => path.join(folder, name))
        .filter((name) => name.endsWith('.js')),
      'recommended',
    );
    expect(again.islands).toEqual([]);
  });
});

it('a generator is converted that one of several files gives a variable', async () => {
  const files = {
    'later.js': later,
    'all.js':
      "const { later } = require('./later');\nmodule.exports = function* all() {\n  return yield later('all');\n};\n",
    'some.js':
      "const { later } = require('./later');\nmodule.exports = function* some() {\n  return yield later('some');\n};\n",
    'main.js': main(
      '  console.log(yield sync());',
      "let sync = null;\nswitch (process.argv.length) {\n  case 1:\n    sync = require('./some');\n    break;\n  default:\n    sync = require('./all');\n}\nif (!sync) throw new Error('none');\nif (sync) console.log('found');",
    ),
  };
  const { before, after, generatorsIn } = await convertProject(files);
  expect(before).toContain('all');
  expect(after).toBe(before);
  expect(generatorsIn).toEqual([]);
});

describe('what needs a generator keeps it, and all that needs it in turn', () => {
  const lib =
    "const { later } = require('./later');\nexports.load = function* load(id) {\n  return yield later(id);\n};\nexports.other = function* other(id) {\n  return yield later(id);\n};\nexports.both = function* both() {\n  return [yield exports.load(1), yield exports.other(2)];\n};\n";
  const use = "const lib = require('./lib');";

  it.each<[name: string, body: string, top?: string]>([
    ['its object is stepped', '  const steps = lib.load(1);\n  console.log(typeof steps.next().value.then);'],
    ['its object is gone through', '  for (const step of lib.load(1)) console.log(yield step);'],
    ['its object is kept, and yielded later', '  const first = lib.load(1);\n  console.log(yield first);'],
    ['objects of it are gathered', '  const all = [];\n  all.push(lib.load(1));\n  console.log(yield all);'],
    ['its object is handed on', '  console.log(kindOf(lib.load(1)));', 'const kindOf = (value) => typeof value.next;'],
    ['it is asked what it is', '  console.log(lib.load.constructor.name);'],
    ['its objects are asked what they are', '  console.log(lib.load(1) instanceof lib.load);'],
    ['bluebird wraps it', '  console.log(yield load(1));', "const load = require('bluebird').coroutine(lib.load);"],
    ['it is yielded uncalled', '  console.log(yield lib.load);'],
    [
      'it is used by what may be its object',
      '  for (const step of unknown(lib).load(1)) console.log(yield step);',
      "const unknown = (x) => JSON.parse('[0]').map(() => x)[0];",
    ],
  ])('where %s', async (_, body, top = '') => {
    const files = {
      'later.js': later,
      'lib.js': lib,
      'main.js': main(`${body}\n  console.log(yield lib.both());`, `${use}\n${top}`),
    };
    const { before, after, text } = await convertProject(files);
    expect(before).toContain('done');
    expect(after).toBe(before);
    expect(text('lib.js')).toContain('function* load(');
    expect(text('lib.js')).toContain('function* both(');
    expect(text('lib.js')).toContain('async function other(');
  });

  it('where a file that is not checked delegates to it', async () => {
    const delegating = main('  console.log(yield* lib.load(1));', use);
    const files = { 'later.js': later, 'lib.js': lib, 'main.js': delegating, 'other.js': main('  yield 1;') };
    const { before, after, text, plan } = await convertProject(files, { checked: ['lib.js', 'later.js'] });
    expect(after).toBe(before);
    expect(text('lib.js')).toContain('function* load(');
    const blocking = plan.blockers.flatMap(({ functions }) => functions.map(({ file }) => path.basename(file)));
    expect(blocking).toEqual(['main.js']);
  });

  it('where a function of another file hands it on to a library that takes no async function', async () => {
    const files = {
      'later.js': later,
      'wrap.js':
        "const run = require('bluebird').coroutine;\nmodule.exports = (fn) => (id) => run(fn)(id).then(console.log);\n",
      'lib.js':
        "const { later } = require('./later');\nexports.load = function* (id) {\n  return yield later(id);\n};\n",
      'main.js':
        "require('./wrap')(require('./lib').load)(1);\nrequire('./wrap')(function* () {\n  return yield Promise.resolve(2);\n})();\n",
    };
    const { before, after, text, plan } = await convertProject(files);
    expect(after).toBe(before);
    expect(text('lib.js')).toBe(files['lib.js']);
    expect(text('main.js')).toBe(files['main.js']);
    const reasons = plan.blockers.flatMap((one) => one.reasons.map(({ code, line }) => [code, line]));
    expect(reasons).toEqual([
      ['generator-used-elsewhere', 1],
      ['handed-on', 2],
    ]);
  });

  it('where a comment leaves alone what runs it', async () => {
    const body = `co(function* () { // eslint-disable-line native-async/no-coroutine-wrapper\n  console.log(yield* lib.load(1));\n});\n`;
    const files = { 'later.js': later, 'lib.js': lib, 'main.js': `const co = require('co');\n${use}\n${body}` };
    const { before, after, text } = await convertProject(files);
    expect(after).toBe(before);
    expect(text('lib.js')).toContain('function* load(');
  });

  it.each([
    ['of which nothing is known', '*before(id) {\n    return id + 1;\n  }'],
    ['that looks as if it iterates', '*before(id) {\n    yield { id };\n    return id + 1;\n  }'],
    ['that waits', '*before(id) {\n    return (yield Promise.resolve(id)) + 1;\n  }'],
  ])('where a method of its name is a generator %s, whichever object has it', async (_, method) => {
    const files = {
      'rule.js': `module.exports = {\n  ${method},\n};\n`,
      'main.js': main(
        '  const value = yield rule.before(1);\n  return value;',
        `const [rule] = JSON.parse('["./rule"]').map((name) => require(name));`,
      ),
    };
    const { before, after } = await convertProject(files, { preset: 'migrate' });
    expect(before).toContain('done 2');
    expect(after).toBe(before);
  });

  it('where a file cannot be written', async () => {
    const files = { 'later.js': later, 'lib.js': lib, 'main.js': main('  console.log(yield* lib.load(1));', use) };
    const { before, after, text } = await convertProject(files, {
      prepare: (folder) => chmodSync(path.join(folder, 'main.js'), 0o444),
    });
    expect(after).toBe(before);
    expect(text('lib.js')).toContain('function* load(');
  });
});

describe('a call that only shares its name with a generator', () => {
  const service = `const { later } = require('./later');\nexports.get = function* get(id) {\n  return yield later(id);\n};\nexports.find = function* find(id) {\n  return yield later(id);\n};\n`;

  it.each<[name: string, file: string]>([
    [
      'routes of an application that is handed over',
      "module.exports = (app) => {\n  app.get('/', () => 'home');\n};\nmodule.exports({ get: (path, show) => console.log(path, show()) });\n",
    ],
    ['what a map holds', 'const kept = new Map([[1, 2]]);\nconst value = kept.get(1);\nconsole.log(value);\n'],
    [
      'what a client of a package gives',
      "const { EventEmitter } = require('events');\nconst Cache = require('cache');\nconst cache = new Cache({ size: 3 });\nconst made = Cache.create();\nconst value = [cache.get('a'), made.find('b')];\nconsole.log(value, EventEmitter.name);\n",
    ],
    [
      'a search with more arguments than it takes',
      'const search = (list) => {\n  const found = list.find((one) => one > 1, list);\n  return found;\n};\nconsole.log(search([1, 2]));\n',
    ],
  ])('does not keep it: %s', async (_, other) => {
    const files = {
      'later.js': later,
      'node_modules/cache/index.js':
        "const kinds = { cache: class { get(key) { return this[key]; } find(key) { return key; } } };\nmodule.exports = kinds[['cache'].join()];\nmodule.exports.create = () => new module.exports();\n",
      'service.js': service,
      'other.js': other,
      'main.js': main(
        '  console.log(yield service.get(1), yield service.find(2));',
        "const service = require('./service');\nrequire('./other');",
      ),
    };
    const checked = ['main.js', 'service.js', 'other.js', 'later.js'];
    const { before, after, plan, generatorsIn } = await convertProject(files, { checked });
    expect(before).toContain('done');
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
    expect(plan.islands.flatMap(({ doubts }) => doubts)).toEqual([]);
  });

  it.each<[name: string, use: string]>([
    ['what a loader of files gives', "const all = require('loader')('./service');\nconst made = all.service.get(1);"],
    [
      'what it may have been handed',
      "const pass = require('loader').pass(require('./service'));\nconst made = pass.get(1);",
    ],
  ])('keeps it where that may be the generator: %s', async (_, use) => {
    const files = {
      'later.js': later,
      'node_modules/loader/index.js':
        "const path = require('path');\nconst read = [(file) => require(path.join(__dirname, '../..', file))];\nmodule.exports = (file) => ({ service: read[0](file) });\nmodule.exports.pass = (value) => [value].concat()[0];\n",
      'service.js': service,
      'main.js': main(
        '  console.log(typeof made.next().value.then);\n  console.log(yield service.find(2));',
        `const service = require('./service');\n${use}`,
      ),
    };
    const { before, after, text } = await convertProject(files, { checked: ['main.js', 'service.js', 'later.js'] });
    expect(before).toContain('done');
    expect(after).toBe(before);
    expect(text('service.js')).toContain('function* get(');
  });
});
