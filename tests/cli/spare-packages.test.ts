import { describe, expect, it } from 'vitest';
import { Project } from '../support/native-async.js';

const test = (head = '') => `${head}it('waits', function* () {\n  yield Promise.resolve();\n});\n`;
const manifest = (name: string, rest: object = {}) =>
  JSON.stringify({ devDependencies: { mocha: '^5.2.0', [name]: '^1.2.0' }, ...rest }, null, 2);
const advice = /\n {2}No generator test is left in the checked files, so that (.*) can be removed:\n([^]*)$/;

describe('a package that ran generator tests', () => {
  it('can be removed when the last one is converted, with the lines that load it', async () => {
    const project = new Project({
      'package.json': manifest('co-mocha', { scripts: { test: 'mocha --require co-mocha' } }),
      'test/mocha.opts': '--bail\n--require co-mocha\n',
      'test/a.js': test(),
      'test/b.js': test("require('co-mocha');\n"),
    });
    const { stdout } = await project.run('--fix');
    expect(stdout).toMatch(/\nNext:\n {2}Review the changes and run your tests\.\n/);
    const [, name, lines] = advice.exec(stdout)!;
    expect(name).toBe('co-mocha');
    expect(lines!.split('\n').map((line) => line.trim().replace(/ {2,}/, '  '))).toEqual([
      'package.json:7  "test": "mocha --require co-mocha"',
      'test/mocha.opts:2  --require co-mocha',
      `test/b.js:1  require('co-mocha');`,
      'npm uninstall co-mocha',
      '',
    ]);
    expect((await project.run('test')).stdout.match(/can be removed/g)).toHaveLength(1);
  });

  it('can be removed from the package that names it', async () => {
    const project = new Project({
      'packages/a/package.json': manifest('mocha-generators'),
      'packages/a/test.js': test("require('mocha-generators').install();\n"),
    });
    const { stdout } = await project.run('--fix');
    expect(advice.exec(stdout)?.[2]).toContain('npm uninstall --prefix packages/a mocha-generators\n');
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['before the fixes are written', { 'test.js': test() }, []],
    ['while one cannot be converted', { 'a.js': test(), 'b.js': test().replace('()', '(done)') }, ['--fix']],
    ['while one is not understood', { 'a.js': test(), 'b.js': "it.each([1])('counts', function* () {});" }, ['--fix']],
    ['where no test was checked', { 'lib.js': 'module.exports = 1;' }, ['--fix']],
  ])('is not mentioned %s', async (_name, files, args) => {
    const project = new Project({ 'package.json': manifest('co-mocha'), ...files });
    expect((await project.run(...args)).stdout).not.toContain('can be removed');
  });

  it('is mentioned with the diff that removes the last one', async () => {
    const project = new Project({ 'package.json': manifest('co-mocha'), 'test.js': test() });
    expect((await project.run('--diff')).stderr).toMatch(advice);
  });
});
