import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ancestors } from '../analysis/environment/index.js';
import { libraries } from '../catalogue/index.js';
import type { Checked } from './findings.js';
import { dependenciesIn, type SparePackage } from './spare-packages.js';

/**
 * Finds the packages of libraries that ran coroutines of the checked files, and that no checked file names any more.
 *
 * @param found before the fixes
 * @param remaining after the fixes, whether they are written or not
 */
export function spareLibraries(found: Checked, remaining: Checked): SparePackage[] {
  const names = packagesOf(found);
  if (names.size === 0) return [];
  const users = new Map<string, Map<string, boolean>>();
  for (const { filePath, output } of remaining.results) {
    const text = output ?? readFileSync(filePath, 'utf8');
    for (const name of names) {
      const folder = ancestors(path.dirname(filePath)).find((one) => dependenciesIn(one).includes(name));
      if (folder === undefined) continue;
      const byName = users.get(folder) ?? new Map<string, boolean>();
      byName.set(name, (byName.get(name) ?? false) || isNamed(name, text));
      users.set(folder, byName);
    }
  }
  return [...users].flatMap(([folder, byName]) =>
    [...byName].flatMap(([name, isUsed]) => (isUsed ? [] : [spare(name, folder)])),
  );
}

function spare(name: string, folder: string): SparePackage {
  const types = `@types/${name.replace(/^@/, '').replace('/', '__')}`;
  const names = dependenciesIn(folder).includes(types) ? ([name, types] as const) : ([name] as const);
  return { names, folder, why: `No checked file uses ${name} any more`, loads: [] };
}

/** The packages of the libraries that findings are about. */
function packagesOf({ records }: Checked): ReadonlySet<string> {
  const named = new Set([...records.values()].flatMap(({ findings }) => findings.map(({ library }) => library)));
  const modules = libraries.filter(({ name }) => named.has(name)).flatMap((library) => library.modules);
  return new Set(modules.map((module) => module.split('/', module.startsWith('@') ? 2 : 1).join('/')));
}

/** Whether a text has the package, or a module of it, as a string: then it is perhaps loaded. */
function isNamed(name: string, text: string): boolean {
  return new RegExp(`['"\`]${name.replace(/[.]/g, '\\.')}(?:/[^'"\`\\n]*)?['"\`]`).test(text);
}
