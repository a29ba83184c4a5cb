/** What a set of changes does to a test: it passes, or it fails. */
export type TestChanges<T> = (changes: readonly T[]) => Promise<boolean>;

/** Which changes can be kept. */
export interface Tried<T> {
  /** All of them together pass. */
  readonly kept: readonly T[];
  /** Groups that make the test fail beside the kept ones: of one change, or of several that only fail together. */
  readonly failing: readonly (readonly T[])[];
  /** How often the test ran. */
  readonly runs: number;
}

/**
 * Finds which of many changes make a test fail, by halves: first all, and for each failing change about 2 log2 n runs
 * more. What it keeps has passed together, in one run.
 *
 * A failing group is minimal: without any one of it, what is kept passes with the rest of the group.
 *
 * @param changes in the order in which they are to be tried
 * @param passes runs the test with some of the changes; with none it is known to pass
 * @param onGroup told of each failing group as it is found
 */
export async function findFailing<T>(
  changes: readonly T[],
  passes: TestChanges<T>,
  onGroup: (group: readonly T[]) => void = () => undefined,
): Promise<Tried<T>> {
  const failing: (readonly T[])[] = [];
  let runs = 0;
  let rest = changes;
  while (rest.length > 0) {
    if (await test(rest)) break;
    const group = await smallestFailing(rest);
    failing.push(group);
    onGroup(group);
    rest = rest.filter((change) => !group.includes(change));
  }
  return { kept: rest, failing, runs };

  async function test(some: readonly T[]): Promise<boolean> {
    if (some.length === 0) return true;
    runs += 1;
    return passes(some);
  }

  /**
   * Of changes that fail together: the last one that is needed for it is the end of the shortest failing beginning; with
   * it held fast, the next one is found in what stands before it, until those that are held fast fail by themselves.
   */
  async function smallestFailing(candidates: readonly T[]): Promise<T[]> {
    const held: T[] = [];
    let before = candidates;
    do {
      const length = await shortestFailing(before, held);
      held.unshift(before[length - 1]!);
      before = before.slice(0, length - 1);
    } while (before.length > 0 && (await test(held)));
    return held;
  }

  /** The length of the shortest beginning of a list that fails together with what is held fast; the whole list does. */
  async function shortestFailing(list: readonly T[], held: readonly T[]): Promise<number> {
    let passing = 0;
    let failingLength = list.length;
    while (failingLength - passing > 1) {
      const middle = Math.floor((passing + failingLength) / 2);
      if (await test([...list.slice(0, middle), ...held])) passing = middle;
      else failingLength = middle;
    }
    return failingLength;
  }
}
