import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixable, fixed, Project, root } from '../support/native-async.js';

const main = path.join(root, 'dist/src/cli/main.js');

/** Two coroutines, of which a test does not accept that the second becomes an async function. */
const picky = {
  'package.json': '{}',
  'one.js':
    "const co = require('co');\nexports.one = co.wrap(function* () {\n  return yield Promise.resolve(1);\n});\n",
  'two.js':
    "const co = require('co');\nexports.two = co.wrap(function* () {\n  return yield Promise.resolve(2);\n});\n",
  'test.cjs': `
    const { one } = require('./one.js');
    const { two } = require('./two.js');
    const failures = process.env.ALWAYS === 'red' ? ['red anyway'] : [];
    if (two.constructor.name === 'AsyncFunction') failures.push('two is a plain function');
    one().then((value) => {
      if (value !== 1) failures.push('one is 1');
      for (const [index, name] of failures.entries()) console.log(\`  \${index + 1}) \${name}\`);
      process.exitCode = failures.length;
    });
  `,
};
const oneConverted = 'exports.one = async function () {\n  return await Promise.resolve(1);\n};\n';

/** Coroutines over several files: two that delegate to each other, one that needs another, and one by itself. */
const islands = {
  'package.json': '{ "private": true }',
  'base.js': 'module.exports = class Base {\n  *load(id) {\n    return yield Promise.resolve(id);\n  }\n};\n',
  'derived.js':
    "const Base = require('./base');\nmodule.exports = class Derived extends Base {\n  *load(id) {\n    return 2 * (yield* super.load(id));\n  }\n};\n",
  'names.js': "exports.name = function* () {\n  return yield Promise.resolve('name');\n};\n",
  'main.js':
    "const co = require('co');\nconst Derived = require('./derived');\nconst { name } = require('./names');\nexports.main = co.wrap(function* () {\n  return yield name();\n});\nexports.load = co.wrap(function* () {\n  return yield new Derived().load(2);\n});\n",
  'alone.js':
    "const co = require('co');\nexports.alone = co.wrap(function* () {\n  return yield Promise.resolve(3);\n});\n",
  'test.cjs': `
    const { main, load } = require('./main');
    const { alone } = require('./alone');
    const failures = [];
    const { PICKY } = process.env;
    if (PICKY && require('fs').readFileSync(PICKY, 'utf8').includes('async')) failures.push(PICKY);
    Promise.all([main(), load(), alone()]).then((values) => {
      if (values.join() !== 'name,4,3') failures.push('values');
      for (const [index, failure] of failures.entries()) console.log(\`  \${index + 1}) \${failure}\`);
      process.exitCode = failures.length;
    });
  `,
};
const converted = /async function|async load/;

/** Which files of the project of islands have an async function. */
function convertedIn(project: Project): string[] {
  return Object.keys(islands)
    .filter((name) => name.endsWith('.js'))
    .filter((name) => converted.test(project.read(name)));
}

function git(project: Project, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: project.directory, encoding: 'utf8', stdio: 'pipe' });
}

/** Makes a repository of a project, in which the command can commit as well. */
function commitAll(project: Project): void {
  git(project, 'init', '-q');
  git(project, 'config', 'user.name', 'Somebody');
  git(project, 'config', 'user.email', 'somebody@example.org');
  git(project, 'add', '.');
  git(project, 'commit', '-q', '-m', 'first');
}

describe('--test', () => {
  it('keeps what the tests accept, puts back what they do not, and says which', async () => {
    const project = new Project(picky);
    project.install('co');
    const { status, stdout, stderr } = await project.run('one.js', 'two.js', '--test', 'node test.cjs');
    expect(status).toBe(1);
    expect([project.read('one.js'), project.read('two.js')]).toEqual([oneConverted, picky['two.js']]);
    expect(stderr).toMatch(/Put back, since the tests fail with it:\n {2}two\.js:2:15 {2}Use an async function/);
    expect(stderr).toMatch(/passed {2}1 of 2 conversions, [\d.]+ s\n$/);
    expect(stdout).toContain('Checked 2 files: fixed 1 of 2 findings, changing 1 file.');
    expect(existsSync(project.path('node_modules/.cache/native-async/journal'))).toBe(false);
  });

  it('does not count tests that fail anyway', async () => {
    const project = new Project(picky);
    project.install('co');
    const { stderr } = await project.run('one.js', 'two.js', '--test', 'ALWAYS=red node test.cjs');
    expect(stderr).toContain('These fail anyway, and do not count:\n  red anyway\n');
    expect([project.read('one.js'), project.read('two.js')]).toEqual([oneConverted, picky['two.js']]);
  });

  it('changes nothing where the tests fail without a name', async () => {
    const project = new Project(picky);
    const { status, stderr } = await project.run('one.js', '--test', 'echo broken && exit 3');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: the tests fail before anything is changed.*\n\nbroken\n$/s);
    expect(project.read('one.js')).toBe(picky['one.js']);
  });

  it('leaves every file as it was when it is interrupted', async () => {
    const project = new Project({
      ...picky,
      'test.cjs': "setTimeout(() => {}, require('fs').readFileSync('one.js', 'utf8').includes('async') ? 60000 : 0);",
    });
    const child = spawn(process.execPath, [main, 'one.js', '--test', 'node test.cjs'], {
      cwd: project.directory,
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    while (project.read('one.js') === picky['one.js']) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGINT');
    expect(await ended).toBe(2);
    expect(project.read('one.js')).toBe(picky['one.js']);
  });

  it('commits each file that it keeps', async () => {
    const project = new Project({ ...picky, '.gitignore': 'node_modules' });
    project.install('co');
    commitAll(project);
    await project.run('one.js', 'two.js', '--test', 'node test.cjs', '--commit');
    expect(git(project, 'log', '--format=%s', '--name-only')).toMatch(
      /^Use async functions in one\.js\n\none\.js\nfirst\n/,
    );
    expect(git(project, 'status', '--porcelain')).toBe('');
  });

  it('commits what changes together at once', async () => {
    const project = new Project({ ...islands, '.gitignore': 'node_modules' });
    project.install('co');
    commitAll(project);
    await project.run('--test', 'node test.cjs', '--commit');
    const log = git(project, 'log', '--reverse', '--format=* %s', '--name-only').replaceAll('\n\n', '\n');
    expect(log.slice(log.indexOf('* Use')).trim().split('\n')).toEqual([
      ...['* Use async functions in alone.js', 'alone.js'],
      ...['* Use async functions in base.js and 1 more file', 'base.js', 'derived.js'],
      ...['* Use async functions in names.js', 'names.js'],
      ...['* Use async functions in main.js', 'main.js'],
      ...['* Use async functions in main.js', 'main.js'],
    ]);
    expect(git(project, 'status', '--porcelain')).toBe('');
  });
});

describe('--test over several files', () => {
  it('converts what changes together at once', async () => {
    const project = new Project(islands);
    project.install('co');
    const { status, stderr } = await project.run('--test', 'node test.cjs');
    expect(stderr).toMatch(/^The tests ran twice before anything was changed\.\npassed {2}5 of 5 conversions, .*\n$/);
    expect(status).toBe(0);
    expect(convertedIn(project)).toEqual(['base.js', 'derived.js', 'names.js', 'main.js', 'alone.js']);
  });

  it('puts all of it back where the tests fail with some of it', async () => {
    const project = new Project(islands);
    project.install('co');
    const { status, stderr } = await project.run('--test', 'PICKY=derived.js node test.cjs');
    expect(status).toBe(1);
    expect(stderr).toContain('Put back, since the tests fail with these, which change together:\n  base.js:2:3  ');
    expect(stderr).toMatch(
      /\n {2}derived\.js:3:3 {2}.*\nLeft as they were, since they need what was put back:\n {2}main\.js:7:16 {2}.*\npassed {2}3 of 5 conversions, .*\n$/,
    );
    expect(convertedIn(project)).toEqual(['names.js', 'main.js', 'alone.js']);
    expect(project.read('base.js')).toBe(islands['base.js']);
  });

  it('puts back what needs it, and says so', async () => {
    const project = new Project(islands);
    project.install('co');
    const { stdout, stderr } = await project.run('--test', 'PICKY=names.js node test.cjs');
    expect(stderr).toMatch(
      /Put back, since the tests fail with it:\n {2}names\.js:1:16 {2}.*\nLeft as they were, since they need what was put back:\n {2}main\.js:4:16 {2}Use an async function instead of `co\.wrap`\./,
    );
    expect(stderr).toMatch(/\npassed {2}3 of 5 conversions, .*\n$/);
    expect(convertedIn(project)).toEqual(['base.js', 'derived.js', 'main.js', 'alone.js']);
    expect(stdout).toContain('6 generator functions: 4 converted, 2 fixable');
  });

  it('leaves no half of it when it is killed', async () => {
    const project = new Project({
      ...islands,
      'test.cjs': "setTimeout(() => {}, require('fs').readFileSync('base.js', 'utf8').includes('async') ? 60000 : 0);",
    });
    project.install('co');
    const child = spawn(process.execPath, [main, '--test', 'node test.cjs'], {
      cwd: project.directory,
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    while (project.read('base.js') === islands['base.js']) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await ended;
    const { stderr } = await project.run('--recover', 'undo');
    expect(stderr).toMatch(/^Undid the interrupted run: \d files? put back\.\n$/);
    expect(convertedIn(project)).toEqual([]);
  });
});

describe('--stdin', () => {
  function pipe(
    text: string,
    ...args: readonly string[]
  ): Promise<{ status: unknown; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [main, '--stdin', ...args], (error, stdout, stderr) => {
        resolve({ status: error ? error.code : 0, stdout, stderr });
      });
      child.stdin!.end(text);
    });
  }

  it('prints the fixed text, the diff or the report', async () => {
    expect(await pipe(fixable, '--fix')).toEqual({ status: 0, stdout: fixed, stderr: '' });
    const diff = await pipe(fixable, '--diff', '--stdin-filename', 'src/a.js');
    expect(diff.stdout).toMatch(/^--- a\/src\/a\.js\n\+\+\+ b\/src\/a\.js\n/);
    const check = await pipe(fixable, '--stdin-filename', 'a.js');
    expect([check.status, check.stdout]).toEqual([1, expect.stringContaining('2:18  fixable')]);
  });
});

it('--changed and --staged check what git lists', async () => {
  const project = new Project({ 'a.js': fixable, 'b.js': fixable });
  commitAll(project);
  expect(await project.run('--changed')).toEqual({ status: 0, stdout: '', stderr: 'No file to check has changed.\n' });
  project.write('b.js', `${fixable}// changed\n`);
  const { stdout, stderr } = await project.run('--changed', '--fix');
  expect(stdout).toContain('Checked 1 file: fixed 1 of 1 finding, changing 1 file.');
  expect(stderr).toMatch(/^warning: 1 file has uncommitted changes that the fixes are mixed with\./);
  expect(project.read('a.js')).toBe(fixable);
});

it('--interactive needs a terminal, and --commit needs tests', async () => {
  const project = new Project({ 'a.js': fixable });
  expect(await project.run('--interactive')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('error: --interactive asks at a terminal, and there is none.'),
  });
  expect(await project.run('--commit')).toEqual({ status: 2, stdout: '', stderr: 'error: --commit needs --test.\n' });
  expect(await project.run('--fix', '--test', 'true')).toMatchObject({ status: 2 });
});

it('a file that cannot be written is named, and the others are written', async () => {
  const project = new Project({ 'a.js': fixable, 'b.js': fixable });
  execFileSync('chmod', ['444', project.path('a.js')]);
  const { status, stderr } = await project.run('--fix');
  expect([status, stderr]).toEqual([1, 'Not written: a.js, since it is read-only.\n']);
  expect([project.read('a.js'), project.read('b.js')]).toEqual([fixable, fixed]);
});
