import type { TSESTree } from '@typescript-eslint/utils';
import { groupBy, memoize, once } from '../../collections/index.js';
import { type CoroutineContract, type KnownExport, libraries, type Library } from '../../catalogue/index.js';
import { isGeneratorFunction, unwrapExpression } from '../../syntax/index.js';
import { installedMajor, type NamedFunction, path, type Settings } from '../environment/index.js';
import type { RunnerShapes } from '../runners/index.js';
import { type Bindings, initialValue, type SyntaxIndex } from '../scope/index.js';
import type { ProjectKnowledge } from './project-knowledge.js';
import type { SemanticModel } from './semantic-model.js';

/** Where a value comes from: a module or the global scope, and the properties read from there. */
export interface Origin {
  readonly from: 'module' | 'global' | 'inlined';
  /** The module specifier, the name of the global, or the library that a helper in the file belongs to. */
  readonly name: string;
  readonly path: readonly string[];
}

/**
 * A module specifier so that two ways to write one module compare equal: paths become absolute and lose `/index` and a
 * JavaScript extension, others stay.
 *
 * @param from the directory that a path is relative to
 */
export function canonicalModule(specifier: string, from: string): string {
  // Most are packages.
  if (specifier[0] !== '.' && specifier[0] !== '/') return specifier;
  if (!/^(?:\.{1,2}(?:\/|$)|\/)/.test(specifier)) return specifier;
  return path
    .resolve(from, specifier)
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/[\\/]index$/, '');
}

/** Looks up what is known of an origin, for one file. */
export interface KnownExports {
  find(origin: Origin): KnownExport | undefined;
  librariesOf(module: string): readonly Library[];
  librariesNamed(name: string): readonly Library[];
  /** Every library, those of the settings included. */
  readonly all: readonly Library[];
  /** What compilers write into files in place of a library. */
  readonly helpers: readonly InlinedHelper[];
}

/** A helper, and the name of the library that it stands for. */
export interface InlinedHelper {
  readonly library: string;
  readonly helper: NonNullable<Library['inlined']>[number];
}

/** What the contract of a function named in the settings is taken to be: that of `co` and `co.wrap`. */
const assumedContract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'native',
  parameterErrors: 'thrown',
  unhandledErrors: 'rejection',
  acceptsAsync: false,
};

/**
 * The catalogue and the settings as one table.
 *
 * @param filename absolute path of the file, for versions and for modules that the settings name by path
 * @param cwd the directory that paths in the settings are relative to
 */
export function knownExports(settings: Settings, filename: string, cwd: string): KnownExports {
  const { all, byModule, byName, globals, helpers } = librariesFor(settings)(cwd);

  const librariesOf = memoize((module: string): readonly Library[] => {
    const candidates = byModule.get(canonicalModule(module, path.dirname(filename))) ?? [];
    if (!candidates.some((library) => library.majors)) return candidates;
    const major = installedMajor(module, filename, settings.versions);
    const fitting = candidates.filter(
      (library) => !library.majors || (major !== undefined && library.majors.includes(major)),
    );
    return fitting.length > 0 ? fitting : candidates.slice(0, 1);
  });

  const librariesNamed = (name: string): readonly Library[] => byName.get(name) ?? [];

  function find(origin: Origin): KnownExport | undefined {
    if (origin.from === 'module') return firstMatch(librariesOf(origin.name), origin.path);
    if (origin.from === 'inlined') return firstMatch(librariesNamed(origin.name), origin.path);
    for (const { library, root } of globals.get(origin.name) ?? []) {
      const found = firstMatch([library], [...(root === '' ? [] : root.split('.')), ...origin.path]);
      if (found) return found;
    }
    return undefined;
  }

  return { find, librariesOf, librariesNamed, all, helpers };
}

/** Where the catalogue lists no `default`, a default import of a CommonJS module is the module's value. */
function firstMatch(candidates: readonly Library[], given: readonly string[]): KnownExport | undefined {
  for (const library of candidates) {
    const found = library.exports.find((known) => matches(known.path, given));
    if (found) return { library, export: found };
  }
  return given[0] === 'default' ? firstMatch(candidates, given.slice(1)) : undefined;
}

function matches(known: string, given: readonly string[]): boolean {
  const dotted = given.join('.');
  return known.endsWith('*') ? dotted.startsWith(known.slice(0, -1)) : known === dotted;
}

/** Every library of the catalogue and of settings, and by what a file can name them. */
const librariesFor = memoize((settings: Settings) =>
  memoize((cwd: string) => {
    const all: readonly Library[] = [...librariesOfSettings(settings, cwd), ...libraries];
    const byModule = new Map<string, Library[]>();
    const byName = groupBy(all, ({ name }) => name);
    const globals = new Map<string, { readonly library: Library; readonly root: string }[]>();
    for (const library of all) {
      for (const module of library.modules) append(byModule, module, library);
      for (const [name, root] of Object.entries(library.globals ?? {})) append(globals, name, { library, root });
    }
    const helpers = all.flatMap(({ name, inlined = [] }) => inlined.map((helper) => ({ library: name, helper })));
    return { all, byModule, byName, globals, helpers };
  }),
);

function append<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}

function librariesOfSettings(settings: Settings, cwd: string): Library[] {
  return [
    ...settings.ownMeaning.map((entry) => libraryOfEntry(entry, 'own-meaning', cwd)),
    ...settings.wrappers.map((entry) => libraryOfEntry(entry, 'wrapper', cwd)),
    ...settings.runners.map((entry) => libraryOfEntry(entry, 'runner', cwd)),
  ];
}

function libraryOfEntry(entry: NamedFunction, role: 'wrapper' | 'runner' | 'own-meaning', cwd: string): Library {
  const { module, name, family = 'co' } = entry;
  const path = name === 'default' ? '' : name;
  const known = libraries.find(({ modules }) => module !== undefined && modules.includes(module));
  const catalogued = known?.exports.find((candidate) => candidate.path === path && candidate.role === role);
  // What the catalogue knows of a function stays true when the settings say what `yield` means under it.
  if (known && catalogued)
    return { ...known, family: entry.family ?? known.family ?? family, exports: [catalogued], inlined: [] };
  const [root = '', ...rest] = name.split('.');
  const held = rest.join('.');
  const exportPath = module === undefined ? held : path;
  return {
    name: module ?? name,
    modules: module === undefined ? [] : [canonicalModule(module, cwd)],
    ...(module === undefined && { globals: { [root]: '' } }),
    ...(role !== 'own-meaning' && { family }),
    exports: [
      role === 'own-meaning' ? { path: exportPath, role } : { path: exportPath, role, contract: assumedContract },
    ],
  };
}

/** What the lookup of known exports asks of a model that is being made. */
interface KnownExportSources extends Pick<SemanticModel, 'known' | 'origins' | 'calledFunction'> {
  readonly bindings: Bindings;
  readonly syntax: SyntaxIndex;
  runners(): RunnerShapes | undefined;
  project(): ProjectKnowledge;
}

export function createKnownExportLookup(
  sources: KnownExportSources,
): (expression: TSESTree.Node) => KnownExport | undefined {
  const { known, origins, runners, project, syntax } = sources;
  const hasGenerator = once(() => [...syntax.functions.keys()].some(isGeneratorFunction));
  return memoize((expression) => {
    const origin = origins.originOf(expression);
    const found = (origin && known.find(origin)) ?? runners()?.knownExportOf(unwrapExpression(expression));
    const mayBeRunner = !found && origin?.from === 'module' && hasGenerator() && isHandedGenerator(sources, expression);
    return mayBeRunner ? project().knownExportOf(expression) : found;
  });
}

/** Whether a call gives a function a generator. Only then does it matter what another file has there. */
function isHandedGenerator({ bindings, calledFunction }: KnownExportSources, callee: TSESTree.Node): boolean {
  const member = callee.parent?.type === 'MemberExpression' ? callee.parent : callee;
  const { parent: call } = member;
  if (call?.type !== 'CallExpression' || call.callee !== member) return false;
  return call.arguments.some((argument) => {
    const value = initialValue(argument, bindings);
    const made = value.type === 'CallExpression' ? calledFunction(value).function : value;
    return made !== undefined && isGeneratorFunction(made);
  });
}
