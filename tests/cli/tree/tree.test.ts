import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { Project, root } from '../../support/native-async.js';

const names = ['clock', 'facade', 'graph', 'jobs', 'kiosk', 'runner', 'shop', 'store', 'typed', 'words'];

/** Replaces members of objects in tests, as the package of that name does. */
const mm =
  'const undo = [];\nmodule.exports = (object, name, by) => {\n  const before = object[name];\n  undo.push(() => (object[name] = before));\n  object[name] = by;\n};\nmodule.exports.restore = () => undo.splice(0).forEach((one) => one());\n';

/** A workspace of ten packages, as npm would install it. */
function installTree(): Project {
  const project = new Project({});
  cpSync(path.join(import.meta.dirname, 'fixtures'), project.directory, { recursive: true });
  const link = (target: string, name: string): void => {
    mkdirSync(path.dirname(project.path(name)), { recursive: true });
    symlinkSync(target, project.path(name), 'dir');
  };
  for (const name of names) link(project.path(`packages/${name}`), `node_modules/@tree/${name}`);
  for (const name of ['co', 'co-mocha', 'mocha', '@types']) project.install(name);
  link(path.join(root, 'node_modules/koa2'), 'packages/shop/node_modules/koa');
  link(path.join(root, 'node_modules/koa1'), 'packages/kiosk/node_modules/koa');
  project.write('node_modules/mm/index.js', mm);
  return project;
}

/** What each package prints, and the code that it ends with, once its TypeScript is compiled. */
async function run(project: Project): Promise<Record<string, string>> {
  execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc')], {
    cwd: project.path('packages/typed'),
    stdio: 'pipe',
  });
  const outputs = names.map(async (name) => [name, await outputOf(project.path(`packages/${name}`))] as const);
  return Object.fromEntries(await Promise.all(outputs));
}

async function outputOf(cwd: string): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['run.js'], { cwd, timeout: 60_000 });
    return `${stdout}${stderr}`;
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return `${stdout}${stderr}exit code ${code}`.replaceAll(/^ +at .*\n/gm, '');
  }
}

/** The generator functions that are left, by file and line of text. */
function generatorsIn(project: Project): string[] {
  const files = readdirSync(project.path('packages'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.[jt]s$/.test(name) && !/node_modules|\bdist\b/.test(name),
  );
  return files.sort().flatMap((name) =>
    project
      .read(`packages/${name}`)
      .split('\n')
      .filter((line) => /function\s*\*|^\s*(?:static )?\*[\w[]|Generator</.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
}

it('a tree of ten packages is converted whole, and does the same before and after', async () => {
  const project = installTree();
  const before = await run(project);
  expect(before).toMatchSnapshot();
  const { stdout, stderr } = await project.run('--fix', '--preset', 'migrate');
  expect(`${stdout}${stderr}`).toMatchSnapshot();
  expect(generatorsIn(project)).toMatchSnapshot();
  expect(await run(project)).toEqual(before);
  const again = await project.run('--fix', '--preset', 'migrate');
  expect(again.stdout).toMatch(/fixed 0 of/);
});
