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

function git(project: Project, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: project.directory, encoding: 'utf8', stdio: 'pipe' });
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
    git(project, 'init', '-q');
    git(project, 'config', 'user.name', 'Somebody');
    git(project, 'config', 'user.email', 'somebody@example.org');
    git(project, 'add', '.');
    git(project, 'commit', '-q', '-m', 'first');
    await project.run('one.js', 'two.js', '--test', 'node test.cjs', '--commit');
    expect(git(project, 'log', '--format=%s', '--name-only')).toMatch(
      /^Use async functions in one\.js\n\none\.js\nfirst\n/,
    );
    expect(git(project, 'status', '--porcelain')).toBe('');
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
  git(project, 'init', '-q');
  git(project, 'add', '.');
  git(project, 'commit', '-q', '-m', 'first');
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
    stderr: expect.stringContaining('error: --interactive needs a terminal.'),
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
