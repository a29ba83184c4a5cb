import { afterEach, describe, expect, it } from 'vitest';
import path from 'node:path';
import { fileSystem, olderNodeAllowed, useFileSystem } from '../../../src/analysis/environment/index.js';
import { majorVersion } from '../../../src/analysis/environment/versions.js';
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

it.each([
  ['1.4.2', 1],
  ['v2.0.0-beta.1', 2],
  ['^2.3', 2],
  ['~0.9.1', 0],
  ['2', 2],
  ['2.x', 2],
  ['^2.0.0-rc.1', 2],
  ['>=2.1 <3', 2],
  ['^2.1 || ~2.9', 2],
  ['1.2.3 - 1.9', 1],
  ['>=2', 2],
  ['>2.1', 2],
])('%s is of version %d', (text, major) => {
  expect(majorVersion(text)).toBe(major);
});

it.each([
  ...['<3', '<=2', '*', '>=1 <3', '', 'x', '^1 || ^2', '1.2.3 - 2', 'latest', 'next-2'],
  ...['git+ssh://git@example.com:22/koa.git#v1.4', 'https://example.com/koa-3.tgz', 'koajs/koa#v1.4', 'file:../koa2'],
  ...['npm:@my3/koa@^1', 'workspace:^2', 'link:../3', 'catalog:2'],
])('%s is of no version in particular', (text) => {
  expect(majorVersion(text)).toBeUndefined();
});
