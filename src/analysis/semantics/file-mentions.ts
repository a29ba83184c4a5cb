import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { coroutineLibraries, type Library } from '../../catalogue/index.js';
import { literalPattern } from '../../syntax/index.js';
import { readSettings, type Settings } from '../environment/index.js';

const catalogued = wordsOf(coroutineLibraries);
const bySettings = new WeakMap<Settings, RegExp>();
/** What files mention, by AST, which is new per file in every engine. */
const withLibrary = new WeakMap<TSESTree.Program, boolean>();
const withGenerator = new WeakMap<TSESTree.Program, boolean>();

/**
 * Whether a file can be of interest to what looks for coroutine libraries, by its text alone. Costs one search of the
 * text; most files end here.
 */
export function mentionsCoroutineLibrary(
  { ast, text }: Readonly<TSESLint.SourceCode>,
  given: Readonly<Record<string, unknown>>,
): boolean {
  let isCatalogued = withLibrary.get(ast);
  if (isCatalogued === undefined) withLibrary.set(ast, (isCatalogued = catalogued.test(text)));
  if (isCatalogued) return true;
  const settings = readSettings(given['native-async']);
  const named = [...settings.wrappers, ...settings.runners];
  if (named.length === 0) return false;
  let words = bySettings.get(settings);
  if (!words)
    bySettings.set(
      settings,
      (words = alternatives(named.map(({ module, name }) => literalPattern(lastSegment(module ?? name))))),
    );
  return words.test(text);
}

/** Whether a file can hold a generator function that does something, by its words, comments and strings left out. */
export function mentionsGenerator({ ast, text }: Readonly<TSESLint.SourceCode>): boolean {
  let answer = withGenerator.get(ast);
  if (answer === undefined) {
    answer = /\byield\b|\bfunction\s*\*/.test(text) && hasGeneratorTokens(ast);
    withGenerator.set(ast, answer);
  }
  return answer;
}

/** Parsers of components may leave out the tokens. */
function hasGeneratorTokens({ tokens }: { readonly tokens?: TSESTree.Token[] | undefined }): boolean {
  if (!tokens) return true;
  return tokens.some(
    ({ value }, index) => value === 'yield' || (value === '*' && tokens[index - 1]?.value === 'function'),
  );
}

/** What the text of a file has when it loads one of these modules. */
export function moduleWords(modules: readonly string[]): RegExp {
  return alternatives(modules.map((module) => `["'\`]${literalPattern(module)}["'\`]`));
}

function wordsOf(all: readonly Library[]): RegExp {
  const words = all.flatMap((library) => [
    ...library.modules.map((module) => `["'\`]${literalPattern(module)}["'\`]`),
    ...Object.keys(library.globals ?? {}).map((name) => `\\b${literalPattern(name)}\\b`),
    ...(library.inlined ?? []).map(({ name }) => `\\b${name.source.replace(/^\^|\$$/g, '')}\\b`),
  ]);
  return alternatives(words);
}

function alternatives(words: readonly string[]): RegExp {
  return new RegExp([...new Set(words)].join('|'));
}

/** Modules named by path are written differently in each file, but always with their last segment. */
function lastSegment(name: string): string {
  return (
    name
      .replace(/\.[cm]?[jt]sx?$/, '')
      .split(/[./]/)
      .filter(Boolean)
      .at(-1) ?? name
  );
}
