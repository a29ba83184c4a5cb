import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNode, writeFiles } from './installation.js';

const rule = 'native-async/no-await-in-sync-function';
const text = 'function load() { return await fetch(1); }\nload().size;\n';
const fixed = 'async function load() { return await fetch(1); }\n(await load()).size;\n';

/** The configuration for a parser of one's own, word for word as the documentation has it. */
const document = readFileSync('docs/rules/no-await-in-sync-function.md', 'utf8');
const documented = JSON.parse(/^```json\n([\s\S]*?)^```$/m.exec(document)![1]!) as object;

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'native-async-eslintrc-'));
  for (const [name, target] of [
    ['eslint-plugin-native-async', '.'],
    ['@babel/eslint-parser', 'node_modules/babel-eslint-parser7'],
  ] as const) {
    const link = join(root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve(target), link, 'junction');
  }
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Runs the command of ESLint 8.57 on the files of a folder that has an eslintrc file. */
async function lint(eslintrc: object, files: Record<string, string>, ...flags: string[]): Promise<ESLint.LintResult[]> {
  const folder = mkdtempSync(join(root, 'project-'));
  writeFiles(folder, { ...files, '.eslintrc.json': JSON.stringify({ root: true, ...eslintrc }) });
  const script = resolve('node_modules/eslint8/bin/eslint.js');
  const args = ['--format=json', ...flags, '--ext', '.js,.mjs,.ts', '.', '--resolve-plugins-relative-to', root];
  const { stdout, stderr } = await runNode(folder, script, args, { ESLINT_USE_FLAT_CONFIG: 'false' });
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as ESLint.LintResult[]).map((result) => ({
    ...result,
    output: readFileSync(result.filePath, 'utf8'),
  }));
}

const rulesOf = (results: readonly ESLint.LintResult[]) =>
  results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));

describe('eslintrc and ESLint 8.57', () => {
  const preset = {
    extends: ['plugin:native-async/legacy-tolerant'],
    parserOptions: { ecmaVersion: 2022, sourceType: 'module' },
  };

  it('take the preset legacy-tolerant by its name', async () => {
    expect(rulesOf(await lint(preset, { 'file.js': text, 'file.mjs': text }))).toEqual([rule, rule]);
    const [result] = await lint(preset, { 'file.js': text }, '--fix');
    expect(result).toMatchObject({ output: fixed, messages: [] });
  });

  it('keep all other syntax errors, and the parsers of other files', async () => {
    expect(rulesOf(await lint(preset, { 'file.js': 'const a = ;' }))).toEqual(['Parsing error: Unexpected token ;']);
    expect(rulesOf(await lint(preset, { 'file.ts': text }))).toEqual([expect.stringMatching(/^Parsing error: /)]);
  });

  it('keep the edition of ECMAScript that somebody has set', async () => {
    const files = { 'file.js': 'const latin = /[\\p{L}--[a-z]]/v;\nexport { latin };\n' };
    const latest = { parserOptions: { ecmaVersion: 'latest', sourceType: 'module' } };
    expect(rulesOf(await lint({ ...preset, ...latest }, files))).toEqual([]);
    expect(rulesOf(await lint(preset, files))).toEqual([expect.stringMatching(/^Parsing error: Invalid regular/)]);
  });

  it('take a parser of one’s own as it is documented', async () => {
    const flow = `// @flow\n${text}`;
    const parserOptions = { requireConfigFile: false, babelOptions: { babelrc: false, configFile: false } };
    const results = await lint({ ...documented, parserOptions }, { 'file.js': flow }, '--fix');
    expect(rulesOf(results)).toEqual([]);
    expect(results[0]!.output).toBe(`// @flow\n${fixed}`);
  });
});
