import { createHash } from 'node:crypto';

const linesPerRange = 6;

/**
 * Draws ranges of lines from files: the same ones for the same seed, as long as the files keep their length.
 *
 * @param {ReadonlyMap<string, number>} lengths How many lines each file has.
 * @param {number} count How many ranges of six lines; all of them where the files have no more.
 * @param {string} seed
 * @returns {string[]} As Stryker takes them: `src/a.ts:11-20`.
 */
export function drawLineRanges(lengths, count, seed) {
  const ranges = [...lengths].flatMap(([file, length]) =>
    Array.from({ length: Math.ceil(length / linesPerRange) }, (_, index) => {
      const first = index * linesPerRange + 1;
      return `${file}:${first}-${Math.min(first + linesPerRange - 1, length)}`;
    }),
  );
  const rank = new Map(ranges.map((range) => [range, createHash('sha256').update(`${seed} ${range}`).digest('hex')]));
  return ranges.toSorted((a, b) => (rank.get(a) ?? '').localeCompare(rank.get(b) ?? '')).slice(0, count);
}
