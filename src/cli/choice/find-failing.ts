/** What a set of changes does to a test: it passes, or it fails. */
export type TestChanges<T> = (changes: readonly T[]) => Promise<boolean>;

/** How changes depend on each other, and who is told what is found. */
export interface SearchOptions<T> {
  /** Adds all that some changes need: what is changed at the same time, and is not to blame. */
  withNeeds?(changes: readonly T[]): readonly T[];
  /** Told of each failing group as it is found, and of what cannot be changed without it. */
  onGroup?(group: readonly T[], dependents: readonly T[]): void;
}

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
 * @param changes in the order in which they are to be tried: what others need comes before them
 * @param passes runs the test with some of the changes; with none it is known to pass
 */
export async function findFailing<T>(
  changes: readonly T[],
  passes: TestChanges<T>,
  { withNeeds = (some) => some, onGroup = () => undefined }: SearchOptions<T> = {},
): Promise<Tried<T>> {
  const failing: (readonly T[])[] = [];
  let runs = 0;
  let rest = changes;
  while (rest.length > 0) {
    if (await test(rest)) break;
    const group = await smallestFailing(rest);
    const lost = new Set(rest.filter((change) => withNeeds([change]).some((needed) => group.includes(needed))));
    failing.push(group);
    onGroup(
      group,
      [...lost].filter((change) => !group.includes(change)),
    );
    rest = rest.filter((change) => !lost.has(change));
  }
  return { kept: rest, failing, runs };

  async function test(some: readonly T[]): Promise<boolean> {
    if (some.length === 0) return true;
    runs += 1;
    return passes(withNeeds(some));
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
