import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type FileArrival, summarize } from './report.js';
import { travel } from './round-trip.js';
import { packageOf, sampleFiles } from './sample.js';
import { styles } from './styles.js';

/**
 * `npm run roundtrip` takes so many functions that 5,000 go most ways, each all that it can be written in; otherwise every
 * file goes half of them, by turns. `ROUNDTRIP_FUNCTIONS` is another number.
 */
const isLong = process.env['npm_lifecycle_event'] === 'roundtrip';
const wanted = Number(process.env['ROUNDTRIP_FUNCTIONS'] ?? (isLong ? 6500 : 300));
const maximumSize = isLong ? 200_000 : 20_000;

describe('async functions of installed packages, written as coroutines', { timeout: 7_200_000 }, () => {
  const files = sampleFiles(wanted, maximumSize);

  it('are as many as wanted, of ten packages at least', () => {
    expect(files.reduce((sum, { functions }) => sum + functions, 0)).toBeGreaterThanOrEqual(wanted);
    expect(new Set(files.map(({ path }) => packageOf(path))).size).toBeGreaterThanOrEqual(10);
  });

  it.for(styles)('come back from $name', async (style) => {
    const { name, floor, journeyOf } = style;
    const turn = styles.indexOf(style) % 2;
    const arrivals: FileArrival[] = [];
    for (const { path, text, parsed } of files.filter((_, index) => isLong || index % 2 === turn)) {
      const journey = journeyOf(text, parsed);
      const arrival = journey && travel(journey);
      if (arrival) arrivals.push({ path, ...arrival });
      // Vitest takes a worker that does not answer for a dead one.
      await setImmediate();
    }
    const { functions, restored, packages, rest, wrong } = summarize(arrivals);
    const share = `${restored} of ${functions} (${((100 * restored) / functions).toFixed(1)} %)`;
    console.log(`${name}: ${share} of ${arrivals.length} files and ${packages} packages`, rest);
    expect.soft(wrong).toEqual([]);
    expect.soft(restored / functions).toBeGreaterThanOrEqual(floor);
  });
});
