import { createRequire } from 'node:module';
import { parser as typescriptParser } from 'typescript-eslint';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const require = createRequire(import.meta.url);
const vue = require('vue-eslint-parser') as Linter.Parser;
const svelte = (await import('svelte-eslint-parser')) as unknown as Linter.Parser;

const config = (parser: Linter.Parser): Linter.Config => ({
  ...plugin.configs.recommended,
  files: ['**/*.vue', '**/*.svelte'],
  languageOptions: { parser, parserOptions: { parser: typescriptParser } },
});

const before = `import co from 'co';
export const load = co.wrap(function* (id) {
  const answer = yield fetch(id);
  return yield fetch(answer.url);
});
function* steps() { const given = yield 1; }
function start() {
  const stepping = steps();
  stepping.next('lost');
}`;

const after = `export const load = async function (id) {
  const answer = await fetch(id);
  return await fetch(answer.url);
};
function* steps() { const given = yield 1; }
function start() {
  const stepping = steps();
  stepping.next();
  stepping.next('lost');
}`;

const inScript = (script: string, attributes: string) => `<template>
  <p @click="start">{{ load }}: function* () { yield co.wrap; }</p>
</template>

<script${attributes}>
${script}
</script>
`;

const inSvelte = (script: string, attributes: string) => `<script${attributes}>
${script}
</script>

<button onclick={start}>{load}: co.wrap</button>
`;

describe.each([
  ['component.vue', '<script>', vue, (script: string) => inScript(script, '')],
  ['component.vue', '<script lang="ts">', vue, (script: string) => inScript(script, ' lang="ts"')],
  [
    'component.vue',
    '<script setup>',
    vue,
    (script: string) => inScript(script.replace('export const', 'const'), ' setup'),
  ],
  ['component.svelte', '<script>', svelte, (script: string) => inSvelte(script, '')],
  ['component.svelte', '<script module>', svelte, (script: string) => inSvelte(script, ' module')],
] as const)('%s with %s', (filename, _, parser, component) => {
  it('is reported where it stands, and fixed in place', () => {
    const text = component(before);
    const linter = new Linter();
    const messages = linter.verify(text, config(parser), filename);
    const places = messages.map(({ ruleId, line, column, message }) => {
      expect(ruleId, message).not.toBeNull();
      const reported = text.split('\n')[line - 1]!.slice(column - 1);
      return [ruleId, reported.split(/[(\s]/)[0]];
    });
    expect(places).toEqual([
      ['native-async/no-coroutine-wrapper', 'co.wrap'],
      ['native-async/no-unprimed-generator', 'next'],
    ]);
    expect(linter.verifyAndFix(text, config(parser), filename)).toMatchObject({
      output: component(after),
      messages: [],
    });
  });
});

it('keeps an import that only the template of a `<script setup>` uses', () => {
  const text = `<template>{{ co }}</template>\n<script setup>\nimport co from 'co';\nconst load = co.wrap(function* () {});\n</script>\n`;
  const { output } = new Linter().verifyAndFix(text, config(vue), 'component.vue');
  expect(output).toBe(text.replace('co.wrap(function* () {})', 'async function () {}'));
});
