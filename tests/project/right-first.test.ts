import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noProjectKnowledge, provideProjectKnowledge } from '../../src/analysis/semantics/index.js';
import type { PresetName } from '../../src/configs/index.js';
import { createPlugin } from '../../src/plugin.js';
import { openProject } from '../../src/project/index.js';
import { projectFolder, useFiles } from '../support/project-files.js';

beforeAll(() => provideProjectKnowledge(openProject));
afterAll(() => provideProjectKnowledge(() => noProjectKnowledge));

const { configs } = createPlugin();

interface Linted {
  readonly output: string;
  readonly messages: readonly string[];
}

/** What a preset makes of one file of a project, and what is left to say of it. */
function fixed(files: Readonly<Record<string, string>>, code: string, preset: PresetName): Linted {
  useFiles({ ...files, 'file.js': code });
  const linter = new Linter({ cwd: projectFolder });
  const { output, messages } = linter.verifyAndFix(code, [configs[preset]], {
    filename: path.join(projectFolder, 'file.js'),
  });
  return { output, messages: messages.map(({ message }) => message) };
}

const runners: Readonly<Record<string, string>> = {
  'run.js': `
    module.exports = function run(gen) {
      return new Promise((resolve, reject) => {
        const it = gen();
        const step = (method, value) => {
          let result;
          try { result = it[method](value); } catch (error) { return reject(error); }
          if (result.done) return resolve(result.value);
          Promise.resolve(result.value).then((value) => step('next', value), (error) => step('throw', error));
        };
        step('next');
      });
    };`,
};

it('a runner is known also after the file that exports it was linted itself, as CommonJS', () => {
  const runner = runners['run.js']!.replace(
    'module.exports = function',
    'exports = run;\nmodule.exports = exports;\nfunction',
  );
  const code = `const run = require('./run');\nexports.f = () => run(function* () { return yield Promise.resolve(1); });`;
  useFiles({ 'run.js': runner, 'file.js': code });
  const linter = new Linter({ cwd: projectFolder });
  const config = [{ ...configs.recommended, languageOptions: { sourceType: 'commonjs' as const } }];
  const lint = (text: string, name: string) =>
    linter.verify(text, config, { filename: path.join(projectFolder, name) }).map(({ message }) => message);
  expect(lint(code, 'file.js').join()).toContain('Use an async function instead of `run`.');
  lint(runner, 'run.js');
  expect(lint(`${code}\n`, 'file.js').join()).toContain('Use an async function instead of `run`.');
});

describe.each<PresetName>(['recommended', 'strict', 'migrate'])('under %s', (preset) => {
  it('a generator of another file is not awaited, and the message names it', () => {
    const files = { 'lib/utils.js': '\n\nclass Utils { static *load() {} }\nmodule.exports = Utils;' };
    const code = `
      const co = require('co');
      const Utils = require('./lib/utils');
      exports.f = () => co(function* () { return yield Utils.load(); });`;
    const { output, messages } = fixed(files, code, preset);
    expect(output).toBe(code);
    expect(messages.join()).toContain('`Utils.load` (lib/utils.js:3) is a generator');
  });

  it.each(['Utils.load.call(null)', 'Utils.load.apply(null, arguments)', 'Reflect.apply(Utils.load, null, [])'])(
    'nor is one that is called by %s',
    (call) => {
      const files = { 'lib/utils.js': 'class Utils { static *load() {} }\nmodule.exports = Utils;' };
      const code = `
      const co = require('co');
      const Utils = require('./lib/utils');
      exports.f = () => co(function* () { return yield ${call}; });`;
      expect(fixed(files, code, preset).output).toBe(code);
    },
  );

  it('nor is one that is delegated to', () => {
    const code = `
      const co = require('co');
      const { load } = require('./lib');
      co(function* () { const a = yield* load(); return a; }).catch(console.log);`;
    const { output, messages } = fixed({ 'lib.js': 'exports.load = function* load() {};' }, code, preset);
    expect(output).toBe(code);
    expect(messages.join()).toContain('`load` (lib.js:1) is a generator');
  });

  it('an array of another file is awaited as a whole, a thunk called', () => {
    const files = { 'lib.js': 'exports.all = () => [Promise.resolve(1)]; exports.thunk = () => (done) => done();' };
    const code = `
      const co = require('co');
      const { all, thunk } = require('./lib');
      co(function* () { yield all(); yield thunk(); }).catch(console.log);`;
    const { output } = fixed(files, code, preset);
    expect(output).not.toMatch(/await (?:all|thunk)\(/);
  });

  it('a promise of another file is awaited without a doubt', () => {
    const code = `
      const co = require('co');
      const { load } = require('./lib');
      co(function* () { return yield load(); }).catch(console.log);`;
    const { output } = fixed({ 'lib.js': 'exports.load = () => Promise.resolve(1);' }, code, preset);
    expect(output).toContain('return await load();');
  });

  it('a runner of another file is one', () => {
    const code = `
      const run = require('./run');
      run(function* () { return yield Promise.resolve(1); }).catch(console.log);`;
    const { output } = fixed(runners, code, preset);
    expect(output).toContain('(async () => {');
    expect(output).toContain('await Promise.resolve(1)');
  });

  it('a handler stays while koa 1 is installed', () => {
    const files = { 'package.json': '{ "dependencies": { "koa": "^1.7.0" } }' };
    const code = `
      const koa = require('koa');
      const app = new koa();
      app.use(function* (next) { yield next; });`;
    const { output, messages } = fixed(files, code, preset);
    expect(output).toBe(code);
    expect(messages).toHaveLength(1);
  });
});

describe('a generator of another file is named, with how many files have to change', () => {
  const files = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [
      `${name}.js`,
      `exports.load = function* (id) {\n  return yield lib.find(id);\n};\n`,
    ]),
  );
  const inFile = (operands: string) =>
    fixed(
      files,
      `const co = require('co');\nconst a = require('./a'), b = require('./b'), c = require('./c');\nco(function* () {\n  ${operands};\n});\n`,
      'migrate',
    ).messages.join('\n');

  it.each([
    ['one', 'yield a.load(1); yield a.load(2)', 'has to change with it: run'],
    ['two', 'yield a.load(1); yield b.load(2)', 'has to change with it, as have others in another file: run'],
    ['three', 'yield [c.load(1), yield* b.load(2)]; yield a.load(3)', 'as have others in 2 more files: run'],
  ])('%s', (_, operands, words) => {
    expect(inFile(operands)).toContain(words);
  });
});
