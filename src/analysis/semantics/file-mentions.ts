import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { literalPattern } from '../../syntax/index.js';
import { readSettings, type Settings } from '../environment/index.js';
import { mentionsRunner } from '../runners/index.js';
import { mentionsCoroutineLibrary } from './library-words.js';
import type { FileContext, SemanticModel } from './semantic-model.js';

/**
 * Whether a file can be of interest to what looks for coroutine libraries, by its text alone. Costs one search of the
 * text; most files end here.
 */
function mentionsLibraryOf(sourceCode: Readonly<TSESLint.SourceCode>, settings: Settings): boolean {
  return mentionsCatalogued(sourceCode) || (wordsOfSettings(settings)?.test(sourceCode.text) ?? false);
}

/** Engines may use one object for the source code of all files, but not one AST. */
const astOf = ({ ast }: Readonly<TSESLint.SourceCode>) => ast;

const mentionsCatalogued = memoize(({ text }: Readonly<TSESLint.SourceCode>) => mentionsCoroutineLibrary(text), astOf);

const wordsOfSettings = memoize(({ wrappers, runners }: Settings): RegExp | undefined => {
  const named = [...wrappers, ...runners];
  return named.length === 0
    ? undefined
    : alternatives(named.map(({ module, name }) => literalPattern(lastSegment(module ?? name))));
});

/**
 * Whether a call in the file can be one of a runner or wrapper, by its text alone: of one that is known or written in
 * it, or, where other files are looked at, of any that comes from there.
 */
export function mayRunGenerators({ sourceCode, settings }: FileContext): boolean {
  return callsMayRunGenerators({ sourceCode, settings: readSettings(settings['native-async']) });
}

/** The same, asked of the model of a file. */
export function callsMayRunGenerators({
  sourceCode,
  settings,
}: Pick<SemanticModel, 'settings' | 'sourceCode'>): boolean {
  if (mentionsLibraryOf(sourceCode, settings) || mentionsRunner(sourceCode.text)) return true;
  return settings.project !== 'off' && mentionsGenerator(sourceCode);
}

/** Whether a file can hold a generator function that does something, by its words, comments and strings left out. */
export const mentionsGenerator = memoize(
  ({ ast, text }: Readonly<TSESLint.SourceCode>) =>
    (text.includes('yield') || (text.includes('*') && /\bfunction\s*\*/.test(text))) && hasGeneratorTokens(ast),
  astOf,
);

/** Whether a file can hold any generator function, also a method that yields nothing, which has no word for it. */
export function mayHaveGenerator(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const { ast, text } = sourceCode;
  return mentionsGenerator(sourceCode) || (text.includes('*') && hasGeneratorMethod(ast));
}

/** A star that multiplies has a value before it. */
function hasGeneratorMethod({ tokens = [] }: { readonly tokens?: TSESTree.Token[] | undefined }): boolean {
  return tokens.some(
    ({ value }, index) => value === '*' && /^(?:[{},;]|static|async)$/.test(tokens[index - 1]?.value ?? ''),
  );
}

/** Parsers of components may leave out the tokens. */
function hasGeneratorTokens({ tokens }: { readonly tokens?: TSESTree.Token[] | undefined }): boolean {
  if (!tokens) return true;
  return tokens.some(
    ({ value }, index) => value === 'yield' || (value === '*' && tokens[index - 1]?.value === 'function'),
  );
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
