import fc from 'fast-check';
import { it } from 'vitest';

/** `npm run fuzz` makes it long, with another seed each time. */
const isLong = process.env['npm_lifecycle_event'] === 'fuzz';
const seed = Number(process.env['FUZZ_SEED'] ?? (isLong ? Date.now() % 2 ** 31 : 1));

/**
 * A test of a property of random things. When it fails, it shows the seed, and the smallest thing that it fails for.
 *
 * @param title what holds, of this many things
 * @param runs how many are tried; the long command tries a hundred times as many, and `FUZZ_RUNS` is another number
 * @param show a thing as the text that is shown
 */
export function fuzz<T>(
  title: string,
  runs: number,
  things: fc.Arbitrary<T>,
  show: (thing: T) => Promise<string> | string,
  holds: (thing: T) => Promise<void> | void,
): void {
  const numRuns = Number(process.env['FUZZ_RUNS'] ?? (isLong ? 100 * runs : runs));
  it(
    `${numRuns} ${title} (seed ${seed})`,
    async () => {
      const property = fc.asyncProperty(things, async (thing) => {
        await holds(thing);
      });
      const details = await fc.check(property, { numRuns, seed });
      if (!details.failed) return;
      const [found] = details.counterexample!;
      throw new Error(`Seed ${seed}, run ${details.numRuns}:\n${await show(found)}`, { cause: details.errorInstance });
    },
    numRuns * 1000 + 60_000,
  );
}
