import { expect, it } from 'vitest';
import { tolerant } from '../../src/parser/index.js';
import { asEslintAsks, recoverAwait } from '../support/parser-bases.js';

it('reads an await after a comment that ends in the word for', () => {
  const options = { ...asEslintAsks, ...recoverAwait, sourceType: 'module' };
  const text = 'function f() {\n  // what to wait for\n  await g();\n}';
  const { services } = tolerant().parseForESLint(text, options);
  expect(services?.nativeAsync).toHaveProperty('recovered.size', 1);
});

it.each([
  ['slashes', (many: number) => `// what to wait for ${'/'.repeat(many)}`],
  ['comments in a comment', (many: number) => `// what to wait for ${'// '.repeat(many)}`],
  ['comments', (many: number) => `// what to wait for\n${'// and /* more */ // of it\n'.repeat(many)}`],
  ['blanks', (many: number) => `// what to wait for${' '.repeat(many)}.`],
  ['comments after the word', (many: number) => `await ${'/**/ // '.repeat(many)}`],
])('goes once over %s', (_, write) => {
  const options = { ...asEslintAsks, ...recoverAwait, sourceType: 'module' };
  const text = `function f() {\n  ${write(20_000)}\n  await g();\n}`;
  const { services } = tolerant().parseForESLint(text, options);
  expect(services?.nativeAsync).toHaveProperty('recovered.size');
});
