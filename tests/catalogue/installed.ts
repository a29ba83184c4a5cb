import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { transformSync } from 'esbuild';
import type { Library, LibraryExport } from '../../src/catalogue/library.js';

const require = createRequire(import.meta.url);

/** Packages installed under another name. Of those with several versions, an export may be missing in one of them. */
export const installedAs: Record<string, readonly string[]> = {
  'co 3': ['co3'],
  'co-body 3': ['co-body3'],
  'chai-as-promised': ['chai4'],
  'co-gather 0': ['co-gather0'],
  'del 6': ['del2', 'del6'],
  'delay 5': ['delay1', 'delay4'],
  sequelize: ['sequelize3', 'sequelize'],
  superagent: ['superagent1', 'superagent'],
  supertest: ['supertest2', 'supertest'],
  urllib: ['urllib2', 'urllib'],
  bluebird: ['bluebird', 'bluebird2'],
  'Q 2': ['q2'],
  MobX: ['mobx', 'mobx6'],
};

/** Modules that nothing can be measured on here, each with the reason. */
export const unloadable: Record<string, string> = {
  'resource://gre/modules/Task.jsm': 'a part of Firefox',
  'devtools/shared/task': 'a part of Firefox',
  'ember-concurrency': 'needs Ember, whose modules its build provides',
};

/** One installed version of a module. */
export interface Installed {
  readonly specifier: string;
  readonly value: unknown;
}

/**
 * Every module of the library, in every installed version, loaded anew: yield handlers change bluebird for good.
 *
 * @returns What could be loaded, and the modules of which no version could.
 */
export async function load(library: Library): Promise<{ loaded: Installed[]; missing: string[] }> {
  const loaded: Installed[] = [];
  const missing: string[] = [];
  for (const module of library.modules) {
    const packages = installedAs[library.name];
    const specifiers = packages ? packages.map((name) => module.replace(/^[^/]+/, name)) : [module];
    const found = (await Promise.all(specifiers.map(loadOne))).filter((one) => one !== undefined);
    loaded.push(...found);
    if (found.length === 0) missing.push(module);
  }
  if (library.name === 'esbuild') loaded.push({ specifier: 'esbuild', value: esbuildFunctions() });
  if (library.name === 'platform') loaded.push({ specifier: 'globalThis', value: globalThis });
  return { loaded, missing };
}

async function loadOne(specifier: string): Promise<Installed | undefined> {
  for (const file of Object.keys(require.cache))
    if (/node_modules\/bluebird/.test(file)) Reflect.deleteProperty(require.cache, file);
  try {
    const value = require(specifier) as unknown;
    if (specifier === 'chai4') (value as { use(plugin: unknown): void }).use(require('chai-as-promised7'));
    if (/^mobx6?$/.test(specifier)) (value as typeof import('mobx')).configure({ isolateGlobalState: true });
    return { specifier, value };
  } catch {
    try {
      return { specifier, value: (await import(specifier)) as unknown };
    } catch {
      return undefined;
    }
  }
}

/** esbuild has no run-time package: its functions are taken out of what it emits. */
function esbuildFunctions(): unknown {
  const source = "import fs from 'node:fs'; fs; async function f() {} async function* g() {}";
  const { code } = transformSync(source, { target: 'es2016', format: 'cjs' });
  return new Function('require', `${code}; return { __async, __asyncGenerator, __toESM };`)(require) as unknown;
}

type Callable = (...args: readonly unknown[]) => object;
type Constructor = new (...args: readonly unknown[]) => object;

const server = createServer();
const nobody = { host: '127.0.0.1', port: 1 };
const url = `http://${nobody.host}:${nobody.port}`;
const account = ['d', 'u', 'p', { ...nobody, dialect: 'mysql', logging: false }];

/** What is handed to functions that make objects, tried one after the other: by the name of the library and the path. */
const toMake: Record<string, (moduleValue: unknown) => readonly unknown[]> = {
  'co-nedb ': () => [new (require('nedb') as Constructor)()],
  'co-supertest ': () => [server],
  'co-supertest agent': () => [server],
  'sequelize ': () => account,
  'sequelize Sequelize': () => account,
  'sequelize Sequelize#.define': (module) => ['M', { a: (module as { STRING: unknown }).STRING }, { paranoid: true }],
  'sequelize Model#.build': () => [{ a: 'x' }],
  'superagent ': () => [url],
  'supertest ': () => [server],
  'supertest agent': () => [server],
};
const others = [['a', 'b'], [() => undefined], [{}]];

function isClass(value: { readonly prototype?: object }): boolean {
  return (
    Object.getOwnPropertyNames(value.prototype ?? {}).length > 1 ||
    Function.prototype.toString.call(value).startsWith('class')
  );
}

/** What a call of an export of role `object`, or `new`, makes. */
export function madeBy(library: Library, entry: LibraryExport, moduleValue: unknown): object | undefined {
  const { value, owner } = exportAt(moduleValue, entry.path, library);
  if (typeof value !== 'function') return undefined;
  const own = toMake[`${library.name} ${entry.path}`];
  for (const given of own ? [own(moduleValue)] : others) {
    try {
      return isClass(value) ? new (value as Constructor)(...given) : (value as Callable).apply(owner, [...given]);
    } catch {
      continue;
    }
  }
  return undefined;
}

/**
 * What a module's value has at an export path, and the object it is a property of; an ES module is its default export.
 *
 * @param library where the path may be of what its functions make
 */
export function exportAt(moduleValue: unknown, path: string, library?: Library): { value: unknown; owner: unknown } {
  const [root = '', ...members] = path.split('.');
  if (root.endsWith('#') && library) {
    const maker = library.exports.find((entry) => entry.role === 'object' && entry.gives === root);
    const made = maker && madeBy(library, maker, moduleValue);
    return exportAt({ made }, ['made', ...members].join('.'));
  }
  const isNamespace = (moduleValue as Record<symbol, unknown>)[Symbol.toStringTag] === 'Module';
  if (path === '')
    return { value: isNamespace ? (moduleValue as { default: unknown }).default : moduleValue, owner: undefined };
  let owner: unknown;
  let value = moduleValue;
  for (const name of path.split('.')) {
    owner = value;
    value = (value as Record<string, unknown> | undefined)?.[name];
  }
  return { value, owner };
}
