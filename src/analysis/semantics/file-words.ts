import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize, once } from '../../collections/index.js';
import { mentionsRunner } from '../runners/index.js';
import { mentionedModules, mentionsCoroutineLibrary } from './library-words.js';

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
  /** What makes use of a known library of coroutines. */
  readonly library: boolean;
  /** A declaration of a generator function that is somewhere else. */
  readonly declaredGenerator: boolean;
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
  const library = once(() => mentionsCoroutineLibrary(text, modules()));
  return {
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
