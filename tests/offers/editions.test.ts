import type { Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { configFor, linters } from '../support/lint-text.js';

const programs = [
  `const co = require('co');\nco(function* () { yield Promise.resolve(1); });\n`,
  `const co = require('co');\nfunction load() { return co(function* () { yield Promise.resolve(1); }); }\nload();\n`,
  `function* load() { const answer = yield fetch('/'); return answer.json(); }\nload().then(console.log);\n`,
  `const Koa = require('koa');\nconst app = new Koa();\napp.use(function* (next) { yield next; });\n`,
];

function lint(code: string, linter: Linter, languageOptions: Linter.LanguageOptions) {
  const { settings, rules } = plugin.configs.migrate;
  const config = configFor({
    plugins: { 'native-async': plugin },
    rules: rules ?? {},
    settings: { 'native-async': { ...(settings?.['native-async'] as object), versions: { koa: 2 } } },
    languageOptions: { sourceType: 'commonjs', ...languageOptions },
  });
  return {
    messages: linter.verify(code, config, 'file.js'),
    output: linter.verifyAndFix(code, config, 'file.js').output,
  };
}

describe.each(Object.entries(linters))('under ESLint %s', (_, linter) => {
  it.each(programs)('code for an edition without async functions is reported, and stays: %s', (code) => {
    for (const ecmaVersion of [6, 2015, 2016] as const) {
      const { messages, output } = lint(code, linter(), { ecmaVersion });
      expect(output).toBe(code);
      expect(messages).not.toEqual([]);
      expect(messages.map(({ message }) => message).join()).toMatch(/`ecmaVersion` 2017.*\[older-edition\]/);
    }
  });

  it.each(programs)('of two that are set, the one that the parser gets counts: %s', (code) => {
    const parserOptions = { ecmaVersion: 2016 };
    expect(lint(code, linter(), { ecmaVersion: 2024, parserOptions }).output).toBe(code);
    expect(lint(code, linter(), { parser: typescriptParser, parserOptions }).output).toBe(code);
  });

  it.each(programs)('code for an edition with async functions is converted: %s', (code) => {
    const { output } = lint(code, linter(), { ecmaVersion: 2017 });
    expect(output).toMatch(/\basync\b/);
    expect(lint(output, linter(), { ecmaVersion: 2017 }).messages.filter(({ fatal }) => fatal)).toEqual([]);
  });
});
