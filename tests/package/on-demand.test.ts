import { createRequire } from 'node:module';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../dist/src/index.js';

const isLoaded = () =>
  Object.keys(createRequire(import.meta.url).cache).some((file) => file.endsWith('rules-in-node.js'));

it('loads what follows code for the first file that a rule may concern', () => {
  const linter = new Linter();
  expect(linter.verify('export const answer = 42;', plugin.configs.recommended)).toEqual([]);
  expect(isLoaded()).toBe(false);
  expect(linter.verify("require('co')(function* () { yield 1; });", plugin.configs.recommended)).not.toEqual([]);
  expect(isLoaded()).toBe(true);
});
