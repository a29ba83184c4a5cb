/**
 * Where in the text a parser says the error is, as a UTF-16 offset; undefined if it does not say.
 *
 * espree writes `index` and Babel `pos`. hermes-eslint has a line from 1 and a column from 0 alone: it takes line feeds
 * alone for the ends of lines, and counts the bytes of UTF-8 (measured on 0.37.0).
 */
export function errorOffset(error: unknown, text: string): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { index, pos, lineNumber, column } = error as Record<string, unknown>;
  if (typeof index === 'number') return index;
  if (typeof pos === 'number') return pos;
  if (typeof lineNumber !== 'number' || typeof column !== 'number') return undefined;
  const linesBefore = text.split('\n', lineNumber - 1);
  const start = linesBefore.join('\n').length + Math.sign(linesBefore.length);
  const bytesBefore = new TextEncoder().encode(text.slice(start)).subarray(0, column);
  return start + new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesBefore).length;
}
