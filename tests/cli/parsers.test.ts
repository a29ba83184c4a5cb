import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { fixable, Project } from '../support/native-async.js';

const typescript =
  'import co = require("co");\nexport const f: unknown = co.wrap(function* () { yield Promise.resolve(1); });\n';

const parserPath = JSON.stringify(createRequire(import.meta.url).resolve('@typescript-eslint/parser'));

/** A parser of an era whose scope managers ESLint 10 cannot use. */
const oldParser = `
  const { parseForESLint } = require(${parserPath});
  exports.parseForESLint = (text, options) => ({ ...parseForESLint(text, options), scopeManager: { scopes: [] } });
`;

describe('a parser of the code', () => {
  const files = {
    'a.js': fixable,
    'b.ts': typescript,
    'node_modules/@typescript-eslint/parser/package.json': '{ "version": "5.62.0" }',
    'node_modules/@typescript-eslint/parser/index.js': oldParser,
  };

  it('that does not fit the ESLint that runs is passed over for the one beside the command', async () => {
    const { stdout, stderr } = await new Project(files).run();
    expect(stderr).toBe('');
    expect(stdout).toContain('Checked 2 files: 2 findings in 2 files');
  });

  it('is used where it fits', async () => {
    const fitting = `module.exports = require(${parserPath}); console.error('it was loaded');`;
    const project = new Project({ ...files, 'node_modules/@typescript-eslint/parser/index.js': fitting });
    expect((await project.run('b.ts')).stderr).toBe('it was loaded\n');
    expect((await project.run('b.ts', '--no-target-packages')).stderr).toBe('');
  });
});

describe('an ESLint of the code that does not start', () => {
  it.each([
    ['throws', 'throw new Error("out of order");', 'out of order'],
    ['lacks what it exports', 'exports.nothing = 1;', 'eslint.loadESLint is not a function'],
    ['lacks a module', 'require("./lost.js");', "Cannot find module './lost.js'"],
  ])('since it %s is passed over with a word', async (_, main, problem) => {
    const project = new Project({
      'a.js': fixable,
      'node_modules/eslint/package.json': '{ "version": "9.0.0", "main": "index.js" }',
      'node_modules/eslint/index.js': main,
    });
    const { status, stdout, stderr } = await project.run();
    expect(status).toBe(1);
    expect(stdout).toContain('Checked 1 file: 1 finding');
    expect(stderr).toMatch(/^The ESLint of the code does not start: (.*)\nUsing ESLint \d+\.\d+\.\d+\.\n$/);
    expect(stderr).toContain(problem);
    expect((await project.run('--no-target-packages')).stderr).toBe('');
  });
});

describe('plain JavaScript', () => {
  it('is read where an `await` is misplaced, and gets its fix with that of its callers', async () => {
    const project = new Project({
      'a.js':
        "const load = require('./load.js');\nfunction one() {\n  return await load();\n}\nmodule.exports = one;\n",
      'b.mjs':
        'export function two() {\n  return await Promise.resolve(2);\n}\nexport async function three() {\n  console.log((await two()) + 1);\n}\n',
      'c.jsx': 'export const view = () => <p>{await text()}</p>;\n',
    });
    const { stdout } = await project.run();
    expect(stdout).toMatch(/^a\.js\n {2}3:10 {2}\w+ +`await` is only valid in async functions\./);
    expect(stdout).toContain('Checked 3 files: 3 findings in 3 files');
    await project.run('--fix');
    expect(project.read('b.mjs')).toContain('export async function two() {');
  });

  it('is a script or a module also where an `await` is misplaced', async () => {
    const project = new Project({
      'script.js': 'var await_ = 010;\nfunction f() { await g(); }\nreturn;\n',
      'module.js': 'import { g } from "./g.js";\nfunction f() { await g(); }\n',
      'top.js': 'await Promise.resolve();\n',
    });
    const { stdout } = await project.run();
    expect(stdout).toContain('Checked 3 files: 2 findings in 2 files');
  });
});

describe('Flow types and decorators', () => {
  const flow = `// @flow\nimport co from 'co';\nexport const f = co.wrap(function* (id: number): any { return yield Promise.resolve(id); });\n`;
  const decorators = `import co from 'co';\n@dec class A { @dec run = co.wrap(function* () { yield Promise.resolve(1); }); }\nnew A();\n`;
  const configured = { 'babel.config.json': '{ "parserOpts": { "plugins": ["decorators-legacy", "flow"] } }' };

  it('are read by the Babel parser of the project, with its configuration or without one', async () => {
    for (const configuration of [{}, configured]) {
      const project = new Project({ ...configuration, 'flow.js': flow, 'decorators.js': decorators });
      project.install('eslint9', 'eslint');
      project.install('babel-eslint-parser7', '@babel/eslint-parser');
      const { stdout } = await project.run();
      expect(stdout).toMatch(/^decorators\.js\n {2}2:27 .*\n\nflow\.js\n {2}3:18 /);
      expect(stdout).toContain('Checked 2 files: 2 findings in 2 files');
    }
  });

  it('are told with what to install where there is none, and where it does not fit', async () => {
    const project = new Project({ 'flow.js': flow, 'decorators.js': decorators, 'broken.js': 'let = @ // await' });
    expect((await project.run()).stdout).toMatch(
      /\nNot checked: Flow types or decorators, and @babel\/eslint-parser is not installed\. Install it:\n {2}npm install --save-dev @babel\/eslint-parser @babel\/core\n {2}decorators\.js\n {2}flow\.js\n/,
    );
    project.install('babel-eslint-parser7', '@babel/eslint-parser');
    expect((await project.run()).stdout).toMatch(
      /Not checked: Flow types or decorators, and @babel\/eslint-parser 7\.\d+\.\d+ does not work with ESLint 10\.\d+\.\d+\. Install it:/,
    );
  });
});

describe('components', () => {
  const script =
    'import co from "co";\nexport default { load: co.wrap(function* () { return yield Promise.resolve(1); }) };\n';
  const files = {
    'a.vue': `<template>\n  <p>{{ x }}</p>\n</template>\n<script>\n${script}</script>\n`,
    'b.vue': `<script setup lang="ts">\nimport co from "co";\nconst load: unknown = co.wrap(function* () { yield Promise.resolve(1); });\n</script>\n`,
    'c.svelte': `<script>\nimport co from "co";\nconst load = co.wrap(function* () { yield Promise.resolve(1); });\n</script>\n<p>{load}</p>\n`,
  };

  it('have their scripts checked and fixed by the parsers of the frameworks', async () => {
    const project = new Project(files);
    // Svelte's parser takes what it analyses scopes with from the ESLint of the working directory.
    project.install('eslint');
    const { stdout } = await project.run();
    expect(stdout).toMatch(/^a\.vue\n {2}6:24 .*\n\nb\.vue\n {2}3:23 .*\n\nc\.svelte\n {2}3:14 /);
    await project.run('--fix');
    expect(project.read('a.vue')).toContain('load: async function () { return await Promise.resolve(1); }');
    expect(project.read('c.svelte')).toContain('const load = async function () { await Promise.resolve(1); };');
  });

  it('are named with what to do where their parser makes what the ESLint that runs cannot use', async () => {
    const parser = `
      const { parseForESLint } = require(${parserPath});
      exports.parseForESLint = (text) =>
        ({ ...parseForESLint('', {}), ...(text && { scopeManager: { scopes: [] } }) });
    `;
    const project = new Project({
      'a.vue': files['a.vue'],
      'b.js': fixable,
      'node_modules/vue-eslint-parser/index.js': parser,
    });
    const { stdout, stderr } = await project.run();
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /Not checked: no parser of \.vue files: vue-eslint-parser does not work with ESLint 10\.\d+\.\d+\. Install it:\n {2}npm install --save-dev eslint vue-eslint-parser\n {2}a\.vue\n/,
    );
    expect(stdout).toContain('1 finding in 1 file, 1 fixable. 1 file could not be checked.');
  });
});
