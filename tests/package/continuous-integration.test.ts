import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installPinned } from '../../tools/pinned-packages.mjs';
import { runNode, writeFiles } from './installation.js';

const certain = `const co = require('co');\nexports.load = co.wrap(function* (id) {\n  return yield fetch(id);\n});\n`;
const fixed = `exports.load = async function (id) {\n  return await fetch(id);\n};\n`;
const onlySuggested = certain.replace('fetch(id)', 'read(id)');

const config = (severity: string) => `
import nativeAsync from ${JSON.stringify(pathToFileURL(resolve('dist/src/index.js')).href)};
export default [{ ...nativeAsync.configs.recommended, rules: { 'native-async/no-coroutine-wrapper': '${severity}' } }];
`;

let folder: string;

const lint = (...args: string[]) => runNode(folder, resolve('node_modules/eslint/bin/eslint.js'), [...args, 'lib']);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'native-async-ci-'));
  writeFiles(folder, {
    'eslint.config.mjs': config('error'),
    'lib/a.cjs': certain,
    'lib/b.cjs': onlySuggested,
    'lib/c.cjs': fixed,
  });
  return () => rmSync(folder, { recursive: true });
});

describe('a gate in continuous integration', () => {
  it('fails for errors, and passes when nothing is left', async () => {
    expect((await lint()).code).toBe(1);
    expect((await lint('--fix')).code).toBe(1);
    writeFiles(folder, { 'lib/b.cjs': fixed });
    expect(await lint()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'lib/a.cjs'), 'utf8')).toBe(fixed);
  });

  it('counts warnings with --max-warnings', async () => {
    writeFiles(folder, { 'eslint.config.mjs': config('warn') });
    expect((await lint()).code).toBe(0);
    expect((await lint('--max-warnings', '2')).code).toBe(0);
    expect(await lint('--max-warnings', '1')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('too many warnings') as string,
    });
  });

  it('lets known reports pass that are in a suppressions file, and no others', async () => {
    expect((await lint('--suppress-all')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'eslint-suppressions.json'), 'utf8'))).toEqual({
      'lib/a.cjs': { 'native-async/no-coroutine-wrapper': { count: 1 } },
      'lib/b.cjs': { 'native-async/no-coroutine-wrapper': { count: 1 } },
    });
    expect((await lint()).code).toBe(0);
    writeFiles(folder, { 'lib/d.cjs': certain });
    expect((await lint()).code).toBe(1);
    writeFiles(folder, { 'lib/a.cjs': fixed, 'lib/d.cjs': fixed });
    expect((await lint()).stderr).toContain('suppressions left that do not occur anymore');
    expect((await lint('--prune-suppressions')).code).toBe(0);
  });

  it('gives the same with --cache, cold and warm, and sees a change', async () => {
    const cached = () => lint('--format=json', '--cache', '--cache-strategy', 'content');
    const { stdout } = await lint('--format=json');
    expect((await cached()).stdout).toBe(stdout);
    expect(existsSync(join(folder, '.eslintcache'))).toBe(true);
    expect((await cached()).stdout).toBe(stdout);
    writeFiles(folder, { 'lib/a.cjs': fixed });
    const after = JSON.parse((await cached()).stdout) as { errorCount: number }[];
    expect(after.map(({ errorCount }) => errorCount)).toEqual([0, 1, 0]);
  });

  it('gives the same from worker threads', async () => {
    const alone = await lint('--format=json');
    const threads = await lint('--format=json', '--concurrency=2');
    expect(threads.stdout).toBe(alone.stdout);
    expect((await lint('--concurrency=2', '--fix')).code).toBe(1);
    expect(readFileSync(join(folder, 'lib/a.cjs'), 'utf8')).toBe(fixed);
  });
});

describe('SARIF', () => {
  let formatter: string;

  beforeAll(() => {
    const installation = installPinned('sarif', { '@microsoft/eslint-formatter-sarif': '3.1.0' });
    formatter = join(installation, 'node_modules/@microsoft/eslint-formatter-sarif/sarif.js');
  }, 300_000);

  it('has the place of each report, and the documentation of its rule', async () => {
    const { stdout } = await lint('--format', formatter);
    const { runs } = JSON.parse(stdout) as { runs: [SarifRun] };
    const [{ tool, results }] = runs;
    expect(tool.driver.rules).toMatchObject([
      {
        id: 'native-async/no-coroutine-wrapper',
        helpUri: expect.stringMatching(/docs\/rules\/no-coroutine-wrapper\.md$/) as string,
      },
    ]);
    expect(results.map(({ ruleId, locations: [{ physicalLocation }] }) => [ruleId, physicalLocation.region])).toEqual([
      ['native-async/no-coroutine-wrapper', { startLine: 2, startColumn: 16, endLine: 2, endColumn: 23 }],
      ['native-async/no-coroutine-wrapper', { startLine: 2, startColumn: 16, endLine: 2, endColumn: 23 }],
    ]);
  });
});

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly object[] } };
  readonly results: readonly {
    readonly ruleId: string;
    readonly locations: readonly [{ readonly physicalLocation: { readonly region: object } }];
  }[];
}
