import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fixable, fixed, Project, refused, suggested } from '../support/native-async.js';

const bluebird = `const Promise = require('bluebird');
exports.load = Promise.coroutine(function* () {
  return yield Promise.resolve(1);
});
`;

describe('--only', () => {
  const files = { 'a.js': fixable, 'b.js': bluebird, 'c.js': 'function f() {\n  return await g();\n}\nf();\n' };

  it('limits reports and fixes to a rule, or to a library', async () => {
    const project = new Project(files);
    expect((await project.run('--only', 'no-await-in-sync-function')).stdout).toMatch(/^c\.js\n {2}2:10 .*\n\nChecked/);
    const { stdout } = await project.run('--only', 'CO', '--fix');
    expect(stdout).toMatch(/^Checked 3 files: fixed 1 of 1 finding, changing 1 file\.\n/);
    expect([project.read('a.js'), project.read('b.js'), project.read('c.js')]).toEqual([
      fixed,
      files['b.js'],
      files['c.js'],
    ]);
  });

  it('fails for a name that nothing has, and says which there are', async () => {
    const { status, stderr } = await new Project(files).run('--only', 'blubird');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: --only blubird: no rule has this name.*\nRules: .*\nLibraries here: bluebird, co\n$/,
    );
  });
});

describe('--reason', () => {
  it('fixes also what is suggested for this reason alone', async () => {
    const project = new Project({
      'a.js': suggested,
      'b.js': bluebird,
      'both.js': bluebird.replace('()', '(load, x = load())').replace('Promise.resolve(1)', 'load()'),
    });
    const { stdout } = await project.run('--reason', 'opaque-operand', '--fix');
    expect(stdout).toContain('fixed 1 of 3 findings, changing 1 file.');
    expect(project.read('a.js')).toContain('await load()');
  });

  it('takes only codes of suggestions', async () => {
    const project = new Project({ 'a.js': suggested });
    for (const code of ['receiver', 'opaque']) {
      expect((await project.run('--reason', code)).stderr).toContain('It must be a code that stands in brackets');
    }
    expect((await project.run('--reason', 'opaque-operand', '--preset', 'migrate')).stderr).toContain(
      'error: --preset migrate fixes what is suggested for any reason: leave out --reason.',
    );
  });
});

describe('shared settings', () => {
  const code = `import { task } from './task.js';\nexport const f = task(function* (x) {\n  return yield x;\n});\n`;
  const settings = { wrappers: [{ module: './task.js', name: 'task', family: 'await-all' }] };

  it('are taken from --config, or else from package.json', async () => {
    const manifest = JSON.stringify({ 'native-async': settings });
    const project = new Project({
      'a.js': code,
      'settings.json': JSON.stringify(settings),
      'settings.mjs': `export default ${JSON.stringify(settings)};`,
    });
    expect((await project.run('a.js')).stdout).toContain(
      'package.json:\n  "native-async": {\n    "wrappers": [\n      { "module": "./task.js", "name": "task" }\n    ]\n  }\n',
    );
    for (const config of ['settings.json', 'settings.mjs']) {
      expect((await project.run('a.js', '--config', config)).stdout).toContain('1 finding in 1 file, 1 fixable');
    }
    project.write('package.json', manifest);
    expect((await project.run('a.js')).stdout).toContain('1 finding in 1 file, 1 fixable');
  });

  it('are rejected in the words of the rules, with where they are written', async () => {
    const project = new Project({ 'a.js': code, 'package.json': '{ "native-async": { "wrapers": [] } }' });
    expect(await project.run('a.js')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^error: package\.json#native-async: settings\['native-async'\]\.wrapers is not a setting; known are /,
      ) as string,
    });
    expect((await project.run('a.js', '--config', 'lost.json')).stderr).toBe(
      'error: cannot read lost.json: there is no such file\n',
    );
  });
});

describe('what is printed', () => {
  it('as annotations for GitHub', async () => {
    const project = new Project({ 'a b.js': refused });
    const { status, stdout } = await project.run('--format', 'github');
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^::error file=a b\.js,line=2,col=1,endLine=2,endColumn=3,title=native-async\/no-coroutine-wrapper::Use .*\n$/,
    );
  });

  it('names the packages that nothing needs any more, with the command that removes them', async () => {
    const project = new Project({
      'package.json': '{ "dependencies": { "co": "4", "bluebird": "3" }, "devDependencies": { "@types/co": "4" } }',
      'a.js': fixable,
      'b.js': `${bluebird}exports.Promise = require('bluebird');`,
    });
    const { stdout } = await project.run('--fix', '--preset', 'migrate');
    expect(stdout).toContain(
      '  No source file uses co any more, so that co can be removed:\n    npm uninstall co @types/co\n',
    );
    expect(stdout).not.toContain('uninstall bluebird');
  });

  it('names no package that files use which are not checked', async () => {
    const project = new Project({
      'package.json': '{ "dependencies": { "co": "4" } }',
      'lib/a.js': fixable,
      'test/b.js': fixable,
    });
    expect((await project.run('lib', '--fix')).stdout).not.toContain('npm uninstall');
    expect((await project.run('test', '--fix')).stdout).toContain('npm uninstall co');
  });

  it('names no package that no checked file has used, since something else may load it', async () => {
    const project = new Project({
      'package.json': '{ "dependencies": { "co": "4" } }',
      'a.js': fixable,
      'other/package.json': '{ "dependencies": { "co": "4" } }',
      'other/b.js': 'exports.one = 1;\n',
    });
    const { stdout } = await project.run('--fix');
    expect(stdout.match(/npm uninstall.*/g)).toEqual(['npm uninstall co']);
  });
});

it('a pipe that is named as a file is no file to check', async () => {
  const project = new Project({});
  execFileSync('mkfifo', [project.path('pipe')]);
  expect(await project.run('pipe')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error: not a file or directory: pipe\n',
  });
});
