import type { Position } from './parser-contract.js';

/** The offsets at which the lines of a text start, by ECMAScript's line terminators. */
export function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|[\r\n\u2028\u2029]/g), (match) => match.index + match[0].length)];
}

/** Where an offset is: the line from 1, the column from 0. */
export function positionOf(starts: readonly number[], offset: number): Position {
  const line = starts.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: offset - starts[line]! };
}
