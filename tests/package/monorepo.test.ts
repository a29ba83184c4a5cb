import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPinned } from '../../tools/pinned-packages.mjs';
import { runNode, writeFiles } from './installation.js';

const clean = `exports.load = async (id) => fetch(id);\n`;
const coroutine = `const co = require('co');\nexports.load = co.wrap(function* (id) {\n  return yield fetch(id);\n});\n`;
const eslint = resolve('node_modules/eslint/bin/eslint.js');

let folder: string;
let turbo: string;

beforeAll(() => {
  turbo = join(installPinned('monorepo', { turbo: '2.11.11' }), 'node_modules/turbo/bin/turbo');
  folder = mkdtempSync(join(tmpdir(), 'native-async-monorepo-'));
  const lint = `${process.execPath} ${eslint} -c ../../eslint.config.mjs --cache --cache-strategy content --format json .`;
  const member = (name: string) => JSON.stringify({ name, version: '1.0.0', scripts: { lint } });
  writeFiles(folder, {
    'package.json': JSON.stringify({ private: true, packageManager: 'npm@10.8.2', workspaces: ['packages/*'] }),
    'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: {} }),
    'turbo.json': JSON.stringify({
      tasks: {
        lint: { inputs: ['$TURBO_DEFAULT$', '../../eslint.config.mjs'], outputs: ['.eslintcache'] },
      },
    }),
    '.gitignore': 'node_modules\n.turbo\n.eslintcache\n',
    'eslint.config.mjs': `import plugin from ${JSON.stringify(pathToFileURL(resolve('dist/src/index.js')).href)};
      export default [plugin.configs.recommended];`,
    'packages/a/package.json': member('a'),
    'packages/a/index.js': clean,
    'packages/b/package.json': member('b'),
    'packages/b/index.js': clean,
  });
}, 300_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the task in all packages, and says how many results came from the cache of Turborepo. */
async function run(): Promise<{ code: number; cached: string | undefined; output: string }> {
  const environment = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', CI: 'true' };
  const { code, stdout, stderr } = await runNode(folder, turbo, ['run', 'lint', '--continue'], environment);
  const output = stdout + stderr;
  return { code, cached: /Cached:\s+(\d+) cached, \d+ total/.exec(output)?.[1], output };
}

it('a monorepo under Turborepo lints again only what changed, and finds what changed', async () => {
  expect(await run()).toMatchObject({ code: 0, cached: '0' });
  expect(await run()).toMatchObject({ code: 0, cached: '2' });
  writeFiles(folder, { 'packages/b/index.js': coroutine });
  const { code, cached, output } = await run();
  expect({ code, cached }).toEqual({ code: 1, cached: '1' });
  expect(output).toContain('native-async/no-coroutine-wrapper');
  writeFiles(folder, { 'packages/b/index.js': clean });
  expect(await run()).toMatchObject({ code: 0, cached: '2' });
});
