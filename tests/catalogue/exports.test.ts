import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { libraries } from '../../src/catalogue/libraries.js';
import type { Library } from '../../src/catalogue/library.js';
import { exportAt, installedAs, load, unloadable } from './installed.js';

const folder = new URL('../../src/catalogue/libraries/', import.meta.url);

/** The entries a file of the catalogue exports, whether one by one or as a list. */
async function entriesOf(file: string): Promise<Library[]> {
  const exports = (await import(new URL(file, folder).href)) as Record<string, unknown>;
  return Object.values(exports)
    .flat()
    .filter((value) => typeof value === 'object' && value !== null && 'modules' in value && 'exports' in value)
    .map((value) => value as Library);
}

describe('the catalogue', () => {
  const files = readdirSync(folder);

  it.each(files)('has everything of %s in its index', async (file) => {
    for (const entry of await entriesOf(file)) expect(libraries).toContain(entry);
  });

  it('takes entries from the files that hold them alone', async () => {
    const all = (await Promise.all(files.map(entriesOf))).flat();
    expect(new Set(all)).toEqual(new Set(libraries));
    expect(all).toHaveLength(libraries.length);
  });

  it('names each entry once', () => {
    const names = libraries.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('tells apart by version the entries that share a module', () => {
    for (const module of libraries.flatMap(({ modules }) => modules)) {
      const sharing = libraries.filter(({ modules }) => modules.includes(module));
      if (sharing.length < 2) continue;
      const majors = sharing.flatMap((entry) => entry.majors ?? [Number.NaN]);
      expect(majors, module).not.toContain(Number.NaN);
      expect(majors, module).toEqual([...new Set(majors)]);
    }
  });
});

describe.each(libraries)('$name', (library) => {
  it('gives each path once', () => {
    const paths = library.exports.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
  });

  it('has a family exactly when it drives generators', () => {
    const drives = library.exports.some(({ role }) => role === 'wrapper' || role === 'runner');
    expect(library.family !== undefined).toBe(drives);
  });

  it('speaks of entries that exist', () => {
    const names = libraries.map(({ name }) => name);
    for (const name of library.installsYieldHandlerFor ?? []) expect(names).toContain(name);
  });

  it('points from globals and inlined functions to its exports', () => {
    const paths = library.exports.map(({ path }) => path);
    const heldPaths = [...Object.values(library.globals ?? {}), ...(library.inlined ?? []).map(({ path }) => path)];
    for (const held of heldPaths) {
      expect(held === '' || paths.some((path) => path === held || path.startsWith(`${held}.`)), held).toBe(true);
    }
  });

  it('has its exports in the installed package', async () => {
    const { loaded, missing } = await load(library);
    expect(missing).toEqual(library.modules.filter((module) => module in unloadable));
    for (const { path, role } of loaded.length > 0 ? library.exports : []) {
      if (path === '*') expect(loaded.map(({ value }) => value).every(hasMembers)).toBe(true);
      else {
        const isThere = role === 'state-machine' || role === 'thenable' ? isObject : isFunction;
        const found = loaded.map(({ value }) => isThere(exportAt(value, path, library).value));
        const versions = installedAs[library.name]?.length ?? 1;
        expect(versions > 1 ? found.includes(true) : !found.includes(false), path).toBe(true);
      }
    }
  });
});

it('measures every module but those that cannot be loaded here', async () => {
  const missing = (await Promise.all(libraries.map(load))).flatMap((result) => result.missing);
  expect(missing.sort()).toEqual(Object.keys(unloadable).sort());
});

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isObject(value: unknown): boolean {
  return isFunction(value) || (typeof value === 'object' && value !== null);
}

function hasMembers(value: unknown): boolean {
  return isObject(value) && Object.keys(value as object).length > 0;
}
