import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { presetNames } from '../../src/configs/index.js';
import { documentOf, readExamples } from '../support/documented-examples.js';
import { configFor, linters } from '../support/lint-text.js';

const files = readdirSync('rules')
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'index');

it('the list of rules holds every file of the folder, in alphabetical order', () => {
  expect(Object.keys(rules)).toEqual(files.toSorted());
});

describe.each(Object.entries(rules))('%s', (id, rule) => {
  it('is named after its file', () => {
    expect(rule.name).toBe(id);
    expect(rule.meta.docs.url.endsWith(`/${documentOf(id)}`)).toBe(true);
  });

  it('has a document and a test', () => {
    expect(existsSync(documentOf(id))).toBe(true);
    expect(existsSync(`tests/rules/${id}.test.ts`)).toBe(true);
  });

  it('belongs to a preset', () => {
    expect(presetNames).toContain(rule.meta.docs.preset);
  });

  it('reports whole sentences, and names suggestions without a full stop', () => {
    const messages = lintExamples('10');
    expect(messages).not.toEqual([]);
    for (const { message, suggestions = [] } of messages) {
      expect(message).toMatch(/\.(?: \[[a-z, -]+\])?$/);
      for (const { desc } of suggestions) expect(desc).not.toMatch(/\.(?: \[[a-z, -]+\])?$/);
    }
  });

  it.each(['8.57', '9.39'] as const)('does under ESLint %s what it does under the newest', (version) => {
    const expected = lintExamples('10');
    expect(expected).not.toEqual([]);
    expect(lintExamples(version)).toEqual(expected);
  });

  it.each([
    'return function* (next) { yield next; this.body = 1; };',
    'return f();\nvar f = function () { const a = await fetch(1); return a; };',
    'return load();\nfunction* load() { yield fetch(1); }',
  ])('reads a file that returns: %s', (code) => {
    const config = configFor({
      plugins: { test: { rules } as unknown as ESLint.Plugin },
      rules: { [`test/${id}`]: 'error' },
    });
    const messages = linters['10']().verify(code, config, { filename: 'file.cts' });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  });

  /** What is said of the examples in the rule's document. Each starts with code that is reported. */
  function lintExamples(version: keyof typeof linters) {
    return readExamples(documentOf(id))
      .flatMap(({ code, config, cwd, filename }) => linters[version](cwd).verify(code, config, { filename }))
      .map(comparable);
  }
});

/** Without the fields that later versions of ESLint added or dropped. */
function comparable({ ruleId, message, line, column, fix, suggestions }: Linter.LintMessage) {
  return {
    ruleId,
    message,
    line,
    column,
    fix,
    suggestions: suggestions?.map(({ desc, fix: edit }) => ({ desc, edit })),
  };
}
