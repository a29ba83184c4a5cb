import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize, once } from '../../collections/index.js';
import { literalPattern } from '../../syntax/index.js';
import { mentionsRunner } from '../runners/index.js';
import { words } from './catalogued-words.js';

/**
 * What a text has that the rules look for. Every file is searched for it, most have none of it, and each is looked for
 * once. A pattern that costs more than a plain search stands behind one.
 */
export interface FileWords {
  /** `await` or `async`. */
  readonly waits: boolean;
  /** `yield`, or the head of a generator function that is no method. */
  readonly yields: boolean;
  /** What steps a generator by hand. */
  readonly runner: boolean;
  /** What makes use of a known library of coroutines: a module, a helper of a compiler, or a global variable. */
  readonly library: boolean;
  readonly helper: boolean;
  readonly global: boolean;
  /** A declaration of a generator function that is somewhere else. */
  readonly declaredGenerator: boolean;
  /** What a comment that disables rules of ESLint or oxlint begins with. */
  readonly disables: boolean;
  /** The modules in it that the rules know something of. */
  readonly modules: ReadonlySet<string>;
}

/** Engines may use one object for the source code of all files, but not one AST. */
export const astOf = ({ ast }: { readonly ast: TSESTree.Program }): TSESTree.Program => ast;

/** The words of a file. */
export const wordsOf: (sourceCode: Readonly<TSESLint.SourceCode>) => FileWords = memoize(
  ({ text }: Readonly<TSESLint.SourceCode>) => wordsIn(text),
  astOf,
);

/** Whether a file names one of some modules that the rules know something of. */
export function namesModule(sourceCode: Readonly<TSESLint.SourceCode>, some: readonly string[]): boolean {
  const { modules } = wordsOf(sourceCode);
  return some.some((module) => modules.has(module));
}

/** The words of a text, each looked for when it is first asked for. */
export function wordsIn(text: string): FileWords {
  const waits = once(() => (text.includes('wait') || text.includes('sync')) && /\ba(?:wait|sync)\b/.test(text));
  const yields = once(() => text.includes('yield') || hasGeneratorHead(text));
  const runner = once(() => mentionsRunner(text));
  const modules = once(() => mentionedModules(text));
  const helper = once(() => mentionsHelper(text));
  const global = once(() => mentionsGlobal(text));
  const library = once(() => [...modules()].some((module) => coroutineModules.has(module)) || helper() || global());
  const disables = once(() => text.includes('lint-disable'));
  return {
    get disables() {
      return disables();
    },
    get waits() {
      return waits();
    },
    get yields() {
      return yields();
    },
    get runner() {
      return runner();
    },
    get library() {
      return library();
    },
    get helper() {
      return helper();
    },
    get global() {
      return global();
    },
    get modules() {
      return modules();
    },
    get declaredGenerator() {
      return text.includes('Generator') && /\bGenerator\b/.test(text) && declaration.test(text);
    },
  };
}

/** `declare`, or what a file of declarations exports without it. */
const declaration = /\bdeclare\b|^export (?:default )?(?:abstract )?(?:class|const|function) /m;

/** `function*`, with blanks between: texts have fewer stars than functions. */
function hasGeneratorHead(text: string): boolean {
  for (let star = text.indexOf('*'); star !== -1; star = text.indexOf('*', star + 1)) {
    let end = star;
    while (end > 0 && isBlank(text, end - 1)) end--;
    if (text.endsWith('function', end) && !/\w/.test(text.charAt(end - 'function'.length - 1))) return true;
  }
  return false;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 32 || (code > 127 && /\s/.test(text.charAt(at)));
}

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

/** The global variables that may be a library of coroutines. */
export const libraryGlobals: ReadonlySet<string> = new Set(words.globals.map(({ name }) => name));

const globals = words.globals.map(({ name, members }) => {
  // Capital letters are rare, and a search goes from one place with its first letter to the next.
  const end = /[A-Z].*/.exec(name)?.[0] ?? name;
  return { end, members, whole: word([name]) };
});

/**
 * The modules that a text names in quotes, of libraries of coroutines, of adapters, and of hosts that are classes in
 * later versions.
 */
function mentionedModules(text: string): ReadonlySet<string> {
  return new Set(text.match(quotedModule)?.map((quoted) => quoted.slice(1)));
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
