import { expect, it } from 'vitest';
import { tolerant } from '../../src/parser/index.js';
import { asEslintAsks, recoverAwait } from '../support/parser-bases.js';

it('reads an await after a comment that ends in the word for', () => {
  const options = { ...asEslintAsks, ...recoverAwait, sourceType: 'module' };
  const text = 'function f() {\n  // what to wait for\n  await g();\n}';
  const { services } = tolerant().parseForESLint(text, options);
  expect(services?.nativeAsync).toHaveProperty('recovered.size', 1);
});
