import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { literalPattern } from '../../syntax/index.js';
import { readSettings, type Settings } from '../environment/index.js';
import { astOf, type FileWords, wordsIn, wordsOf } from './file-words.js';
import { callsChange } from './project-knowledge.js';
import type { FileContext, SemanticModel } from './semantic-model.js';

/**
 * Whether any rule can have something to say of a file, by its text alone: what all of them ask for before they look at
 * anything else. Most files end here.
 */
export function mayConcern({ sourceCode, filename, settings }: FileContext): boolean {
  if (sourceCode.parserServices?.program || hasWords(wordsOf(sourceCode))) return true;
  return mentionsOwnLibrary(sourceCode.text, readSettings(settings['native-async'])) || callsChange(filename);
}

/**
 * What the text of a file, which is not parsed yet, says of it: that no rule can have anything to say; that none has
 * unless its syntax has a generator function, the name `yield` or `await`, or a library that is a global variable; or
 * nothing of the kind.
 */
export function textConcerns(text: string, settings: unknown): 'nothing' | 'syntax' | 'anything' {
  const words = wordsIn(text);
  const isOpen = words.modules.size > 0 || words.helper || words.runner || words.declaredGenerator;
  if (isOpen || mentionsOwnLibrary(text, readSettings(settings))) return 'anything';
  return words.waits || words.global || textMayHaveGenerator(text, words) ? 'syntax' : 'nothing';
}

/** Whether a text that is not parsed yet may have a generator function, also one that yields nothing. */
export function textMayHaveGenerator(text: string, words = wordsIn(text)): boolean {
  return words.yields || generatorMethod.test(text);
}

/**
 * A star before the name of a method, or before a comment; other stars multiply, or stand in comments. What precedes is
 * looked at from the star, since a search from every line break would go over the blank lines after it again and again.
 */
const generatorMethod = /\*(?<=(?:[{},;/\n]|\bstatic)\s*\*)\s*(?:['"[]|\/[*/]|[^\s(*/['"<]+\s*(?:[(<]|\/[*/]))/;

function hasWords(words: FileWords): boolean {
  return (
    words.waits || words.yields || words.modules.size > 0 || words.library || words.runner || words.declaredGenerator
  );
}

function mentionsOwnLibrary(text: string, settings: Settings): boolean {
  return wordsOfSettings(settings)?.test(text) ?? false;
}

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
  const words = wordsOf(sourceCode);
  if (words.library || mentionsOwnLibrary(sourceCode.text, settings) || words.runner) return true;
  return settings.project !== 'off' && mentionsGenerator(sourceCode);
}

/** Whether a file can hold a generator function that does something, by its words, comments and strings left out. */
export const mentionsGenerator = memoize(
  (sourceCode: Readonly<TSESLint.SourceCode>) => wordsOf(sourceCode).yields && hasGeneratorTokens(sourceCode.ast),
  astOf,
);

/** Whether a file can hold any generator function, also a method that yields nothing, which has no word for it. */
export function mayHaveGenerator(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const { ast, text } = sourceCode;
  return mentionsGenerator(sourceCode) || (text.includes('*') && hasGeneratorMethod(ast));
}

/** Whether types can show that a file calls a generator of another: those of the program, or of `declare function` in it. */
export function mayCallForeignGenerators(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return Boolean(sourceCode.parserServices?.program) || wordsOf(sourceCode).declaredGenerator;
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

/** What tools write at the start of a file that they make: protoc, Thrift, CoffeeScript, Relay and their kin. */
const marks: readonly RegExp[] = [
  /(?:^|[\s*])@generated\b/,
  /\bDO NOT (?:EDIT|MODIFY)\b/,
  /\b(?:auto-?|automatically )generated\b/i,
  /^[ \t*!#-]*(?:(?:this )?(?:code|file|module)(?: (?:is|was|has been))? )?generated (?:by|from|with)\b/im,
];
/** Of all text on one line, as minifiers write it. */
const longLine = 500;

/** Whether nothing should be converted in a file, since a tool has made it and will make it again. */
export function isLeftAlone({ sourceCode, settings }: FileContext): boolean {
  return readSettings(settings['native-async']).generatedFiles === 'skip' && isGenerated(sourceCode);
}

/** Whether a file says that a tool made it: by a comment before its code, by naming its source map, or by its lines. */
const isGenerated = memoize(({ ast, lines, text }: Readonly<TSESLint.SourceCode>): boolean => {
  if (text.length / lines.length >= longLine) return true;
  const { comments } = ast;
  if (/^[#@]\s*sourceMappingURL=/.test(comments.at(-1)?.value ?? '')) return true;
  const code = ast.body.find((statement) => !('directive' in statement && statement.directive));
  const end = code?.range[0] ?? Infinity;
  return comments.some(({ range, value }) => range[1] <= end && marks.some((mark) => mark.test(value)));
}, astOf);
