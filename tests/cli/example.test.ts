import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Project, root } from '../support/native-async.js';

const example = path.join(root, 'examples/legacy-service');
const libraries = ['bluebird', 'co', 'q'];

function copyOfExample(): Project {
  const project = new Project({});
  cpSync(example, project.directory, { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), project.path('node_modules'));
  return project;
}

function output(project: Project): string {
  return execFileSync(process.execPath, ['main.js'], { cwd: project.directory, encoding: 'utf8' });
}

describe('examples/legacy-service', () => {
  it('has a fix, a suggestion and a case for a person, and uses co, bluebird and Q', async () => {
    const { stdout } = await copyOfExample().run();
    expect(stdout).toMatch(/ fixable /);
    expect(stdout).toMatch(/ suggestion /);
    expect(stdout).toMatch(/ by hand /);
    for (const library of libraries)
      expect(stdout.toLowerCase()).toMatch(new RegExp(`^ +(?:no-\\S+)? +${library} +\\d`, 'm'));
  });

  it.each(['recommended', 'migrate'])('prints the same after --fix --preset %s as before', async (preset) => {
    const project = copyOfExample();
    const before = output(project);
    expect(before).toContain('mail to ada@example.com');
    const { stdout } = await project.run('--fix', '--preset', preset);
    expect(stdout).toMatch(/fixed [1-9]\d* of \d+ findings/);
    expect(output(project)).toBe(before);
    expect((await project.run('--fix', '--preset', preset)).stdout).toMatch(/fixed 0 of|nothing to convert/);
  });

  it('is shown by `npm run example`, which succeeds', () => {
    const shown = execFileSync(process.execPath, ['examples/show.mjs'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    expect(shown).toMatch(/^\n\$ native-async legacy-service\n\n/);
    expect(shown).toContain('\n$ native-async legacy-service --diff\n');
    expect(shown).toMatch(/^--- a\/legacy-service\//m);
  });
});

describe('README.md', () => {
  it('begins with the two commands for a fresh clone, whose scripts exist', () => {
    const blocks = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)];
    expect(blocks.slice(0, 2).map(([, code]) => code)).toEqual([
      'npm ci && npm run build && npm run example\n',
      'npm ci && npm test\n',
    ]);
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['build', 'example', 'test']));
  });
});
