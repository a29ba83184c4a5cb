import { coroutineLibraries, hosts } from '../../catalogue/index.js';
import { literalPattern } from '../../syntax/index.js';

/*
 * What the text of a file has in which a library of coroutines is used. Every file is searched for it, so that patterns
 * share what they have in common, and those that seldom match stand behind words that are looked for at once.
 */

const inlined = coroutineLibraries.flatMap((library) =>
  (library.inlined ?? []).map(({ name, path }) => ({
    name: name.source.replace(/^\^|\$$/g, ''),
    isInterop: library.exports.some((known) => known.path === path && known.role === 'module-interop'),
  })),
);
const coroutineModules = new Set(coroutineLibraries.flatMap(({ modules }) => modules));
const hostModules = hosts.flatMap(({ adapters, classSince, modules }) => (adapters || classSince ? modules : []));
// The closing quote may be what another one begins with.
const quotedModule = new RegExp(`["'\`](${anyOf([...coroutineModules, ...hostModules])})(?=["'\`])`, 'g');
const helper = word(inlined.filter(({ isInterop }) => !isInterop).map(({ name }) => name));
const interop = inlined.filter(({ isInterop }) => isInterop).map(({ name }) => name);
const interopHelper = word(interop);
const interopCall = new RegExp(`\\b(?:${interop.join('|')})\\(`);
const anyHelper = word(inlined.map(({ name }) => name));
/** With what the helpers begin; most files have none of it. */
const helperStarts = [...new Set(inlined.map(({ name }) => name.slice(0, 4)))];

/** Global variables, each with the words of which one stands where its coroutines are used. */
const wordsByGlobal = new Map<string, readonly string[]>();
for (const { exports, globals: own = {} } of coroutineLibraries) {
  const paths = exports.flatMap(({ path, role }) =>
    role === 'wrapper' || role === 'runner' || role === 'state-machine' ? path.split('.').at(-1)! : [],
  );
  // What has the name of a helper is found as one.
  for (const name of Object.keys(own))
    if (!helper.test(name)) wordsByGlobal.set(name, [...(wordsByGlobal.get(name) ?? []), ...paths]);
}
const globals = [...wordsByGlobal].map(([name, words]) => {
  // Capital letters are rare, and a search goes from one place with its first letter to the next.
  const end = /[A-Z].*/.exec(name)?.[0] ?? name;
  return { end, words, whole: word([name]) };
});

/**
 * The modules that a text names in quotes, of libraries of coroutines, of adapters, and of hosts that are classes in
 * later versions.
 */
export function mentionedModules(text: string): ReadonlySet<string> {
  return new Set(text.match(quotedModule)?.map((quoted) => quoted.slice(1)));
}

/** Whether a library of coroutines may be used in a text that names these modules. */
export function mentionsCoroutineLibrary(text: string, modules: ReadonlySet<string>): boolean {
  return [...modules].some((module) => coroutineModules.has(module)) || mentionsHelper(text) || mentionsGlobal(text);
}

/** One that only loads modules matters where nothing calls it any more. */
function mentionsHelper(text: string): boolean {
  if (!helperStarts.some((start) => text.includes(start)) || !anyHelper.test(text)) return false;
  return helper.test(text) || (interopHelper.test(text) && !interopCall.test(text));
}

function mentionsGlobal(text: string): boolean {
  return globals.some(
    ({ end, words, whole }) => text.includes(end) && words.some((one) => text.includes(one)) && whole.test(text),
  );
}

function anyOf(names: readonly string[]): string {
  return [...new Set(names)].map(literalPattern).join('|');
}

function word(names: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${[...new Set(names)].join('|')})\\b`);
}
