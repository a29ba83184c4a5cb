import { vi } from 'vitest';
import { load, type Observation } from './observation.js';

interface Entry {
  readonly maxAge: number;
}

/** Lets entries of a map grow old, one of them twice. */
async function observe(folder: string): Promise<unknown> {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  try {
    const clean = load(folder) as (map: Map<string, Entry>) => Map<string, Entry>;
    const inSeconds = (seconds: number): Entry => ({ maxAge: Date.now() + seconds * 1000 });
    const map = new Map([
      ['old', inSeconds(-1)],
      ['first', inSeconds(2)],
    ]);
    clean(map);
    map.set('second', inSeconds(4));
    const keys: string[][] = [];
    for (let second = 1; second <= 6; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      keys.push([...map.keys()]);
      if (second === 3) map.set('second', inSeconds(2));
      if (second === 4) map.set('third', inSeconds(1));
    }
    return keys;
  } finally {
    vi.useRealTimers();
  }
}

const expected = [['first', 'second'], ['second'], ['second'], [], [], []];

export default { name: 'map-age-cleaner', preset: 'recommended', observe, expected } satisfies Observation;
