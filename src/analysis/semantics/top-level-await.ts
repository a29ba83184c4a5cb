import type { TSESLint } from '@typescript-eslint/utils';

/** What engines tell rules of the language that a file is written in. */
export interface FileLanguage {
  readonly ecmaVersion?: unknown;
  readonly parserOptions?: { readonly ecmaVersion?: unknown } | undefined;
}

/** The edition of ECMAScript that brought `await` at the top level of modules. */
const topLevelAwait = 2022;

/**
 * The edition of ECMAScript that a file is set to be written in, as a year; undefined where nothing tells.
 *
 * What `parserOptions` say is what the parser gets, whatever else is set (measured on ESLint 8.57, 9.39 and 10.15).
 * Editions come as years or, below 2015, as numbers of the edition. Of eslintrc and parsers other than espree ESLint
 * knows nothing, and says 5, in which there are neither modules nor generators.
 */
export function editionOf(language: FileLanguage | undefined): number | undefined {
  const version = language?.parserOptions?.ecmaVersion ?? language?.ecmaVersion;
  if (typeof version !== 'number' || version <= 5) return undefined;
  return version < 2015 ? version + 2009 : version;
}

/** Whether `await` may be written at the top level of a file: it is a module, and no older edition of ECMAScript is set. */
export function allowsTopLevelAwait(
  { ast }: Readonly<TSESLint.SourceCode>,
  language: FileLanguage | undefined,
): boolean {
  return ast.sourceType === 'module' && (editionOf(language) ?? Infinity) >= topLevelAwait;
}
