import { coroutineLibraries } from '../../catalogue/index.js';
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
const quotedModule = moduleWords(coroutineLibraries.flatMap(({ modules }) => modules));
const helper = word(inlined.filter(({ isInterop }) => !isInterop).map(({ name }) => name));
const interop = inlined.filter(({ isInterop }) => isInterop).map(({ name }) => name);
const interopHelper = word(interop);
const interopCall = new RegExp(`\\b(?:${interop.join('|')})\\(`);
const anyHelper = word(inlined.map(({ name }) => name));

/** Global variables, each with the words of which one stands where its coroutines are used. */
const globals = new Map<string, readonly string[]>();
for (const { exports, globals: own = {} } of coroutineLibraries) {
  const paths = exports.flatMap(({ path, role }) =>
    role === 'wrapper' || role === 'runner' || role === 'state-machine' ? path.split('.').at(-1)! : [],
  );
  // What has the name of a helper is found as one.
  for (const name of Object.keys(own))
    if (!helper.test(name)) globals.set(name, [...(globals.get(name) ?? []), ...paths]);
}

/** Whether a library of coroutines may be used in a text. */
export function mentionsCoroutineLibrary(text: string): boolean {
  return quotedModule.test(text) || mentionsHelper(text) || mentionsGlobal(text);
}

/** One that only loads modules matters where nothing calls it any more. */
function mentionsHelper(text: string): boolean {
  if (!text.includes('_') || !anyHelper.test(text)) return false;
  return helper.test(text) || (interopHelper.test(text) && !interopCall.test(text));
}

function mentionsGlobal(text: string): boolean {
  for (const [name, words] of globals)
    if (text.includes(name) && words.some((one) => text.includes(one)) && word([name]).test(text)) return true;
  return false;
}

/** What the text of a file has when it loads one of these modules. */
export function moduleWords(modules: readonly string[]): RegExp {
  return new RegExp(`["'\`](?:${[...new Set(modules)].map(literalPattern).join('|')})["'\`]`);
}

function word(names: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${[...new Set(names)].join('|')})\\b`);
}
