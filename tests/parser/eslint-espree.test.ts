import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { eslintEspree } from '../../src/parser/eslint-espree.js';

const require = createRequire(import.meta.url);

it.each(['eslint8', 'eslint9', 'eslint'])('finds the very espree that %s parses with', (name) => {
  const eslint = require.resolve(`${name}/package.json`);
  expect(eslintEspree([eslint])).toBe(createRequire(eslint)('espree'));
});

it('looks in the next place where there is no ESLint', () => {
  expect(eslintEspree(['/nowhere/package.json', import.meta.url])).toBe(eslintEspree());
});

it('says what to do where no place has an ESLint', () => {
  expect(() => eslintEspree(['/nowhere/package.json'])).toThrow(
    '/nowhere/package.json: name a parser, as in tolerant(parser)',
  );
});
