import { describe, expect, it } from 'vitest';
import { drawLineRanges } from '../../tools/mutation/line-ranges.mjs';

describe('ranges of lines drawn from files', () => {
  const lengths = new Map([
    ['a.ts', 14],
    ['b.ts', 6],
  ]);
  const all = ['a.ts:1-6', 'a.ts:7-12', 'a.ts:13-14', 'b.ts:1-6'];

  it('cover every line once where all are drawn', () => {
    expect(drawLineRanges(lengths, 9, '1').toSorted()).toEqual(all.toSorted());
  });

  it('are as many as asked for, the same for the same seed, and others for another', () => {
    const draw = (seed: number) => drawLineRanges(lengths, 2, String(seed));
    const draws = Array.from({ length: 20 }, (_, seed) => draw(seed));
    for (const [seed, drawn] of draws.entries()) {
      expect(new Set(drawn)).toHaveLength(2);
      expect(drawn).toEqual(draw(seed));
    }
    expect(new Set(draws.flat())).toEqual(new Set(all));
  });
});
