import { createRequire } from 'node:module';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { tolerant } from '../../src/parser/index.js';
import { linters } from '../support/lint-text.js';
import { recoverAwait } from '../support/parser-bases.js';

const require = createRequire(import.meta.url);
const vue = require('vue-eslint-parser') as Linter.Parser;
const svelte = (await import('svelte-eslint-parser')) as unknown as Linter.Parser;

const id = 'native-async/no-await-in-sync-function';
const text = 'function f() { return await g(); }\nf().x;\n';
const fixed = 'async function f() { return await g(); }\n(await f()).x;\n';

describe.each(Object.keys(linters) as (keyof typeof linters)[])('the preset under ESLint %s', (version) => {
  it.each(['file.js', 'file.mjs', 'file.jsx'])('fixes %s', (name) => {
    const { output, messages } = linters[version]().verifyAndFix(text, [plugin.configs.tolerant], name);
    expect({ output, messages }).toEqual({ output: fixed, messages: [] });
  });

  it('leaves the parsers of other files alone', () => {
    const parser: Linter.Parser = {
      parse: () => {
        throw new SyntaxError('mine');
      },
    };
    const config = [plugin.configs.tolerant, { files: ['**/*.ts'], languageOptions: { parser } }];
    expect(linters[version]().verify(text, config, 'file.ts')[0]!.message).toContain('mine');
  });

  it('is silent where a comment says so', () => {
    const disabled = `// eslint-disable-next-line ${id}\nfunction f() { await g(); }`;
    expect(linters[version]().verify(disabled, [plugin.configs.tolerant], 'file.js')).toEqual([]);
  });
});

describe.each([
  ['Vue', vue, 'file.vue', '<script>\n', '</script>\n'],
  ['Svelte', svelte, 'file.svelte', '<script>\n', '</script>\n'],
])('%s', (_, parser, name, before, after) => {
  const config: Linter.Config[] = [
    {
      files: ['**/*.vue', '**/*.svelte'],
      plugins: { 'native-async': plugin },
      languageOptions: { parser, parserOptions: { parser: tolerant(), ...recoverAwait } },
      rules: { [id]: 'error' },
    },
  ];
  const linter = linters['10']();

  it('is fixed in scripts', () => {
    const result = linter.verifyAndFix(`${before}${text}${after}`, config, name);
    expect(result.output).toBe(`${before}${fixed}${after}`);
    expect(result.messages).toEqual([]);
  });

  if (name === 'file.vue') {
    it('is fixed in templates', () => {
      const template = '<template><p @click="() => { await g(); }">{{ a }}</p></template>\n';
      const { output, messages } = linter.verifyAndFix(template, config, name);
      expect(messages).toEqual([]);
      expect(output).toBe(template.replace('() =>', 'async () =>'));
    });
  }
});
