import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertProject } from '../../support/planned-project.js';

const later = 'exports.later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));\n';
const lib =
  "const { later } = require('./later');\nexports.load = function* load(id) {\n  return yield later(id);\n};\nexports.twice = function* twice(id) {\n  return [yield exports.load(id), yield* exports.load(id)];\n};\n";

/** What the packages do with the function that they are handed. */
const packages: Readonly<Record<string, string>> = {
  prompts: 'exports.confirm = (id) => Promise.resolve(`asked ${id}`);\n',
  mm: 'module.exports = (object, name, by) => { object[name] = by; };\n',
  sinon:
    'exports.replace = (object, name, by) => { object[name] = by; };\nexports.stub = (object, name) => ({ callsFake: (by) => { object[name] = by; } });\n',
};

function writePackages(folder: string): void {
  for (const [name, text] of Object.entries(packages)) {
    mkdirSync(path.join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(path.join(folder, 'node_modules', name, 'index.js'), text);
  }
}

const stub = "function* (id) {\n  return (yield later('stub')) + id;\n}";

describe('what is put in the place of a generator changes with it', () => {
  it.each([
    ['by an assignment', `lib.load = ${stub};`],
    ['by a name', `lib.load = stub;\nfunction* stub(id) {\n  return (yield later('stub')) + id;\n}`],
    ['by mm', `require('mm')(lib, 'load', ${stub});`],
    ['by replace of sinon', `const sinon = require('sinon');\nsinon.replace(lib, 'load', ${stub});`],
    ['by callsFake of sinon', `const { stub: put } = require('sinon');\nput(lib, 'load').callsFake(${stub});`],
  ])('%s', async (_, replacing) => {
    const files = {
      'later.js': later,
      'lib.js': lib,
      'main.js': `const co = require('co');\nconst lib = require('./lib');\nconst { later } = require('./later');\n${replacing}\nco(function* () {\n  console.log(yield lib.twice(1));\n}).catch(console.error);\n`,
    };
    const { before, after, generatorsIn, plan } = await convertProject(files, { prepare: writePackages });
    expect(before).toBe("[ 'stub1', 'stub1' ]\n");
    expect(after).toBe(before);
    expect(plan.blockers).toEqual([]);
    expect(generatorsIn).toEqual([]);
  });

  it('or neither does, where something needs the generator that stands in', async () => {
    const files = {
      'later.js': later,
      'lib.js': lib,
      'main.js': `const co = require('co');\nconst lib = require('./lib');\nconst { later } = require('./later');\nlib.load = stub;\nfunction* stub(id) {\n  return (yield later('stub')) + id;\n}\nconsole.log(typeof stub(1).next);\nco(function* () {\n  console.log(yield lib.twice(1));\n}).catch(console.error);\n`,
    };
    const { before, after, text } = await convertProject(files);
    expect(before).toBe("function\n[ 'stub1', 'stub1' ]\n");
    expect(after).toBe(before);
    expect(text('lib.js')).toContain('exports.load = function*');
  });

  it('also where nothing is known of what it stands in for, by its name', async () => {
    const files = {
      'later.js': later,
      'config.js': "module.exports = Object.assign({ hook: null }, JSON.parse('{}'));\n",
      'lib.js':
        "const config = require('./config');\nexports.save = function* save(id) {\n  return yield config.hook(id);\n};\n",
      'main.js': `const co = require('co');\nconst lib = require('./lib');\nconst { later } = require('./later');\nrequire('mm')(require('./config'), 'hook', ${stub});\nco(function* () {\n  console.log(yield lib.save(1));\n}).catch(console.error);\n`,
    };
    const { before, after, generatorsIn } = await convertProject(files, { preset: 'migrate', prepare: writePackages });
    expect(before).toBe('stub1\n');
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
    const certain = await convertProject(files, { prepare: writePackages });
    expect(certain.after).toBe(before);
    expect(certain.text('lib.js')).toContain('function* save');
  });

  it.each([
    ['a package', "require('prompts')", "require('prompts')", {}],
    [
      'a module of the project',
      "require('./prompts')",
      "require('../prompts')",
      { 'prompts.js': 'exports.confirm = (id) => Promise.resolve(`asked ${id}`);\n' },
    ],
  ])('also where it stands in for a function of %s', async (_, ofLib, ofTest, more) => {
    const files = {
      ...more,
      'later.js': later,
      'lib.js': `const co = require('co');\nconst prompts = ${ofLib};\nexports.save = co.wrap(function* (id) {\n  return yield prompts.confirm(id);\n});\n`,
      'test/save.js': `const prompts = ${ofTest};\nconst { later } = require('../later');\nconst { confirm } = prompts;\nexports.replace = () => { prompts.confirm = ${stub}; };\nexports.restore = () => { prompts.confirm = confirm; };\n`,
      'main.js':
        "const lib = require('./lib');\nconst { replace, restore } = require('./test/save');\nconst run = async () => {\n  replace();\n  console.log(await lib.save(1));\n  restore();\n  console.log(await lib.save(2));\n};\nrun().catch(console.error);\n",
    };
    const { before, after, generatorsIn } = await convertProject(files, { preset: 'migrate', prepare: writePackages });
    expect(before).toBe('stub1\nasked 2\n');
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
    const certain = await convertProject(files, { prepare: writePackages });
    expect(certain.after).toBe(before);
    expect(certain.text('test/save.js')).toContain('function* (id)');
    expect(certain.text('lib.js')).toContain('co.wrap(function*');
  });
});

describe('what is put in the place of a function that is no generator', () => {
  const files = (use: string, put: string) => ({
    'storage.js': "exports.url = (key) => Promise.resolve('http://a' + key);\n",
    'main.js': `const co = require('co');\nconst storage = require('./storage');\n${put}\nconst isGenerator = (f) => f.constructor.name === 'GeneratorFunction';\nco(function* () {\n  ${use}\n  console.log(url);\n}).catch(console.error);\n`,
  });
  const generator = "function* (key) {\n  return (yield Promise.resolve('http://b')) + key;\n}";

  it.each([
    ['by mm', `require('mm')(storage, 'url', ${generator});`],
    ['by an assignment', `storage.url = ${generator};`],
  ])('stays where calls of that keep the object: %s', async (_, put) => {
    const use = 'const url = isGenerator(storage.url) ? yield storage.url(1) : storage.url(1);';
    const { before, after, text } = await convertProject(files(use, put), {
      preset: 'migrate',
      prepare: writePackages,
    });
    expect(before).toBe('http://b1\n');
    expect(after).toBe(before);
    expect(text('main.js')).toContain('function* (key)');
  });

  it('is converted where they are yielded at once', async () => {
    const put = `require('mm')(storage, 'url', ${generator});`;
    const { before, after, generatorsIn } = await convertProject(files('const url = yield storage.url(1);', put), {
      preset: 'migrate',
      prepare: writePackages,
    });
    expect(before).toBe('http://b1\n');
    expect(after).toBe(before);
    expect(generatorsIn).toEqual([]);
  });

  it('keeps who yields that, where it stays', async () => {
    const put = `require('mm')(storage, 'url', ${generator});`;
    const { before, after, text } = await convertProject(files('const url = yield storage.url(1);', put), {
      prepare: writePackages,
    });
    expect(before).toBe('http://b1\n');
    expect(after).toBe(before);
    expect(text('main.js')).toContain('yield storage.url(1)');
  });
});
