import { describe, expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

const later = 'exports.later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));\n';
const lib = `const { later } = require('./later');
exports.load = function* load(id, more = '') {
  if (id === 0) throw new Error('none');
  return (yield later(id)) + more;
};
exports.name = 'lib';
exports.named = function* () {
  return yield later(this && this.name);
};
`;

/** A file without a generator of its own. */
const main = (body: string): string =>
  `const co = require('co');\nconst lib = require('./lib');\nconst { load } = lib;\nconst show = (value) => console.log(value);\nconst fail = (error) => console.log('failed', error.message);\n${body}\n`;

describe('a runner that is handed a generator of another file is not needed any more', () => {
  it.each<[name: string, body: string, text: string | RegExp]>([
    ['its object', 'co(lib.load(1)).then(show, fail);', 'lib.load(1).then(show, fail)'],
    ['the function', 'co(load).then(show, fail);', 'load().then(show, fail)'],
    ['the function and arguments', "co(lib.load, 2, '!').then(show, fail);", "lib.load(2, '!').then(show, fail)"],
    ['one that fails', 'co(lib.load, 0).then(show, fail);', 'lib.load(0).then(show, fail)'],
    ['a function with its receiver', 'co.call(lib, lib.named).then(show, fail);', 'lib.named.call(lib).then(show'],
    ['by a wrapper', 'const run = co.wrap(load);\nrun(3).then(show, fail);', 'const run = load;'],
  ])('%s', async (_, body, expected) => {
    const { before, after, text, generatorsIn } = await convertProject({
      'later.js': later,
      'lib.js': lib,
      'main.js': main(body),
    });
    expect(after).toBe(before);
    expect(before).not.toBe('');
    expect(text('main.js')).toContain(expected);
    expect(generatorsIn).toEqual([]);
  });

  it('but where it would get another receiver', async () => {
    const files = { 'later.js': later, 'lib.js': lib, 'main.js': main('co(lib.named).then(show, fail);') };
    const { before, after, text } = await convertProject(files);
    expect(before).toBe('undefined\n');
    expect(after).toBe(before);
    expect(text('main.js')).toContain('co(lib.named)');
    expect(text('lib.js')).toContain('async function ()');
  });
});

describe('a generator is found by', () => {
  it.each<[name: string, files: Record<string, string>]>([
    [
      'a name that the text does not say',
      {
        'jobs.js':
          "const lib = require('./lib');\nexports.jobs = {\n  *one() {\n    return yield lib.load(1);\n  },\n  two: function* () {\n    return yield lib.load(2);\n  },\n};\n",
        'main.js': `${main('')}const { jobs } = require('./jobs');\nco(function* () {\n  for (const name of ['one', 'two']) {\n    const job = jobs[name];\n    show(yield job());\n  }\n});\n`,
      },
    ],
    [
      'what a getter returns',
      {
        'all.js': "module.exports = {\n  get late() {\n    return require('./late');\n  },\n};\n",
        'late.js':
          "const lib = require('./lib');\nmodule.exports = function* late() {\n  return yield lib.load('late');\n};\n",
        'main.js': `${main('')}const all = require('./all');\nco(function* () {\n  show(yield all.late());\n});\n`,
      },
    ],
    [
      'a method of a class that iterates, too, in an object that is yielded',
      {
        'store.js':
          "const lib = require('./lib');\nmodule.exports = class Store {\n  *get(id) {\n    return yield lib.load(id);\n  }\n  *both() {\n    return yield { a: this.get(1), more: [{ b: this.get(2) }] };\n  }\n  *[Symbol.iterator]() {\n    yield 1;\n  }\n};\n",
        'main.js': `${main('')}const Store = require('./store');\nco(function* () {\n  const store = new Store();\n  show(JSON.stringify(yield store.both()));\n  show([...store]);\n});\n`,
      },
    ],
    [
      'a function that is handed to map',
      {
        'main.js': main('co(function* () {\n  show(yield [1, 2].map(load));\n});'),
      },
    ],
  ])('%s', async (_, files) => {
    const all = { 'later.js': later, 'lib.js': lib, ...files };
    const { before, after, generatorsIn, text } = await convertProject(all, { preset: 'migrate' });
    expect(before).not.toBe('');
    expect(after).toBe(before);
    const left = generatorsIn.filter((name) => /function\s*\*|^\s*(?:static )?\*\w/m.test(text(name)));
    expect(left).toEqual([]);
  });

  it('what createRequire gives an ES module', async () => {
    const files = {
      'package.json': '{ "private": true, "type": "module" }',
      'lib.cjs': 'exports.load = function* (id) {\n  return yield Promise.resolve(id);\n};\n',
      'main.js':
        "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst lib = require('./lib.cjs');\nconst co = require('co');\nco(function* () {\n  console.log(yield lib.load(7));\n});\n",
    };
    const { before, after, generatorsIn } = await convertProject(files);
    expect(before).toBe('7\n');
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
  });
});
