import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { fixable, nativeAsync, Project, refused, suggested } from '../support/native-async.js';

describe('native-async', () => {
  it('reports by file, counts by rule and library, says why there is no fix, and what to do next', async () => {
    const project = new Project({ 'a.js': fixable, 'lib/b.js': suggested, 'lib/c.js': refused });
    const { status, stdout, stderr } = await project.run();
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(
      /^a\.js\n {2}2:18 {2}fixable {5}Use an async function instead of `co\.wrap`\.\n\nlib\/b\.js\n {2}2:18 {2}suggestion {2}/,
    );
    expect(stdout).toMatch(
      /lib\/c\.js\n {2}2:1 {2}by hand {5}Use an async function instead of `co`\. Cannot be converted: .* \[receiver\]\n/,
    );
    expect(stdout).toContain('Checked 3 files: 3 findings in 3 files, 1 fixable.');
    expect(stdout).toMatch(/ {2}no-coroutine-wrapper {2}co {14}3 {8}1 {11}1 {8}1\n/);
    expect(stdout).toMatch(/\nOnly suggested:\n {2}1 {2}a yielded value may not be a promise \[opaque-operand\]\n/);
    expect(stdout).toMatch(/\nCannot be converted:\n {2}1 {2}the body uses a `this` that .* \[receiver\]\n/);
    expect(stdout).toContain('\n3 generator functions, each by its file alone: 1 fixable, 1 suggested, 1 by hand\n');
    expect(stdout).toMatch(
      /\nNext:\n.*:\n {4}native-async --diff\n.*:\n {4}native-async plan\n.*:\n {4}native-async --fix\n.*:\n {4}native-async --diff --preset migrate\n$/,
    );
  });

  it('leads on to the plan, which asks the other files for what one file does not decide', async () => {
    const project = new Project({
      'run.js': "const co = require('co');\nconst { load } = require('./load');\nco(load).catch(console.error);\n",
      'load.js': 'exports.load = function* () { return yield Promise.resolve(1); };\n',
    });
    const { stdout } = await project.run('run.js', '--summary');
    expect(stdout).toMatch(/\nNot converted by their files alone:\n {2}1 {2}.*\[unknown-generator\]\n/);
    expect(stdout).not.toContain('Cannot be converted');
    const whole = await project.run('--summary');
    expect(whole.stdout).toMatch(/\nNext:\n(?:.*\n)* {4}native-async plan\n/);
  });

  it('has nothing to say of clean code, and exits with 0', async () => {
    const project = new Project({ 'a.js': 'exports.f = async () => 1;\n', 'empty.js': '' });
    expect(await project.run()).toEqual({
      status: 0,
      stdout: 'Checked 2 files: nothing to convert. 2 files needed no linting.\n',
      stderr: '',
    });
  });

  it('counts the findings that a reason was given for, and not its places', async () => {
    const project = new Project({ 'a.js': suggested, 'b.js': suggested.replace('load()', 'load(1, yield load(2))') });
    const { stdout } = await project.run();
    expect(stdout).toMatch(/ 2 {2}a yielded value may not be a promise \[opaque-operand\]\n/);
  });

  it('accounts for generator methods that yield nothing, too', async () => {
    const methods = '*before(id) { return id; }, size: 2 * 3, async *all() {}';
    const project = new Project({ 'rule.js': `module.exports = { ${methods} };\n` });
    const { stdout } = await project.run('--unknown');
    expect(stdout).toContain(
      '\n2 generator functions, each by its file alone: 1 iterates, 1 unknown\n  rule.js:1:20\n',
    );
  });

  it('passes over generated and installed code, hidden directories and symbolic links, unless named', async () => {
    const skipped = [
      'node_modules/m/a.js',
      'dist/a.js',
      'coverage/a.js',
      'bower_components/a.js',
      '.cache/a.js',
      'a.min.js',
    ];
    const project = new Project({ 'src/a.js': fixable, ...Object.fromEntries(skipped.map((name) => [name, fixable])) });
    symlinkSync(project.directory, project.path('src/loop'));
    symlinkSync(project.path('src/a.js'), project.path('src/link.js'));
    expect((await project.run()).stdout).toContain('Checked 1 file: 1 finding');
    expect((await project.run('dist', 'node_modules/m', 'a.min.js', 'src/link.js')).stdout).toContain(
      'Checked 4 files: 4',
    );
    expect((await project.run('src', 'src/a.js', project.path('src'))).stdout).toContain('Checked 1 file: 1 finding');
  });

  it('takes a file that is named whatever it is called', async () => {
    const project = new Project({ 'bin/tool': `#!/usr/bin/env node\n${fixable}`, 'app/[id] (1).js': fixable });
    const { stdout } = await project.run('bin/tool', 'app/[id] (1).js');
    expect(stdout).toMatch(/bin\/tool\n {2}3:18 .*\n\napp\/\[id\] \(1\)\.js\n {2}2:18 /);
    expect(stdout).toContain("native-async bin/tool 'app/[id] (1).js' --fix");
  });

  it('reaches paths anywhere on disk', async () => {
    const here = new Project({ 'a.js': fixable });
    const there = new Project({ 'b.js': fixable });
    const { stdout } = await here.run(there.directory, 'a.js');
    expect(stdout).toContain(`${there.path('b.js')}\n`);
    expect(stdout).toMatch(/^a\.js$/m);
    expect(stdout).toContain('2 findings in 2 files');
  });

  it('does not read the configuration of what it checks, but honours its disable comments', async () => {
    const project = new Project({
      'eslint.config.js': 'throw new Error("not to be loaded");',
      '.eslintrc.json': '{ "root": ',
      '.eslintignore': '*.js',
      'src/a.js': `/* eslint-env mocha */\n/* eslint no-undef: 2, unknown/rule: 2, no-var: [ */\n/* global x:1:2 */\nvar y = undefinedName;\n${fixable}`,
      'src/b.js': fixable.replace(
        'module',
        '// eslint-disable-next-line native-async/no-coroutine-wrapper, unknown/rule\nmodule',
      ),
      'src/c.js': `/* eslint native-async/no-coroutine-wrapper: 0 */\n${fixable}`,
      'src/d.js': `/* eslint-disable unknown/rule, no-console */\n// eslint-disable-line\n`,
    });
    const { stdout, stderr } = await project.run('src');
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^src\/a\.js\n {2}6:18 .*\n\nChecked 4 files: 1 finding in 1 file, 1 fixable\. 1 file needed no linting\.\n/,
    );
  });

  const ofAllKinds = {
    'sloppy.js': `<!-- an old comment\nwith (a) { var await = 010; }\nreturn;\n`,
    'cjs.cjs': `var await; return;\n`,
    'esm.mjs': `export default await 1;\n`,
    'module.js': `import fs from 'node:fs';\nexport const text = await fs.promises.readFile(import.meta.url);\n`,
    'words.js': `// import and export\nvar await = 'export';\n`,
    'view.jsx': `export const view = <a {...{}} b={1}>async&nbsp;</a>;\n`,
    'view.js': `module.exports = <a async><></></a>;\n`,
    'modern.js': `class A { static #x = 1n; static { this.#x ??= 2n; } static async f() {} }\n`,
    'bom.js': `\uFEFF'use strict';\r\nvar async;\r\n`,
  };

  it('parses old scripts, modules and JSX, each as what it is', async () => {
    const silent = new Project(ofAllKinds);
    const clean = 'Checked 9 files: nothing to convert.';
    expect(await silent.run()).toMatchObject({ status: 0, stdout: `${clean} 6 files needed no linting.\n` });
    const withGenerators = Object.entries(ofAllKinds).map(([name, text]) => [name, `${text}(function* () {});\n`]);
    const linted = new Project(Object.fromEntries(withGenerators) as typeof ofAllKinds);
    const { status, stdout } = await linted.run();
    expect(status).toBe(0);
    expect(stdout).toContain(`${clean}\n`);
  });

  it('lints only files with a word that can lead to a report, or with a generator function', async () => {
    const project = new Project({
      'a.js': fixable,
      'comment.js': '/**\n * Adds a * b (quickly).\n */\nmodule.exports = (a, b) => a * (b);\n',
      'empty.js': 'module.exports = { *none() {} };\n',
      'broken.js': 'let a = ;\n',
      'types.ts': 'export type A = string;\n',
    });
    const { status, stdout } = await project.run();
    expect(status).toBe(1);
    expect(stdout).toContain('Checked 5 files: 1 finding in 1 file, 1 fixable. 3 files needed no linting.');
  });

  it('lints no file whose syntax has neither a generator function, nor a misplaced `await`, nor a misused promise', async () => {
    const project = new Project({
      'async.js': 'exports.load = async (read) => {\n  for await (const part of read()) await part; // yield\n};\n',
      'comment.mjs': '/*\n * run(): its yields are not awaited.\n */\nexport const run = () => 1;\n',
      'method.js': 'exports.items = { async *[Symbol.asyncIterator]() {} };\n',
      'misplaced.js': 'exports.load = (read) => {\n  const text = await read();\n  return text;\n};\n',
      'misused.js': 'async function list() {\n  return [];\n}\nmodule.exports = () => list().length;\n',
      'misread.js': 'exports.load = (read) => {\n  await (read());\n};\n',
      'not-a-module.mjs': 'export const a = 010; // async\n',
      'typed.ts': 'export const load = async (read: () => Promise<string>) => await read();\n',
    });
    const { stdout } = await project.run();
    expect(stdout).toMatch(
      /^misplaced\.js\n.*\n\nmisread\.js\n.*\n\nmisused\.js\n.*\n\nnot-a-module\.mjs\n.*Parsing error.*\n\n/,
    );
    expect(stdout).toContain(
      'Checked 7 files: 3 findings in 3 files, 2 fixable. 1 file could not be checked. 2 files needed no linting.',
    );
  });

  it('reports a file that does not parse, with its place, beside the others', async () => {
    const project = new Project({
      'a.js': fixable,
      'broken.js': 'let a = 1;\nasync function f( {\n',
      'broken.ts': 'let a: = 1; // await',
    });
    const { status, stdout } = await project.run();
    expect(status).toBe(1);
    expect(stdout).toMatch(/broken\.js\n {2}3:1 {2}error {7}Parsing error: Unexpected token\n/);
    expect(stdout).toMatch(/broken\.ts\n {2}1:7 {2}error {7}Parsing error: Type expected\.\n/);
    expect(stdout).toContain('Checked 1 file: 1 finding in 1 file, 1 fixable. 2 files could not be checked.');
  });

  it('exits with 1 where a file does not parse and nothing else is wrong', async () => {
    const { status, stdout } = await new Project({ 'broken.js': '( // await' }).run();
    expect(status).toBe(1);
    expect(stdout).toContain('Checked 0 files: nothing to convert. 1 file could not be checked.');
  });
});

describe('errors of the caller', () => {
  it('names each path that does not exist, and checks nothing', async () => {
    const project = new Project({ 'a.js': fixable });
    expect(await project.run('a.js', 'b.js', 'no where', '--fix')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: no such file or directory:\n  b.js\n  no where\n',
    });
    expect(project.read('a.js')).toBe(fixable);
    expect((await project.run('src/**/*.js')).stderr).toContain('no source file that a pattern matches');
  });

  it.each([[], ['plan'], ['index'], ['record', '--', 'true'], ['--stdin']])(
    'says so where the current directory is gone: %s',
    async (...args) => {
      const project = new Project({ 'gone/a.js': '' });
      const { stderr } = await project.runWithout('gone', ...args);
      expect(stderr).toBe('error: the current directory does not exist any more. Change to one that does.\n');
    },
  );

  it('says so where there is no file to check', async () => {
    const project = new Project({ 'README.md': '# Title', 'node_modules/a/index.js': '' });
    mkdirSync(project.path('empty'));
    const { status, stdout, stderr } = await project.run();
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error: no JavaScript or TypeScript file found: \.\nPassed over unless named, or with --no-ignore: what \.gitignore, /,
    );
    expect((await project.run('empty', 'README.md', '--preset', 'strict')).status).toBe(1);
  });

  it.each([
    [['--fxi'], /unknown option '--fxi'\n\(Did you mean --fix\?\)/],
    [['--preset', 'all'], /'all' is invalid\. Allowed choices are recommended, strict, migrate\./],
    [['--concurrency', '0'], /It must be a number from 1, auto or off\./],
    [['--diff', '--fix'], /'--diff' cannot be used with option '--fix'/],
    [['--diff', '--format', 'json'], /'--diff' cannot be used with option '--format <name>'/],
    [['--format', 'nowhere'], /cannot load the formatter "nowhere"\./],
    [['--format', './nowhere.js'], /cannot load the formatter "\.\/nowhere\.js"\./],
    [['--format', 'unix'], /npm install -D eslint-formatter-unix/],
  ])('explains %j without a stack trace, and exits with 2', async (args, message) => {
    const { status, stdout, stderr } = await new Project({ 'a.js': fixable }).run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stderr.split('\n').length).toBeLessThanOrEqual(4);
  });
});

describe('a crash', () => {
  const project = () => {
    const created = new Project({
      'a.js': fixable,
      'b.js': fixable,
      'node_modules/eslint/package.json': '{ "version": "10.0.0", "main": "index.js" }',
      'node_modules/eslint/index.js': `
        const { ESLint } = require(${JSON.stringify(createRequire(import.meta.url).resolve('eslint'))});
        exports.loadESLint = async () => class extends ESLint {
          lintFiles(files) {
            if (files.some((file) => file.endsWith('a.js'))) throw new TypeError('out of order');
            return super.lintFiles(files);
          }
        };`,
    });
    created.install('espree');
    return created;
  };

  it('is told as such, with what to report and where, after the report of the other files, and exits with 2', async () => {
    const { status, stdout, stderr } = await project().run();
    expect(status).toBe(2);
    expect(stdout).toMatch(
      /^b\.js\n {2}2:18 .*\n\nNot checked: out of order\n {2}a\.js\n\nChecked 1 file: 1 finding in 1 file/,
    );
    expect(stderr).toMatch(/^native-async crashed\. This is a bug: please report it, with the following text:\n\n/);
    expect(stderr).toMatch(/eslint-plugin-native-async \d.*, Node\.js v.*\na\.js: TypeError: out of order\n +at /);
  });

  it('in a thread is told as well', async () => {
    const { status, stdout, stderr } = await project().run('--concurrency', '2');
    expect(status).toBe(2);
    expect(stdout).toContain('Checked 1 file: 1 finding in 1 file');
    expect(stderr).toContain('TypeError: out of order');
  });
});

describe('--help and --version', () => {
  it('prints the help with examples', async () => {
    const { status, stdout } = await new Project({}).run('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: native-async \[options\] \[command\] \[paths\.\.\.\]/);
    expect(stdout).toMatch(/\nExamples:\n {2}\$ native-async /);
  });

  it('prints the version of the package', async () => {
    const { default: plugin } = await import('../../src/index.js');
    expect(await new Project({}).run('--version')).toMatchObject({ status: 0, stdout: `${plugin.meta.version}\n` });
  });
});

describe('colors', () => {
  const escape = '\u001B[';

  it('come with --color and FORCE_COLOR only, where the output is no terminal', async () => {
    const project = new Project({ 'a.js': fixable });
    const { directory: cwd } = project;
    expect((await project.run()).stdout).not.toContain(escape);
    expect((await project.run('--color')).stdout).toContain(escape);
    expect((await nativeAsync(['--diff'], { cwd, env: { CI: 'true' } })).stdout).not.toContain(escape);
    expect((await nativeAsync([], { cwd, env: { FORCE_COLOR: '1' } })).stdout).toContain(escape);
    expect((await nativeAsync(['--no-color'], { cwd, env: { FORCE_COLOR: '1' } })).stdout).not.toContain(escape);
  });
});
