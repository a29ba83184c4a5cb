import { coroutineLibraries, hosts } from '../../catalogue/index.js';

/** A global variable with the properties of which one stands where its coroutines are used. */
interface CataloguedGlobal {
  readonly name: string;
  readonly members: readonly string[];
}

const inlined = coroutineLibraries.flatMap((library) =>
  (library.inlined ?? []).map(({ name, path }) => ({
    name: name.source.replace(/^\^|\$$/g, ''),
    isInterop: library.exports.some((known) => known.path === path && known.role === 'module-interop'),
  })),
);

const helpers = inlined.filter(({ isInterop }) => !isInterop).map(({ name }) => name);

/** What the catalogue says of the text of files: data, which a build writes down, since every file is searched for it. */
export const words = {
  coroutineModules: [...new Set(coroutineLibraries.flatMap(({ modules }) => modules))],
  /** Of adapters, and of hosts that are classes in later versions. */
  hostModules: hosts.flatMap(({ adapters, classSince, modules }) => (adapters || classSince ? modules : [])),
  /** As patterns. */
  helpers,
  interopHelpers: inlined.filter(({ isInterop }) => isInterop).map(({ name }) => name),
  globals: globalsOfLibraries(),
};

function globalsOfLibraries(): CataloguedGlobal[] {
  const membersOf = new Map<string, readonly string[]>();
  for (const { exports, globals = {} } of coroutineLibraries) {
    const members = exports.flatMap(({ path, role }) =>
      role === 'wrapper' || role === 'runner' || role === 'state-machine' ? path.split('.').at(-1)! : [],
    );
    for (const name of Object.keys(globals)) membersOf.set(name, [...(membersOf.get(name) ?? []), ...members]);
  }
  const isHelper = new RegExp(`^(?:${helpers.join('|')})$`);
  // What has the name of a helper is found as one.
  return [...membersOf].flatMap(([name, members]) => (isHelper.test(name) ? [] : { name, members }));
}
