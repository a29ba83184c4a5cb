import { expect, it } from 'vitest';
import { majorVersion } from '../../../src/analysis/environment/major-version.js';

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
