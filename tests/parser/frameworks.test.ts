import { createRequire } from 'node:module';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import * as parserModule from '../../src/parser/index.js';
import { tolerant } from '../../src/parser/index.js';
import { bases, recoverAwait } from '../support/parser-bases.js';
import { plugin } from './report-recovered.js';

const require = createRequire(import.meta.url);
const vue = require('vue-eslint-parser') as Linter.Parser;
const svelte = (await import('svelte-eslint-parser')) as unknown as Linter.Parser;

/** The texts at which something was recovered, and all else that ESLint says. */
function lint(text: string, filename: string, parser: Linter.Parser, parserOptions: object): string[] {
  const config: Linter.Config = {
    files: ['**/*.vue', '**/*.svelte'],
    plugins: { test: plugin },
    languageOptions: { parser, parserOptions: { ...parserOptions } },
    rules: { 'test/report-recovered': 'error' },
  };
  const linter = new Linter();
  return linter.verify(text, config, filename).map((message) => {
    if (message.ruleId !== 'test/report-recovered') return message.message;
    const { lines } = linter.getSourceCode();
    return lines[message.line - 1]!.slice(message.column - 1, message.endColumn! - 1);
  });
}

const wrapped = { parser: tolerant(), ...recoverAwait };

describe('vue-eslint-parser', () => {
  const component =
    '<template><p>await x</p></template>\n<script>\nexport default { methods: { m() { await this.g(); } } };\n</script>';

  it.each([
    ['<script>', component, ['await this.g()']],
    ['<script setup>', '<script setup>\nfunction f() { await g(); }\nawait h();\n</script>', ['await g()']],
    [
      'both',
      '<script>\nexport const a = () => await g();\n</script>\n<script setup>\nfunction f() { await h(); for await (const x of y) ; }\n</script>',
      ['await g()', 'await h()', 'for await (const x of y) ;'],
    ],
    [
      'letters outside ASCII',
      `<template>é漢😀</template>\r\n<script>\r\nfunction f() { "é漢😀"; await g(); }\r\n</script>`,
      ['await g()'],
    ],
    [
      'a template',
      '<template><p @click="() => { await g(); }">{{ a }}</p></template>\n<script>\nexport default {};\n</script>',
      ['await g()'],
    ],
  ])('%s', (_, text, expected) => {
    expect(lint(text, 'file.vue', vue, wrapped)).toEqual(expected);
  });

  it('keeps the error without the option', () => {
    expect(lint(component, 'file.vue', vue, { parser: tolerant() })[0]).toContain("Cannot use keyword 'await'");
  });

  it('keeps other errors', () => {
    const text = component.replace('this.g();', 'this.g(); const a = ;');
    expect(lint(text, 'file.vue', vue, wrapped)).toEqual(lint(text, 'file.vue', vue, {}));
  });

  it.each([
    ['a module for the parser', { parser: parserModule, ...recoverAwait }],
    ['Babel in it', { parser: tolerant(bases.babel8.parser), ...bases.babel8.options, ...recoverAwait }],
    ['a parser by language', { parser: { js: tolerant() }, ...recoverAwait }],
  ])('takes %s', (_, parserOptions) => {
    expect(lint(component, 'file.vue', vue, parserOptions)).toEqual(['await this.g()']);
  });
});

describe('svelte-eslint-parser', () => {
  it.each([
    ['<script>', '<script>\nfunction f() { await g(); }\n</script>\n<p>{f()}</p>', ['await g()']],
    [
      'both scripts',
      '<script module>\nexport const a = () => await g();\n</script>\n<script>\nfunction f() { for await (const x of y) ; }\n</script>\n<p>{f()}</p>',
      ['await g()', 'for await (const x of y) ;'],
    ],
  ])('%s', (_, text, expected) => {
    expect(lint(text, 'file.svelte', svelte, wrapped)).toEqual(expected);
  });

  it('cannot see a template that the compiler of Svelte rejects by itself', () => {
    const text = '<script>\nlet a;\n</script>\n<button onclick={() => { await g(); }}>{a}</button>';
    expect(lint(text, 'file.svelte', svelte, wrapped)).toEqual(lint(text, 'file.svelte', svelte, {}));
    expect(lint(text, 'file.svelte', svelte, wrapped)[0]).toContain('js_parse_error');
  });

  it('keeps the error without the option, and other errors with it', () => {
    const text = '<script>\nfunction f() { await g(); }\n</script>';
    expect(lint(text, 'file.svelte', svelte, { parser: tolerant() })[0]).toContain("Cannot use keyword 'await'");
    const broken = text.replace('g();', 'g(); const a = ;');
    expect(lint(broken, 'file.svelte', svelte, wrapped)).toEqual(lint(broken, 'file.svelte', svelte, {}));
  });
});
