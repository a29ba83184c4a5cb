import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { Linter } from 'eslint';
import { beforeAll, expect, it } from 'vitest';
import nodePlugin from '../../dist/src/index.js';
import type * as BrowserEntry from '../../src/browser.js';

let entry: typeof BrowserEntry;

const coroutine = `import co from 'co';
export const load = co.wrap(function* (id) { return yield fetch(id); });
`;

const misplaced = `function load() { return await fetch('/'); }
`;

beforeAll(async () => {
  const { outputFiles, warnings } = await build({
    entryPoints: ['eslint-plugin-native-async/browser'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'entry',
    // A module of Node.js that something imports is an error.
    platform: 'browser',
  });
  expect(warnings).toEqual([]);
  // Of the globals that are not JavaScript's own it has these alone, and no `process`, `Buffer` or `require`.
  const { text } = outputFiles[0]!;
  // What makes plans is the command's, and takes packages that browsers are not given.
  expect(text).not.toContain('.graphs(');
  const context = createContext({ TextDecoder, TextEncoder, URL });
  runInContext(text, context);
  entry = context['entry'] as typeof BrowserEntry;
});

function lint(code: string): Linter.LintMessage[] {
  const { recommended, tolerant } = entry.default.configs;
  return new Linter({ cwd: '/project' }).verify(code, [recommended, tolerant], { filename: '/project/file.js' });
}

it('reports and fixes the same as in Node.js', () => {
  const { recommended } = nodePlugin.configs;
  expect(lint(coroutine)).toEqual(new Linter().verify(coroutine, recommended));
  expect(lint(coroutine)).toEqual([
    expect.objectContaining({ ruleId: 'native-async/no-coroutine-wrapper', fix: expect.anything() }),
  ]);
});

it('parses tolerantly with the espree that comes along', () => {
  expect(lint(misplaced)).toEqual([expect.objectContaining({ ruleId: 'native-async/no-await-in-sync-function' })]);
});

function give(files: Readonly<Record<string, string>>): void {
  entry.useFileSystem({
    modifiedAt: (file) => (file in files ? 0 : undefined),
    readText(file) {
      if (!(file in files)) throw new Error(`There is no file ${file}.`);
      return files[file]!;
    },
  });
}

it('sees the files that it is given: co 3 has no function `wrap`', () => {
  const install = (version: string): void => {
    give({ '/project/package.json': `{ "dependencies": { "co": "${version}" } }` });
  };
  install('^3.1.0');
  expect(lint(coroutine)).toEqual([]);
  install('^4.6.0');
  expect(lint(coroutine)).toHaveLength(1);
});

it('reads other files once it was asked to', async () => {
  const caller = `import co from 'co';
import { query } from './store.js';
export const report = co.wrap(function* () { return yield query('select 1'); });
`;
  give({ '/project/store.ts': 'export function* query(sql: string) { return yield fetch(sql); }\n' });
  expect(lint(caller)).toEqual([expect.objectContaining({ message: expect.stringContaining('[opaque-operand]') })]);
  await entry.readOtherFiles();
  expect(lint(caller)).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('`query` (store.ts:1) is a generator'),
    }),
  ]);
});
