import type { GeneratorSite, SuspensionSite } from './generator-functions.js';

/** A suspension of a compiled text, and which one of the text on disk it was. */
export interface Alignment {
  readonly suspension: SuspensionSite;
  readonly original: SuspensionSite;
}

/** A generator function of a compiled text, and which one of the text on disk it was. */
export interface AlignedGenerator {
  readonly generator: GeneratorSite;
  readonly original: GeneratorSite;
  readonly suspensions: readonly Alignment[];
}

/** The offsets at which the lines of a text start. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** The line from 1, and the column from 0, of an offset. */
export function positionAt(lineStarts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - lineStarts[low]! };
}
