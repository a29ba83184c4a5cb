/** The three ways to write a word that needs an async function around it. */
export type AwaitKeyword = 'await' | 'for await' | 'await using';

/** A place where the text of a file has the word `await`, be it code or not. */
export interface AwaitWord {
  readonly keyword: AwaitKeyword;
  /** Offset of `await`. */
  readonly start: number;
  /** Offset of the token that is left to start the node when `await` is overwritten: `void`, `for` or `using`. */
  readonly anchor: number;
}

const awaitLength = 'await'.length;
// Comments are matched such that a longer match is never tried: the gap ends where the next token starts.
const comment = String.raw`\/\*(?:[^*]|\*(?!\/))*\*\/`;
const gap = String.raw`(?:\s|${comment}|\/\/.*(?!.))*`;
const gapInLine = String.raw`(?:[^\S\r\n\u2028\u2029]|${comment})+`;
const identifierPart = String.raw`[\p{ID_Continue}$\u200c\u200d]`;
// A word after `.` or `#` is a property's name; after `...` it is not.
const wordStart = String.raw`(?<!${identifierPart}|#|(?<!\.\.)\.)`;
const wordEnd = String.raw`(?!${identifierPart}|\\)`;

const words = new RegExp(String.raw`${wordStart}(?:for${wordEnd}${gap}${wordStart})?await${wordEnd}`, 'gu');
const gapHere = new RegExp(gap, 'uy');
const infixWord = String.raw`(?:in|of|instanceof|as|satisfies|is|extends|implements)${wordEnd}`;
const usingHere = new RegExp(`(${gapInLine})using${gapInLine}(?!${infixWord})[\\p{ID_Start}$_]`, 'uy');
/** What cannot follow an identifier in its line, so that `await` before it is no identifier. */
const operandAfterKeyword = new RegExp(String.raw`${gapInLine}(?!${infixWord})(?:[\p{ID_Start}$_'"\d~]|!(?!=))`, 'uy');
/** What may start an operand, where `await` is reserved and cannot be an identifier. */
const operandAfterReserved = new RegExp(
  String.raw`${gap}(?!${infixWord})(?:[\p{ID_Start}$_'"\d~([\x60{<]|!(?!=)|\+|-|\/)`,
  'uy',
);

/** Every place where the text has the word `await` other than as the name of a property, in the text's order. */
export function findAwaitWords(text: string): AwaitWord[] {
  return Array.from(text.matchAll(words), (match) => {
    const start = match.index + match[0].length - awaitLength;
    // A comment may end in the word `for`.
    const isLoop = match[0].length > awaitLength && text.charAt(skipGap(text, start + awaitLength)) === '(';
    if (isLoop) return { keyword: 'for await', start, anchor: match.index };
    const using = matchAt(usingHere, text, start + awaitLength);
    if (using) return { keyword: 'await using', start, anchor: start + awaitLength + using[1]!.length };
    return { keyword: 'await', start, anchor: start };
  });
}

/**
 * Whether a word, should it be code, reads as an await and as nothing else.
 *
 * In a script `await` is also a name: `await (x)` is a call there, `await + x` a sum. In a module it is reserved.
 */
export function isUnmistakable(word: AwaitWord, text: string, sourceType: string | undefined): boolean {
  if (word.keyword !== 'await') return true;
  // Not the name in a JSX tag or in a group of a regular expression.
  if (/[<-]/.test(text.charAt(word.start - 1))) return false;
  const operand = sourceType === 'module' ? operandAfterReserved : operandAfterKeyword;
  return matchAt(operand, text, word.start + awaitLength) !== null;
}

/**
 * The word that an error at this offset is about: the one that stands there, or the one that ends right before.
 *
 * Parsers that took `await` for an identifier stumble over the token after it, or over the one after that where
 * `await [` and `await ++` could still go on.
 */
export function wordAtError(allWords: readonly AwaitWord[], text: string, offset: number): AwaitWord | undefined {
  const word = allWords.findLast(({ start }) => start <= offset);
  if (!word || word.start === offset) return word;
  const next = skipGap(text, word.start + awaitLength);
  if (next === offset) return word;
  const operator = /^(?:\[|\+\+|--)/.exec(text.slice(next, next + 2));
  return operator && skipGap(text, next + operator[0].length) === offset ? word : undefined;
}

/**
 * The text with every given word overwritten by one that every function may hold, of equal length so that nothing
 * moves, and of equal place in the grammar so that nothing else becomes valid or invalid:
 * `await x` becomes `void  x`, and the modifiers in `for await (` and `await using` become blanks.
 */
export function overwrite(text: string, chosen: Iterable<AwaitWord>): string {
  let overwritten = '';
  let end = 0;
  for (const { keyword, start } of [...chosen].sort((a, b) => a.start - b.start)) {
    overwritten += text.slice(end, start) + (keyword === 'await' ? 'void ' : '     ');
    end = start + awaitLength;
  }
  return overwritten + text.slice(end);
}

function skipGap(text: string, offset: number): number {
  return offset + matchAt(gapHere, text, offset)![0].length;
}

function matchAt(sticky: RegExp, text: string, offset: number): RegExpExecArray | null {
  sticky.lastIndex = offset;
  return sticky.exec(text);
}
