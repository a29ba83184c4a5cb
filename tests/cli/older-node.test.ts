import { afterEach, expect, it } from 'vitest';
import path from 'node:path';
import { fileSystem, useFileSystem } from '../../src/analysis/environment/index.js';
import { olderNodeLines } from '../../src/cli/older-node.js';
import { projectFolder, useFiles } from '../support/project-files.js';

const disk = fileSystem();
afterEach(() => useFileSystem(disk));

const at = (name: string) => path.join(projectFolder, name);

it('names each package.json once that allows a Node.js without async functions', () => {
  useFiles({
    'package.json': '{ "engines": { "node": ">= 4" } }',
    'packages/a/package.json': '{ "engines": { "node": ">= 6.1" } }',
    'packages/b/package.json': '{ "engines": { "node": ">= 20" } }',
  });
  const lines = olderNodeLines([at('a.js'), at('b.js'), at('packages/a/a.js'), at('packages/b/b.js')], 200);
  expect(lines.map((line) => line.replace(/^\S*?(?=(?:packages\/a\/)?package\.json)/, ''))).toEqual([
    'package.json allows Node.js 4.0 (engines: node >= 4). Async functions need 7.6: raise it with this change.',
    'packages/a/package.json allows Node.js 6.1 (engines: node >= 6.1). Async functions need 7.6: raise it with this change.',
  ]);
});

it('says nothing where there is nothing to convert', () => {
  useFiles({ 'package.json': '{ "engines": { "node": ">= 4" } }' });
  expect(olderNodeLines([], 80)).toEqual([]);
});
