import { createHash } from 'node:crypto';
import type { Node } from '../../src/parser/parser-contract.js';
import path from 'node:path';
import { installPinned } from '../../tools/pinned-packages.mjs';
import { type InstalledFile, installedFiles } from '../support/installed-files.js';
import { childrenOf, isAsyncFunction, parse, type Parsed } from './syntax-tree.js';

/** A file of an installed package that has async functions. */
export interface SampleFile {
  readonly path: string;
  readonly text: string;
  readonly parsed: Parsed;
  /** How many async functions it has. */
  readonly functions: number;
}

/** Packages with many async functions, for those who want more than this project has installed. */
const more = {
  npm: '12.2.2',
  undici: '8.13.1',
  fastify: '5.12.8',
  got: '16.1.0',
  '@11ty/eleventy': '3.1.8',
  mongodb: '7.9.0',
  'semantic-release': '25.0.9',
  'release-it': '21.1.2',
  typeorm: '1.1.1',
  sequelize: '6.37.8',
  knex: '3.3.0',
};

/**
 * As many files of packages as it takes for a number of async functions, each text once.
 *
 * @param wanted where there are not enough in what is installed, others are installed from npm
 */
export function sampleFiles(wanted: number, maximumSize: number): readonly SampleFile[] {
  const files: SampleFile[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const { path: file, text } of allFiles(maximumSize)) {
    if (count >= wanted) break;
    if (!/\basync\b/.test(text) || !/\bawait\b/.test(text)) continue;
    const digest = createHash('sha256').update(text).digest('hex');
    if (seen.has(digest)) continue;
    seen.add(digest);
    const parsed = parse(text);
    const found = parsed ? countAsyncFunctions(parsed.ast) : 0;
    if (!parsed || found === 0) continue;
    count += found;
    files.push({ path: file, text, parsed, functions: found });
  }
  return files;
}

function* allFiles(maximumSize: number): Generator<InstalledFile> {
  yield* installedFiles(maximumSize);
  yield* installedFiles(maximumSize, path.join(installPinned('round-trip', more), 'node_modules'));
}

function countAsyncFunctions(node: Node): number {
  const inside = childrenOf(node).reduce((sum, child) => sum + countAsyncFunctions(child), 0);
  return inside + (isAsyncFunction(node) ? 1 : 0);
}

/** The package that a path below `node_modules` belongs to. */
export function packageOf(path: string): string {
  const [first, second] = path
    .split(/(?:^|[\\/])node_modules[\\/]/)
    .at(-1)!
    .split(/[\\/]/);
  return first!.startsWith('@') ? `${first}/${second}` : first!;
}
