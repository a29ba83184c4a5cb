import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { fixable, fixed, nativeAsync, Project, refused, root, suggested } from '../support/native-async.js';

describe('--format', () => {
  it('json is what ESLint itself prints', async () => {
    const project = new Project({ 'a.js': fixable, 'b.js': suggested, 'c.js': refused, 'd.js': 'let;\nlet' });
    const { status, stdout } = await project.run('--format', 'json');
    const eslint = new ESLint({
      cwd: project.directory,
      overrideConfigFile: true,
      overrideConfig: [{ ...plugin.configs.recommended, languageOptions: { sourceType: 'commonjs' } }],
    });
    const formatter = await eslint.loadFormatter('json');
    const expected = JSON.parse(await formatter.format(await eslint.lintFiles(['.']), {})) as unknown;
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it('json after --fix has what is left and what was written', async () => {
    const project = new Project({ 'a.js': fixable, 'b.js': suggested });
    const results = JSON.parse((await project.run('--format', 'json', '--fix')).stdout) as ESLint.LintResult[];
    expect(results.map(({ output, errorCount }) => ({ output, errorCount }))).toEqual([
      { output: fixed, errorCount: 0 },
      { output: undefined, errorCount: 1 },
    ]);
    expect(project.read('a.js')).toBe(fixed);
  });

  it('takes the formatters of ESLint, of packages beside the code, and of files, with the metadata of the rules', async () => {
    const formatter = `module.exports = (results, { cwd, rulesMeta }) => [cwd, results.length, ...Object.keys(rulesMeta)].join(' ');`;
    const project = new Project({
      'src/a.js': fixable,
      'formats/own.cjs': formatter,
      'node_modules/eslint-formatter-x/index.js': formatter,
    });
    const expected = `${project.directory} 1 native-async/no-coroutine-wrapper\n`;
    expect((await project.run('src', '--format', 'stylish')).stdout).toContain('✖ 1 problem (1 error, 0 warnings)');
    expect((await project.run('src', '--format', 'x')).stdout).toBe(expected);
    expect((await project.run('src', '--format', 'formats/own.cjs')).stdout).toBe(expected);
  });
});

describe('the ESLint of the code', () => {
  it.each(['eslint8', 'eslint9'])('is used where it fits: %s', async (version) => {
    const project = new Project({
      'a.js': `/* eslint-env mocha */\n// eslint-disable-next-line unknown/rule\n${fixable}`,
      'b.ts': `export const a: number = 1; // async\n`,
      'broken.js': '( // await',
      // Tells which ESLint is at work.
      'version.cjs': `module.exports = () => require('eslint/package.json').version;`,
    });
    project.install(version, 'eslint');
    const { stdout, stderr } = await project.run('a.js', 'b.ts', 'broken.js');
    expect(stderr).toBe('');
    expect(stdout).toContain('Checked 2 files: 1 finding in 1 file, 1 fixable. 1 file could not be checked.');
    expect((await project.run('--fix', 'a.js')).status).toBe(0);
    expect(project.read('a.js')).toContain(fixed);
    // Formatters that core dropped in version 9.
    const { status } = await project.run('--format', 'unix', 'a.js');
    expect(status).toBe(version === 'eslint8' ? 0 : 2);
  });

  it('is passed over where it is too old, without being loaded', async () => {
    const project = new Project({
      'a.js': fixable,
      'node_modules/eslint/package.json': '{ "version": "7.32.0", "main": "index.js" }',
      'node_modules/eslint/index.js': 'throw new Error("loaded");',
    });
    expect((await project.run('a.js')).stdout).toContain('Checked 1 file: 1 finding');
  });
});

describe('--concurrency', () => {
  it('gives the same results from worker threads', async () => {
    const project = new Project({
      'a.js': fixable,
      'b.ts': 'export const a: number = 1;\n',
      'c.js': suggested,
      'd.js': '(',
    });
    const [alone, threads] = await Promise.all([
      project.run('--format', 'json'),
      project.run('--format', 'json', '--concurrency', '2'),
    ]);
    expect(threads.stdout).toBe(alone.stdout);
    expect(threads.status).toBe(1);
    await project.run('--fix', '--concurrency', '2');
    expect(project.read('a.js')).toBe(fixed);
  });

  it('loses nothing of what the summary is made of, in ESLint 8.57 too', async () => {
    const project = new Project({ 'a.js': fixable, 'b.js': suggested, 'c.js': refused });
    const alone = await project.run();
    expect(alone.stdout).toContain(' [receiver]');
    expect(await project.run('--concurrency', '2')).toEqual(alone);
    project.install('eslint8', 'eslint');
    expect(await project.run('--concurrency', '2')).toEqual(alone);
  });
});

describe('--cache', () => {
  const cacheFile = 'node_modules/.cache/native-async/results.json';

  it('keeps results in a file of its own, and leaves that of the project alone', async () => {
    const project = new Project({ 'package.json': '{}', 'a.js': fixable, '.eslintcache': '[]' });
    const first = await project.run('--cache');
    expect(existsSync(project.path(cacheFile))).toBe(true);
    expect(project.read(cacheFile)).toContain('a.js');
    expect((await project.run('--cache')).stdout).toBe(first.stdout);
    await project.run('--cache', '--fix');
    expect((await project.run('--cache')).stdout).toContain('nothing to convert');
    expect(project.read('.eslintcache')).toBe('[]');
  });

  it('keeps what the summary is made of, and goes by content', async () => {
    const project = new Project({ 'package.json': '{}', 'a.js': suggested, 'b.js': refused });
    const first = await project.run();
    await project.run('--cache');
    expect(await project.run('--cache', '--concurrency', '2')).toEqual(first);
    project.write(cacheFile, project.read(cacheFile).replaceAll('[receiver]', '[kept]'));
    expect((await project.run('--cache')).stdout).toContain('[kept]');
    project.write('b.js', `\n${refused}`);
    expect((await project.run('--cache')).stdout).not.toContain('[kept]');
    project.write(cacheFile, 'null');
    expect((await project.run('--cache', 'a.js')).status).toBe(1);
  });

  it('keeps them where --cache-location says, relative to the current directory', async () => {
    const project = new Project({ 'src/a.js': fixable });
    await nativeAsync(['../src', '--cache', '--cache-location', 'cache/file'], {
      cwd: (mkdirSync(project.path('other')), project.path('other')),
    });
    expect(existsSync(project.path('other/cache/file'))).toBe(true);
  });
});

/** The built package in a place from which it does not see this repository's TypeScript parser. */
function installAlone(project: Project): string {
  const home = project.path('plugin/node_modules/eslint-plugin-native-async');
  cpSync(path.join(root, 'dist'), path.join(home, 'dist'), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(home, 'package.json'));
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  for (const name of ['eslint', ...Object.keys(dependencies)]) project.install(name, `../plugin/node_modules/${name}`);
  return path.join(home, 'dist/src/cli/main.js');
}

describe('TypeScript', () => {
  const source = fixable
    .replace('const co = ', 'import co = ')
    .replace('module.exports =', 'export const run: unknown =');
  const code = {
    'code/a.ts': source,
    'code/b.tsx': source,
    'code/c.cts': source,
    'code/d.mts': source,
    'code/e.js': fixable,
  };

  it('is parsed by the parser beside the plugin where the code has none', async () => {
    const { stdout } = await new Project(code).run('code');
    expect(stdout).toContain('Checked 5 files: 5 findings in 5 files');
  });

  it('is left out where there is no parser, with one word on what to install, and the rest is checked', async () => {
    const project = new Project(code);
    const { status, stdout } = await nativeAsync(['code'], { cwd: project.directory, main: installAlone(project) });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\nNot checked: no TypeScript parser: @typescript-eslint\/parser is not installed\. Install it:\n {2}npm install --save-dev @typescript-eslint\/parser typescript@6\n {2}code\/a\.ts\n {2}code\/b\.tsx\n {2}code\/c\.cts\n {2}code\/d\.mts\n/,
    );
    expect(stdout).toContain('Checked 1 file: 1 finding in 1 file, 1 fixable. 4 files could not be checked.');
  });

  it('beside TypeScript 7 is told to come with version 6 beside it', async () => {
    const project = new Project({ ...code, 'node_modules/typescript/package.json': '{ "version": "7.0.2" }' });
    const { stdout } = await nativeAsync(['code'], { cwd: project.directory, main: installAlone(project) });
    expect(stdout).toContain(
      '\n  npm install --save-dev @typescript/native@npm:typescript@7 typescript@npm:@typescript/typescript6 @typescript-eslint/parser\n',
    );
  });

  it('is parsed by the parser of the code', async () => {
    const project = new Project(code);
    project.install('@typescript-eslint/parser', '../code/node_modules/@typescript-eslint/parser');
    const { stdout } = await nativeAsync(['code'], { cwd: project.directory, main: installAlone(project) });
    expect(stdout).toContain('Checked 5 files: 5 findings in 5 files');
  });

  it('says why a parser does not start', async () => {
    const project = new Project({
      ...code,
      'code/node_modules/@typescript-eslint/parser/index.js': 'throw new Error("TypeScript 7 is not supported");',
    });
    const { stdout } = await nativeAsync(['code'], { cwd: project.directory, main: installAlone(project) });
    expect(stdout).toContain('@typescript-eslint/parser does not start (TypeScript 7 is not supported).');
  });
});
