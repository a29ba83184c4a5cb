/** White space other than line breaks. */
const blank = /[^\S\r\n]/;
// A regular expression that searches for the end of the blanks would start anew at each of them.
const lineEnd = /[^\S\r\n]*(?:\r\n|\r|\n|$)/y;

/** Where the blanks start that end at an offset. */
export function startOfBlanks(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && blank.test(text[start - 1]!)) start -= 1;
  return start;
}

/** Where the next line starts, if only blanks stand between an offset and the end of its line. */
export function endOfLine(text: string, offset: number): number | undefined {
  lineEnd.lastIndex = offset;
  return lineEnd.test(text) ? lineEnd.lastIndex : undefined;
}

/** Whether a line starts at an offset. */
export function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || /[\r\n]/.test(text[offset - 1]!);
}

/** Where the line break starts that ends at an offset. */
export function beforeLineBreak(text: string, offset: number): number {
  return text.slice(offset - 2, offset) === '\r\n' ? offset - 2 : offset - 1;
}
