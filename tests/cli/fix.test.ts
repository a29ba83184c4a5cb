import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../src/cli/files/journal.js';
import { fixable, fixed, nativeAsync, Project, refused, suggested } from '../support/native-async.js';

describe('--fix', () => {
  it('writes what is safe, says what is left, and has nothing to write the second time', async () => {
    const project = new Project({ 'a.js': fixable, 'b.js': suggested, 'c.js': refused });
    const { status, stdout } = await project.run('--fix');
    expect(status).toBe(1);
    expect(stdout).toContain('Checked 3 files: fixed 1 of 3 findings, changing 1 file.');
    expect(stdout).not.toMatch(/^a\.js$/m);
    expect(stdout).toMatch(
      /\nNext:\n {2}Review the changes and run your tests\.\n.*:\n {4}native-async --diff --preset migrate\n$/,
    );
    expect([project.read('a.js'), project.read('b.js'), project.read('c.js')]).toEqual([fixed, suggested, refused]);

    const second = await project.run('--fix');
    expect(second.stdout).toContain('Checked 3 files: fixed 0 of 2 findings, changing 0 files.');
    expect(project.read('a.js')).toBe(fixed);
  });

  it('exits with 0 and is silent the second time where everything was fixed', async () => {
    const project = new Project({ 'a.js': fixable });
    expect((await project.run('--fix')).status).toBe(0);
    expect(await project.run('--fix')).toEqual({
      status: 0,
      stdout: 'Checked 1 file: nothing to convert. 1 file needed no linting.\n',
      stderr: '',
    });
  });

  it('fixes under migrate what recommended suggests', async () => {
    const project = new Project({ 'b.js': suggested });
    expect(await project.run('--fix', '--preset', 'migrate')).toMatchObject({ status: 0 });
    expect(project.read('b.js')).toContain('await load()');
  });

  it('keeps byte order marks and line ends', async () => {
    const project = new Project({ 'a.js': `\uFEFF${fixable.replaceAll('\n', '\r\n')}` });
    await project.run('--fix');
    expect(project.read('a.js')).toBe(`\uFEFF${fixed.replaceAll('\n', '\r\n')}`);
  });

  it('does not apply the fixes of rules that comments switch on', async () => {
    const project = new Project({ 'a.js': `/* eslint semi: [2, "never"], no-var: 2 */\nvar a = 1;\n${fixable}` });
    await project.run('--fix');
    expect(project.read('a.js')).toBe(`/* eslint semi: [2, "never"], no-var: 2 */\nvar a = 1;\n${fixed}`);
  });
});

describe('--diff', () => {
  it('prints a diff that git applies, with the outcome on stderr, and writes nothing', async () => {
    const files = {
      'src/a b.js': fixable,
      'é.js': fixable.trimEnd(),
      'crlf.js': fixable.replaceAll('\n', '\r\n'),
      'c.js': refused,
    };
    const project = new Project(files);
    const { status, stdout, stderr } = await project.run('--diff');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^--- "a\/\\303\\251\.js"|^--- a\//);
    expect(stderr).toContain('Checked 4 files: would fix 3 of 4 findings, changing 3 files.');
    expect(stderr).toMatch(/^c\.js\n {2}2:1 {2}by hand/);
    for (const [name, text] of Object.entries(files)) expect(project.read(name)).toBe(text);

    execFileSync('git', ['apply', '--verbose', '-'], { cwd: project.directory, input: stdout, stdio: 'pipe' });
    expect(project.read('src/a b.js')).toBe(fixed);
    expect(project.read('é.js')).toBe(fixed.trimEnd());
    expect(project.read('crlf.js')).toBe(fixed.replaceAll('\n', '\r\n'));
  });

  it.each([
    ['git', 'apply', '-'],
    ['patch', '-p1'],
  ])('is applied by %s from a directory of a repository, where its paths are from there', async (program, ...args) => {
    const project = new Project({ 'lib/src/a.js': fixable, 'lib/b c.js': fixable, 'lib/d\\e.js': fixable });
    execFileSync('git', ['init', '-q'], { cwd: project.directory });
    const cwd = project.path('lib');
    const { stdout } = await nativeAsync(['--diff'], { cwd });
    expect(stdout).toContain('--- "a/d\\\\e.js"\n');
    execFileSync(program, args, { cwd, input: stdout, stdio: 'pipe' });
    for (const name of ['lib/src/a.js', 'lib/b c.js', 'lib/d\\e.js']) expect(project.read(name)).toBe(fixed);
  });

  it('is empty, and the exit code 0, where there is nothing to fix', async () => {
    const { status, stdout } = await new Project({ 'a.js': 'async () => 1;\n' }).run('--diff');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  it('has paths relative to the common directory of files that are elsewhere', async () => {
    const here = new Project({});
    const there = new Project({ 'src/a.js': fixable, 'test/a.js': fixable });
    const { stdout } = await here.run('--diff', there.directory);
    expect(stdout.match(/^--- .*/gm)).toEqual(['--- a/src/a.js', '--- a/test/a.js']);
  });

  it('is coloured on demand', async () => {
    const { stdout } = await new Project({ 'a.js': fixable }).run('--diff', '--color');
    expect(stdout).toContain('\u001B[32m+module.exports = async function () {\u001B[39m');
  });
});

describe('a run that was killed while it wrote', () => {
  it.each([[['--fix']], [['plan', '--apply', '1']]])('is settled before %j', async (command) => {
    const project = new Project({ 'package.json': '{}', 'a.js': fixable });
    const directory = project.path('node_modules/.cache/native-async');
    const change = { path: project.path('a.js'), before: Buffer.from(fixable), after: Buffer.from('half\n') };
    await (await openJournal(directory)).note([change]);
    project.write('a.js', 'half\n');
    // As another process finds it once this one is gone.
    const list = path.join(directory, 'journal/list.json');
    writeFileSync(list, readFileSync(list, 'utf8').replace(`"process":${process.pid}`, `"process":${2 ** 30}`));

    const asked = await project.run(...command);
    expect(asked).toMatchObject({ status: 2, stderr: expect.stringContaining('--recover undo') });
    expect(project.read('a.js')).toBe('half\n');

    const settled = await project.run(...command, '--recover', 'undo');
    expect(settled).toMatchObject({ status: 0, stderr: expect.stringContaining('Undid the interrupted run') });
    expect(project.read('a.js')).toBe(fixed);
  });
});
