import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as parserModule from '../../src/parser/index.js';
import { type Parser, tolerant } from '../../src/parser/index.js';
import { bases, recoverAwait } from '../support/parser-bases.js';
import { plugin } from './report-recovered.js';

const require = createRequire(import.meta.url);

/** What differs between the versions of ESLint: the module, and the espree in it. */
const versions = ['eslint8', 'eslint9', 'eslint'].map((name) => ({
  name,
  api: require(name) as typeof import('eslint'),
  espree: createRequire(require.resolve(`${name}/package.json`))('espree') as Parser,
}));

const code = 'function f() { let a = await g(); return a; }\nlet b = 1;\n';

function config(parser: Linter.Parser): Linter.Config {
  return {
    plugins: { test: plugin },
    languageOptions: { parser, parserOptions: recoverAwait },
    rules: { 'test/report-recovered': 'error', 'prefer-const': 'error' },
  };
}

const texts = (messages: Linter.LintMessage[]): string[] =>
  messages.map(({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${message}`);

const found = [
  "1:20-21 'a' is never reassigned. Use 'const' instead.",
  '1:24-33 await',
  "2:5-6 'b' is never reassigned. Use 'const' instead.",
];

describe.each(versions)('$name', ({ name, api, espree }) => {
  it('shows what was recovered beside all else', () => {
    const linter = new api.Linter({ configType: 'flat' });
    expect(texts(linter.verify(code, config(tolerant(espree)), 'file.js'))).toEqual(found);
  });

  it('fixes and disables around it as in any file', () => {
    const linter = new api.Linter({ configType: 'flat' });
    const disabled = `// eslint-disable-next-line test/report-recovered\n${code}`;
    const { output, messages } = linter.verifyAndFix(disabled, config(tolerant(espree)), { filename: 'file.js' });
    expect(output).toBe(disabled.replaceAll('let', 'const'));
    expect(messages).toEqual([]);
  });

  it('runs every core rule on recovered trees', () => {
    const linter = new api.Linter({ configType: 'flat' });
    const { builtinRules } = require(`${name}/use-at-your-own-risk`) as { builtinRules: Map<string, unknown> };
    const rules = Object.fromEntries([...builtinRules.keys()].map((rule) => [rule, 'error'] as const));
    for (const text of [
      code,
      'const o = { get x() { return await g(); } }; class A { constructor() { await 1; } f = await 2; static { await 3; } }',
      'function f() { for await (const x of y) { await x; } }',
      'function* g() { await (yield 1); }',
      'async function f(a = await g()) { xs.map((x) => await x); }',
      'function f() { try { return await g(); } finally { await h(); } }',
    ]) {
      const messages = linter.verify(text, { ...config(tolerant(espree)), rules }, 'file.js');
      expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
      expect(messages.length).toBeGreaterThan(0);
    }
  });
});

describe.each(versions.slice(0, 2))('eslintrc in $name', ({ api, espree }) => {
  const lint = (parserOptions: object): string[] => {
    const linter = new api.Linter({ configType: 'eslintrc' as 'flat' }) as Linter & {
      defineParser(name: string, parser: unknown): void;
      defineRule(name: string, rule: unknown): void;
    };
    linter.defineParser('tolerant', parserModule);
    linter.defineRule('report-recovered', plugin.rules!['report-recovered']);
    const rules = { 'report-recovered': 2, 'prefer-const': 2 };
    const eslintrc = { parser: 'tolerant', parserOptions: { ecmaVersion: 2022, ...parserOptions }, rules };
    return texts(linter.verify(code, eslintrc as unknown as Linter.Config, 'file.js'));
  };

  it('shows what was recovered', () => {
    expect(lint({ nativeAsync: { recoverAwait: true, parser: espree } })).toEqual(found);
  });

  it('wraps the parser that is named', () => {
    const babel = { nativeAsync: { recoverAwait: true, parser: 'babel-eslint-parser7' }, ...bases.babel7.options };
    expect(lint(babel)).toEqual(found);
    expect(lint({ ...babel, nativeAsync: { parser: 'babel-eslint-parser7' } })[0]).toContain(
      'Unexpected reserved word',
    );
  });
});

describe('the name of the wrapper', () => {
  it.each([
    ['espree11', 'eslint-plugin-native-async/parser(espree@11.2.0)'],
    ['babel7', 'eslint-plugin-native-async/parser(@babel/eslint-parser@7.29.13)'],
    ['hermes', 'eslint-plugin-native-async/parser(hermes-eslint@0.37.0)'],
  ] as const)('has the name and the version of %s', (base, name) => {
    const { version } = require('eslint-plugin-native-async/package.json') as { version: string };
    expect(tolerant(bases[base].parser).meta).toEqual({ name, version });
  });

  it('is that of the installed espree by default', () => {
    expect(tolerant().meta).toEqual(tolerant(bases.espree11.parser).meta);
  });

  it('is missing where the parser has none', () => {
    expect(tolerant({ parse: () => null }).meta.name).toBeUndefined();
  });
});

describe('the cache of ESLint 10', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'native-async-parser-'));
    writeFileSync(join(folder, 'file.js'), code);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const eslint = (parser: Linter.Parser): ESLint =>
    new ESLint({
      cwd: folder,
      cache: true,
      cacheLocation: join(folder, 'cache'),
      overrideConfigFile: true,
      overrideConfig: config(parser),
    });

  it('tells wrapped parsers from each other', async () => {
    let parses = 0;
    const counting = (version: string): Parser => ({
      meta: { name: 'counting', version },
      parse: (text, options) => (parses++, bases.espree11.parser.parse!(text, options) as unknown),
    });
    const lint = async (version: string): Promise<number> => {
      parses = 0;
      const [result] = await eslint(tolerant(counting(version))).lintFiles('file.js');
      expect(texts(result!.messages)).toEqual(found);
      return parses;
    };
    expect(await lint('1.0.0')).toBe(2);
    expect(await lint('1.0.0')).toBe(0);
    expect(await lint('2.0.0')).toBe(2);
    expect(readFileSync(join(folder, 'cache'), 'utf8')).toContain('file.js');
  });

  it('and --print-config name the wrapped parser', async () => {
    const printed = (await eslint(tolerant()).calculateConfigForFile('file.js')) as {
      toJSON(): { languageOptions: { parser: string } };
    };
    expect(printed.toJSON().languageOptions.parser).toMatch(/^eslint-plugin-native-async\/parser\(espree@11/);
  });
});
