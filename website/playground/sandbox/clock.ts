interface Timer {
  readonly due: number;
  readonly act: () => void;
  readonly every?: number;
}

/** Time that passes when nothing else is left to do, so that timers come in the same order in each run. */
export interface Clock {
  set(act: () => void, delay: number, every?: number): number;
  clear(id: number): void;
  now(): number;
  /** Runs the program's timers until none is left. */
  run(): Promise<void>;
}

const start = Date.UTC(2020, 0, 1);
const realTimeout = setTimeout;

export function createClock(): Clock {
  const timers = new Map<number, Timer>();
  let time = start;
  let made = 0;

  function next(): [number, Timer] | undefined {
    return [...timers].sort(([a, one], [b, other]) => one.due - other.due || a - b)[0];
  }

  return {
    set(act, delay, every) {
      const due = time + Math.max(delay || 0, 0);
      timers.set(++made, { due, act, ...(every !== undefined && { every }) });
      return made;
    },
    clear: (id) => void timers.delete(id),
    now: () => time,
    async run() {
      await pause();
      for (let found = next(); found; found = next()) {
        const [id, { due, act, every }] = found;
        time = due;
        if (every === undefined) timers.delete(id);
        else timers.set(id, { due: due + Math.max(every, 1), act, every });
        try {
          act();
        } catch (error) {
          // As from a real timer: nobody catches it, and the rest goes on.
          queueMicrotask(() => {
            throw error;
          });
        }
        await pause();
      }
    },
  };
}

/** Lets everything happen that needs no timer: what waits for a promise, or for a message to itself. */
async function pause(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise<void>((resolve) => void realTimeout(resolve));
}
