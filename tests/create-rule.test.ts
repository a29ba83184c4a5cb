import type { Linter, Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createRule } from '../src/create-rule.js';
import { configFor, linters } from './support/lint-text.js';

interface Options {
  readonly level?: number;
  readonly names?: readonly string[];
  readonly libraries?: { readonly co?: boolean; readonly q?: boolean };
}

/** Reports the options it was given. */
const rule = createRule<'options', readonly [Options]>({
  name: 'show-options',
  meta: {
    type: 'problem',
    docs: { description: 'Show options', preset: 'recommended' },
    schema: [
      {
        type: 'object',
        properties: { level: { type: 'number' }, names: { type: 'array' }, libraries: { type: 'object' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ level: 1, names: ['run'], libraries: { co: true, q: true } }],
    messages: { options: '{{options}}' },
  },
  create: (context, options) => ({
    Program(node) {
      context.report({ node, messageId: 'options', data: { options: JSON.stringify(options) } });
    },
  }),
});

function optionsSeen(linter: Linter, entry: Linter.RuleEntry): unknown {
  const plugins = { shown: { rules: { 'show-options': rule as unknown as Rule.RuleModule } } };
  const config = configFor({ plugins, rules: { 'shown/show-options': entry } });
  const [message] = linter.verify('function* go() { yield 1; }', config, { filename: 'a.js' });
  return JSON.parse(message!.message);
}

describe.each(Object.entries(linters))('ESLint %s', (_version, makeLinter) => {
  it('gives the default options where none are configured', () => {
    expect(optionsSeen(makeLinter(), 'error')).toEqual({ level: 1, names: ['run'], libraries: { co: true, q: true } });
  });

  it('keeps the defaults of what is not configured, at every depth', () => {
    expect(optionsSeen(makeLinter(), ['error', { libraries: { q: false } }])).toEqual({
      level: 1,
      names: ['run'],
      libraries: { co: true, q: false },
    });
  });

  it('takes a configured list as a whole', () => {
    expect(optionsSeen(makeLinter(), ['error', { level: 0, names: [] }])).toEqual({
      level: 0,
      names: [],
      libraries: { co: true, q: true },
    });
  });
});

it('tells where the rule is documented', () => {
  expect(rule.meta.docs.url).toMatch(/^https:\/\/.+\/docs\/rules\/show-options\.md$/);
});
