import { literalPattern } from '../../syntax/index.js';
import { words } from './catalogued-words.js';

/*
 * What the text of a file has in which a library of coroutines is used. Every file is searched for it, so that patterns
 * share what they have in common, and those that seldom match stand behind words that are looked for at once.
 */

const coroutineModules: ReadonlySet<string> = new Set(words.coroutineModules);
// The closing quote may be what another one begins with.
const quotedModule = new RegExp(`["'\`](${anyOf([...words.coroutineModules, ...words.hostModules])})(?=["'\`])`, 'g');
const helper = word(words.helpers);
const interopHelper = word(words.interopHelpers);
const interopCall = new RegExp(`\\b(?:${words.interopHelpers.join('|')})\\(`);
const anyHelper = word([...words.helpers, ...words.interopHelpers]);
/** With what the helpers begin; most files have none of it. */
const helperStarts = [...new Set([...words.helpers, ...words.interopHelpers].map((name) => name.slice(0, 4)))];

const globals = words.globals.map(({ name, members }) => {
  // Capital letters are rare, and a search goes from one place with its first letter to the next.
  const end = /[A-Z].*/.exec(name)?.[0] ?? name;
  return { end, members, whole: word([name]) };
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
    ({ end, members, whole }) => text.includes(end) && members.some((one) => text.includes(one)) && whole.test(text),
  );
}

function anyOf(names: readonly string[]): string {
  return [...new Set(names)].map(literalPattern).join('|');
}

function word(names: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${[...new Set(names)].join('|')})\\b`);
}
