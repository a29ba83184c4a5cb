import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { libraries, type Library, type LibraryExport } from '../../src/catalogue/index.js';
import { exportAt, load, madeBy } from './installed.js';

type Callable = (this: unknown, ...args: readonly unknown[]) => unknown;
type Methods = Record<string, Callable>;

const folder = mkdtempSync(path.join(tmpdir(), 'native-async-loaded-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function listed<Role extends LibraryExport['role']>(role: Role) {
  return libraries.flatMap((library) =>
    library.exports.flatMap((one) =>
      one.role === role ? { library, entry: one as Extract<LibraryExport, { role: Role }> } : [],
    ),
  );
}

/** What each installed version has at an export path; older ones first, and none where it has been removed. */
async function found(
  library: Library,
  entry: LibraryExport,
): Promise<{ readonly call: Callable; readonly owner: Methods }[]> {
  const { loaded } = await load(library);
  return loaded.flatMap(({ value: module }) => {
    const { value, owner } = exportAt(module, entry.path, library);
    return typeof value === 'function' ? { call: value as Callable, owner: owner as Methods } : [];
  });
}

describe.each(listed('loader'))('$library.name $entry.path', ({ library, entry }) => {
  it('gives what a file makes that is handed what loads it', async () => {
    const file = path.join(folder, 'made.cjs');
    writeFileSync(file, 'module.exports = (...handed) => ({ handed });');
    const versions = await found(library, entry);
    expect(versions).not.toEqual([]);
    for (const { call, owner } of versions) {
      const { handed } = call.call(owner, file) as { handed: readonly unknown[] };
      expect(handed[0]).toBe(owner);
      expect(entry.path.startsWith(`${entry.hands}.`)).toBe(true);
    }
  });
});

const bringing = listed('object').filter(({ entry }) => entry.brings);

describe.each(bringing)('$library.name $entry.path', ({ library, entry }) => {
  it('makes what has the methods that it is handed, before its own', async () => {
    const [first] = await found(library, entry);
    for (const [of, property] of Object.entries(entry.brings ?? {})) {
      const methods = { own: returnThis, validate: returnThis, findAll: returnThis };
      const made = first!.call.call(first!.owner, 'Own', {}, { [property]: methods }) as Methods;
      const object = of === entry.gives ? made : (made.build!() as Methods);
      for (const name of Object.keys(methods)) expect(object[name]!()).toBe(object);
    }
  });

  it('makes nothing that has them in newer versions', async () => {
    const newer = (await found(library, entry)).at(-1)!;
    const methods = Object.values(entry.brings ?? {}).map((property) => [property, { own: returnThis }]);
    const made = newer.call.call(newer.owner, 'Own', {}, Object.fromEntries(methods)) as Methods;
    expect(made.own).toBeUndefined();
  });
});

describe('an instance of sequelize', () => {
  const sequelize = libraries.find(({ name }) => name === 'sequelize')!;
  const given = sequelize.exports.flatMap((one) =>
    one.role === 'promise' && one.gives === 'Instance#' && one.path.startsWith('Instance#.') ? one.path : [],
  );

  it.each(given)('%s gives the same one', async (at) => {
    const database = sequelize.exports.find((one) => one.path === '')!;
    const { loaded } = await load(sequelize);
    for (const { value: module } of loaded) {
      const made = madeBy(sequelize, database, module) as unknown as Methods;
      made.query = answerAs(module);
      const type = { name: (module as { readonly STRING: unknown }).STRING, age: (module as Methods).INTEGER };
      const model = made.define!('M', type, { paranoid: true }) as Methods;
      const instance = model.build!({ id: 1, name: 'a' }, { isNewRecord: false }) as Methods;
      const given: Record<string, unknown[]> = { save: [], update: [{ name: 'b' }], updateAttributes: [{ name: 'b' }] };
      const name = at.split('.')[1]!;
      const isCounting = name === 'increment' || name === 'decrement';
      const result = instance[name]?.(...(isCounting ? ['age'] : (given[name] ?? [])));
      if (result) expect(await (result as unknown as Promise<unknown>)).toBe(instance);
    }
  });
});

/** What a database answers that has one row: in the promises that a version of sequelize works with. */
function answerAs(module: unknown): Callable {
  const { Promise: own } = module as { readonly Promise?: typeof Promise };
  return (_, options) => {
    const { instance, model, plain } = options as { instance?: object; model?: Methods; plain?: boolean };
    const row = instance ?? model?.build!({ id: 1, name: 'a' }, { isNewRecord: false });
    return (own ?? Promise).resolve(plain || (own && instance) ? row : [row, 1]);
  };
}

function returnThis(this: unknown): unknown {
  return this;
}
