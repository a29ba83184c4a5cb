import { afterEach, describe, expect, it } from 'vitest';
import path from 'node:path';
import { fileSystem, olderNodeAllowed, useFileSystem } from '../../../src/analysis/environment/index.js';
import { projectFolder, useFiles } from '../../support/project-files.js';

const disk = fileSystem();
afterEach(() => useFileSystem(disk));

const file = path.join(projectFolder, 'lib', 'a.js');

function allowed(manifest: object) {
  useFiles({ 'package.json': JSON.stringify(manifest) });
  return olderNodeAllowed(file);
}

describe('a package.json that allows an older Node.js', () => {
  it.each([
    [{ engines: { node: '>= 4' } }, '4.0', 'engines: node >= 4'],
    [{ engines: { node: '>=0.11.9' } }, '0.11', 'engines: node >=0.11.9'],
    [{ engines: { node: '^6 || ^8' } }, '6.0', 'engines: node ^6 || ^8'],
    [{ engines: { node: '7.x' } }, '7.0', 'engines: node 7.x'],
    [{ browserslist: 'last 2 versions, node 6' }, '6.0', 'browserslist: node 6'],
    [{ browserslist: ['ie 11', 'node >= 5.2', 'node 4'] }, '4.0', 'browserslist: node 4'],
    [{ browserslist: { production: ['Node 4.1'], test: ['node current'] } }, '4.1', 'browserslist: node 4.1'],
  ])('%j', (manifest, oldest, where) => {
    expect(allowed(manifest)).toEqual({ manifest: path.join(projectFolder, 'package.json'), oldest, where });
  });

  it.each([
    [{}],
    [{ engines: { node: '>=7.6' } }],
    [{ engines: { node: '>=8 <11' } }],
    [{ engines: { node: '*' } }],
    [{ engines: { node: 'any' } }],
    [{ engines: { npm: '>=3' } }],
    [{ engines: null }],
    [{ engines: ['node >= 4'] }],
    [{ engines: { node: '>=8' }, browserslist: 'node 4' }],
    [{ browserslist: 'node lts, node current, maintained node versions, ie 8' }],
  ])('is none: %j', (manifest) => {
    expect(allowed(manifest)).toBeUndefined();
  });

  it('is the nearest one that speaks of Node.js', () => {
    useFiles({
      'package.json': '{ "engines": { "node": "4" } }',
      'lib/package.json': '{ "engines": { "node": "10" } }',
    });
    expect(olderNodeAllowed(file)).toBeUndefined();
    useFiles({ 'package.json': '{ "engines": { "node": "4" } }', 'lib/package.json': '{ "type": "module" }' });
    expect(olderNodeAllowed(file)?.oldest).toBe('4.0');
  });
});
