import type { TSESLint } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';

/** The rules that listen to something in a file. */
function listening(text: string): string[] {
  const found = new Set<string>();
  const counted = Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const create = (context: TSESLint.RuleContext<string, readonly unknown[]>) => {
        const listeners = rule.create(context);
        if (Object.keys(listeners).length > 0) found.add(name);
        return listeners;
      };
      return [name, { ...rule, create }];
    }),
  );
  const config = {
    plugins: { counted: { rules: counted } },
    rules: Object.fromEntries(Object.keys(rules).map((name) => [`counted/${name}`, 'error'])),
  };
  const messages = new Linter().verify(text, config as unknown as Linter.Config);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return [...found];
}

describe('a file in which no rule can report anything', () => {
  it.each([
    'export const add = (a, b) => a * b;\n',
    '/**\n * Adds.\n * @returns {number}\n */\nexport function add(a, b) {\n  return a + b;\n}\n',
    "import path from 'node:path';\nfetch('/').then((answer) => path.join(answer.url));\n",
    'export function each(iterator, visit) {\n  for (let step = iterator.next(); !step.done; step = iterator.next()) visit(step);\n}\n',
    'export const Question = class {\n  spawn() {}\n};\nexport const quiz = new Question().spawn();\n',
  ])('costs a search of its text: %j', (text) => {
    expect(listening(text)).toEqual([]);
  });
});

describe('a file with one word', () => {
  it('is looked at by those that look for it', () => {
    expect(listening('export const f = async () => 1;\n')).toEqual(['no-await-in-sync-function']);
    expect(listening("import koa from 'koa';\nexport const app = koa();\n")).toEqual(['no-generator-handler']);
  });
});
