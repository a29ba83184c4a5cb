import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFailing } from '../../../src/cli/choice/find-failing.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** A test that fails where all changes of one of the groups are there. */
function failsWith(groups: readonly (readonly number[])[]): (some: readonly number[]) => Promise<boolean> {
  return (some) => Promise.resolve(!groups.some((group) => group.every((each) => some.includes(each))));
}

describe('changes that fail are told from those that pass', () => {
  it('in one run where none fails', async () => {
    expect(await findFailing(numbers(100), failsWith([]))).toEqual({ kept: numbers(100), failing: [], runs: 1 });
  });

  it('where there is nothing to try', async () => {
    expect(await findFailing([], failsWith([]))).toEqual({ kept: [], failing: [], runs: 0 });
  });

  it('in about 2 log2 n runs for each', async () => {
    const { kept, failing, runs } = await findFailing(numbers(128), failsWith([[5], [77], [127]]));
    expect(failing).toEqual([[5], [77], [127]]);
    expect(kept).toEqual(numbers(128).filter((each) => ![5, 77, 127].includes(each)));
    expect(runs).toBeLessThanOrEqual(1 + 3 * 2 * 7);
  });

  it('where some only fail together', async () => {
    const { kept, failing } = await findFailing(numbers(16), failsWith([[2, 11], [7]]));
    expect(failing).toEqual([[7], [2, 11]]);
    expect(kept).toHaveLength(13);
  });

  it('each group as it is found', async () => {
    const groups: (readonly number[])[] = [];
    await findFailing(numbers(8), failsWith([[3], [4, 6]]), { onGroup: (group) => groups.push(group) });
    expect(groups).toEqual([[3], [4, 6]]);
  });

  it('without blame for what is only needed', async () => {
    // Each needs the one before it in its ten.
    const withNeeds = (some: readonly number[]) =>
      numbers(40).filter((each) => some.some((other) => each <= other && each >= other - (other % 10)));
    const lost: (readonly number[])[] = [];
    const { kept, failing, runs } = await findFailing(numbers(40), failsWith([[13], [27], [5, 35]]), {
      withNeeds,
      onGroup: (_, dependents) => lost.push(dependents),
    });
    expect(failing).toEqual([[13], [27], [5, 35]]);
    expect(lost).toEqual([
      [14, 15, 16, 17, 18, 19],
      [28, 29],
      [6, 7, 8, 9, 36, 37, 38, 39],
    ]);
    expect(kept).toEqual(numbers(40).filter((each) => ![...failing, ...lost].flat().includes(each)));
    expect(runs).toBeLessThanOrEqual(1 + 4 * 2 * 6);
  });

  it('whatever fails', async () => {
    const group = fc.uniqueArray(fc.nat(19), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(group, { maxLength: 5 }), async (groups) => {
        const passes = failsWith(groups);
        const { kept, failing } = await findFailing(numbers(20), passes);
        expect(await passes(kept)).toBe(true);
        expect([...kept, ...failing.flat()].sort((a, b) => a - b)).toEqual(numbers(20));
        for (const found of failing) {
          expect(await passes([...kept, ...found])).toBe(false);
          for (const one of found) expect(await passes(found.filter((each) => each !== one))).toBe(true);
        }
      }),
    );
  });
});
