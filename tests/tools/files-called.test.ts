import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import nativeAsync from '../../src/index.js';

const root = path.resolve(import.meta.dirname, '../..');

/*
 * How far a reader goes: the way of the commonest finding, from the rule to its fix, as `docs/architecture.md` tells it.
 * A new station has to be worth the file that everybody then reads. Counted in a process of its own, in which nothing else
 * has been linted.
 */
it('a wrapper in three lines is understood and converted by the functions of 45 files', async () => {
  const text = [
    "const co = require('co');",
    'const load = co.wrap(function* (id) { const r = yield fetch(id); return r.json(); });',
    'module.exports = load;',
  ].join('\n');
  const files = await filesCalled(text);
  expect(files).toContain('rules/no-coroutine-wrapper.ts');
  expect(files.length, files.sort().join('\n')).toBeLessThanOrEqual(45);
});

/** The files of this project that have a function which is called while a text is linted. */
async function filesCalled(text: string): Promise<string[]> {
  const linter = new Linter();
  const config: Linter.Config = {
    plugins: { 'native-async': nativeAsync },
    languageOptions: { sourceType: 'commonjs' },
    rules: { 'native-async/no-coroutine-wrapper': 'error' },
  };
  // What is loaded or set up once is no part of the way.
  linter.verify("require('co')(function* () { yield 1; });", config);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  expect(linter.verify(text, config)).toHaveLength(1);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  return result
    .filter(({ functions }) => functions.some(isCalled))
    .map(({ url }) => path.relative(root, url.startsWith('file:') ? fileURLToPath(url) : url).replaceAll('\\', '/'))
    .filter((file) => /^(?:src|rules)\//.test(file));
}

/** Those without a name are within others of their file, or Vitest made them for its exports. */
function isCalled({ functionName, ranges: [whole] }: Profiler.FunctionCoverage): boolean {
  return functionName !== '' && (whole?.count ?? 0) > 0;
}
