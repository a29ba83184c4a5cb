import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ancestors } from '../analysis/environment/index.js';
import { libraries } from '../catalogue/index.js';
import type { Checked } from './findings.js';
import { projectFiles } from './plan/project-files.js';
import { dependenciesIn, type SparePackage } from './spare-packages.js';

/**
 * Finds the packages of libraries that ran coroutines of the checked files, which one of these named and no source file
 * of the package, checked or not, names any more.
 *
 * @param found before the fixes
 * @param remaining after the fixes, whether they are written or not
 */
export async function spareLibraries(found: Checked, remaining: Checked): Promise<SparePackage[]> {
  const names = packagesOf(found);
  if (names.size === 0) return [];
  const sources = new Map(found.results.map(({ filePath, source }) => [filePath, source]));
  const after = remaining.results.map(({ filePath, output }) => ({
    file: filePath,
    text: output ?? readFileSync(filePath, 'utf8'),
  }));
  const before = after.map(({ file, text }) => ({ file, text: sources.get(file) ?? text }));
  const used = usedPackages(after, names);
  const left = [...usedPackages(before, names)].flatMap(([folder, named]) =>
    [...named].filter((name) => !used.get(folder)?.has(name)).map((name) => ({ name, folder })),
  );
  if (left.length === 0) return [];
  const checked = new Set(after.map(({ file }) => file));
  const folders = [...new Set(left.map(({ folder }) => folder))];
  const others = (await projectFiles(folders, [])).filter(({ file }) => !checked.has(file));
  const usedElsewhere = usedPackages(others, names);
  return left
    .filter(({ name, folder }) => !usedElsewhere.get(folder)?.has(name))
    .map(({ name, folder }) => spare(name, folder));
}

/** Those of the packages that files name, by the folder of the `package.json` which asks for them. */
function usedPackages(
  files: readonly { readonly file: string; readonly text: string }[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  for (const { file, text } of files) {
    for (const name of names) {
      if (!isNamed(name, text)) continue;
      const folder = ancestors(path.dirname(file)).find((one) => dependenciesIn(one).includes(name));
      if (folder !== undefined) used.set(folder, (used.get(folder) ?? new Set()).add(name));
    }
  }
  return used;
}

function spare(name: string, folder: string): SparePackage {
  const types = `@types/${name.replace(/^@/, '').replace('/', '__')}`;
  const names = dependenciesIn(folder).includes(types) ? ([name, types] as const) : ([name] as const);
  return { names, folder, why: `No source file uses ${name} any more`, loads: [] };
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
