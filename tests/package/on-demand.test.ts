import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
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

it('starts with three files of its own and no package', () => {
  const imported = importsOf(path.join(import.meta.dirname, '../../dist/src/index.js'));
  const own = [...imported].filter((name) => path.isAbsolute(name));
  const others = [...imported].filter((name) => !path.isAbsolute(name) && !name.startsWith('node:'));
  expect({ files: own.length, others }).toEqual({ files: 3, others: [] });
});

/** What a file of ES modules imports at once, itself among it: files by their path, and the rest by name. */
function importsOf(file: string, imported = new Set([file])): Set<string> {
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^import\b[^;'"]*["']([^"']+)["']/gm)) {
    const found = name.startsWith('.') ? path.resolve(path.dirname(file), name) : name;
    if (imported.has(found)) continue;
    imported.add(found);
    if (path.isAbsolute(found)) importsOf(found, imported);
  }
  return imported;
}
