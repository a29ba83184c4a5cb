import { createRequire } from 'node:module';
import path from 'node:path';
import { installPinned } from '../../tools/pinned-packages.mjs';

/**
 * Loads packages of Babel 8, which needs a newer Node.js than the oldest that is supported here, and whose packages are
 * peers of each other: they come from npm when a test asks for them.
 */
export function requireBabel8(id: string): unknown {
  const folder = installPinned('babel-8', { '@babel/core': '8.1.2', '@babel/eslint-parser': '8.1.2' });
  return createRequire(path.join(folder, 'package.json'))(id);
}
