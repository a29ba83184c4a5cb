import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { indexFile, parseIndex } from './format.js';

/** The value of the setting `project` for packages with an index. */
export interface ProjectIndex {
  readonly mode: 'index';
  /** Differs where an index does, so that ESLint's cache notices. */
  readonly digest: string;
}

/**
 * The setting for a package whose index `native-async index` has written, and for the packages of the workspace that it
 * depends on. Packages without an index are read as with `'lazy'`.
 *
 * @param folders of the packages, or inside of them; the current one where none is named
 */
export function projectIndex(...folders: readonly string[]): ProjectIndex {
  const starts = folders.length > 0 ? folders : [process.cwd()];
  const packages = new Set<string>();
  for (const folder of starts) collect(packageAround(path.resolve(folder)), packages);
  const hash = createHash('sha1');
  for (const folder of [...packages].sort()) hash.update(`${digestIn(folder)}\n`);
  return { mode: 'index', digest: hash.digest('hex') };
}

/** Adds a package and those of the workspace that it depends on: links, where others are copies. */
function collect(folder: string | undefined, found: Set<string>): void {
  if (folder === undefined || found.has(folder)) return;
  found.add(folder);
  for (const name of dependenciesOf(folder)) {
    const installed = installedAt(name, folder);
    if (installed !== undefined && !/[\\/]node_modules[\\/]/.test(installed)) collect(installed, found);
  }
}

function dependenciesOf(folder: string): string[] {
  const manifest = readJson(path.join(folder, 'package.json')) as Readonly<Record<string, object | undefined>>;
  const lists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  return lists.flatMap((list) => Object.keys(manifest[list] ?? {}));
}

function installedAt(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const installed = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(installed, 'package.json'))) return realpathSync(installed);
    if (path.dirname(folder) === folder) return undefined;
  }
}

function packageAround(folder: string): string | undefined {
  if (existsSync(path.join(folder, 'package.json'))) return realpathSync(folder);
  const parent = path.dirname(folder);
  return parent === folder ? undefined : packageAround(parent);
}

function digestIn(folder: string): string {
  const file = path.join(folder, indexFile);
  return existsSync(file) ? (parseIndex(readFileSync(file, 'utf8'))?.digest ?? '') : '';
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) ?? {};
  } catch {
    return {};
  }
}
