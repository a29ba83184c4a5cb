import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPinned } from '../../tools/pinned-packages.mjs';
import { runNode, writeFiles } from './installation.js';

const clean = `exports.load = async (id) => fetch(id);\n`;
const coroutine = `const co = require('co');\nexports.load = co.wrap(function* (id) {\n  return yield fetch(id);\n});\n`;
const eslint = resolve('node_modules/eslint/bin/eslint.js');

const index = resolve('dist/src/cli/main.js');
const entry = (name: string) => JSON.stringify(pathToFileURL(resolve(`dist/src/${name}.js`)).href);
const lint = `${process.execPath} ${eslint} -c ../../eslint.config.mjs --cache --cache-strategy content --format json .`;

let turbo: string;
const folders: string[] = [];

beforeAll(() => {
  turbo = join(installPinned('monorepo', { turbo: '2.11.11' }), 'node_modules/turbo/bin/turbo');
}, 300_000);

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A workspace with two packages. */
function workspace(tasks: object, files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-monorepo-')));
  folders.push(folder);
  writeFiles(folder, {
    'package.json': JSON.stringify({ private: true, packageManager: 'npm@10.8.2', workspaces: ['packages/*'] }),
    'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: {} }),
    'turbo.json': JSON.stringify({ tasks }),
    '.gitignore': 'node_modules\n.turbo\n.eslintcache\n.native-async\n',
    ...files,
  });
  return folder;
}

/** Runs the task in all packages, and says how many results came from the cache of Turborepo. */
async function run(folder: string): Promise<{ code: number; cached: string | undefined; output: string }> {
  const environment = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', CI: 'true' };
  const { code, stdout, stderr } = await runNode(folder, turbo, ['run', 'lint', '--continue'], environment);
  const output = stdout + stderr;
  return { code, cached: /Cached:\s+(\d+) cached, \d+ total/.exec(output)?.[1], output };
}

it('a monorepo under Turborepo lints again only what changed, and finds what changed', async () => {
  const member = (name: string) => JSON.stringify({ name, version: '1.0.0', scripts: { lint } });
  const folder = workspace(
    { lint: { inputs: ['$TURBO_DEFAULT$', '../../eslint.config.mjs'], outputs: ['.eslintcache'] } },
    {
      'eslint.config.mjs': `import plugin from ${entry('index')};
        export default [plugin.configs.recommended];`,
      'packages/a/package.json': member('a'),
      'packages/a/index.js': clean,
      'packages/b/package.json': member('b'),
      'packages/b/index.js': clean,
    },
  );
  expect(await run(folder)).toMatchObject({ code: 0, cached: '0' });
  expect(await run(folder)).toMatchObject({ code: 0, cached: '2' });
  writeFiles(folder, { 'packages/b/index.js': coroutine });
  const { code, cached, output } = await run(folder);
  expect({ code, cached }).toEqual({ code: 1, cached: '1' });
  expect(output).toContain('native-async/no-coroutine-wrapper');
  writeFiles(folder, { 'packages/b/index.js': clean });
  expect(await run(folder)).toMatchObject({ code: 0, cached: '2' });
});

it('the index of each package is an output that those of its dependents read', async () => {
  const member = (name: string, dependencies: object) =>
    JSON.stringify({
      ...{ name, version: '1.0.0', main: 'index.js', dependencies },
      scripts: { index: `${process.execPath} ${index} index`, lint },
    });
  const loads = (form: string, body = '') =>
    `const later = (id) => Promise.resolve(id);\nexports.load = ${form} (id) {${body}\n  return id;\n};\n`;
  const folder = workspace(
    {
      index: { inputs: ['$TURBO_DEFAULT$'], outputs: ['.native-async/index.json'] },
      lint: {
        dependsOn: ['index', '^index'],
        inputs: ['$TURBO_DEFAULT$', '../../eslint.config.mjs'],
        outputs: ['.eslintcache'],
      },
    },
    {
      'eslint.config.mjs': `import plugin from ${entry('index')};
        import { projectIndex } from ${entry('package-index/setting')};
        const rules = { 'native-async/no-coroutine-wrapper': 'warn' };
        export default [{
          plugins: { 'native-async': plugin }, rules, settings: { 'native-async': { project: projectIndex() } },
        }];`,
      'packages/a/package.json': member('a', { b: '1.0.0' }),
      'packages/a/index.js':
        "const co = require('co');\nconst { load } = require('b');\nexports.run = co.wrap(function* () {\n  return yield load(1);\n});\n",
      'packages/b/package.json': member('b', {}),
      'packages/b/index.js': loads('async function'),
    },
  );
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(folder, 'packages/b'), join(folder, 'node_modules/b'), 'dir');
  const offersFix = (output: string) => /"fix":\{/.test(output);

  const first = await run(folder);
  expect(first).toMatchObject({ code: 0, cached: '0' });
  expect(offersFix(first.output)).toBe(true);
  expect(await run(folder)).toMatchObject({ code: 0, cached: '4' });

  // What it returns for its callers is another thing: the package that calls it is linted again, and ESLint's own cache,
  // which Turborepo brings back, does not stand in the way.
  writeFiles(folder, { 'packages/b/index.js': loads('function*', ' yield later(id);') });
  const changed = await run(folder);
  expect(changed).toMatchObject({ code: 0, cached: '1' });
  expect(offersFix(changed.output)).toBe(false);
  expect(changed.output).toContain('(../b/index.js:2) is a generator');

  const before = readFileSync(join(folder, 'packages/a/.eslintcache'), 'utf8');
  writeFiles(folder, { 'packages/b/index.js': loads('function*', ' yield later(id + 1);') });
  expect(await run(folder)).toMatchObject({ code: 0, cached: '1' });
  expect(readFileSync(join(folder, 'packages/a/.eslintcache'), 'utf8')).toBe(before);
});
