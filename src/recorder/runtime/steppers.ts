import { count, type FunctionNotes } from './notes.js';

/** Learns who steps the generator objects of functions. */
export interface Steppers {
  /** Called in the body of a generator, while it runs. */
  note(notes: FunctionNotes): void;
}

/** How many objects of a function are looked at one by one. After that, one in so many. */
const looked = 256;
const sampling = 64;

/** Puts functions in the place of those that step generators, which remember which one runs. */
export function watchSteppers(nameOfFile: (file: string) => string): Steppers {
  const functions = Object.getPrototypeOf(function* () {}) as { prototype: Record<PropertyKey, unknown> };
  const { prototype } = functions;
  const iterated = new WeakSet<object>();
  const noted = new WeakSet<object>();
  const seen = new WeakMap<FunctionNotes, number>();
  let running: object | undefined;

  const { next } = prototype as { next: (this: object, ...values: unknown[]) => unknown };
  const watched = {
    next(this: object, ...values: unknown[]): unknown {
      const outer = enter(this);
      try {
        return next.apply(this, values);
      } finally {
        running = outer;
      }
    },
  }.next;
  replace(prototype, 'next', watched);

  const iterators = Object.getPrototypeOf(prototype) as Record<PropertyKey, unknown>;
  const iterator = iterators[Symbol.iterator] as (this: object) => unknown;
  replace(
    prototype,
    Symbol.iterator,
    {
      [Symbol.iterator](this: object): unknown {
        iterated.add(this);
        return iterator.call(this);
      },
    }[Symbol.iterator],
  );

  function enter(generator: object): object | undefined {
    const outer = running;
    running = generator;
    return outer;
  }

  return {
    note(notes) {
      if (!running || noted.has(running)) return;
      noted.add(running);
      const objects = (seen.get(notes) ?? 0) + 1;
      seen.set(notes, objects);
      if (objects > looked && objects % sampling !== 0) return;
      const file = callerOf(watched);
      count(
        notes.steppedBy,
        `${file === undefined ? 'unknown' : nameOfFile(file)}${iterated.has(running) ? ' (iterates)' : ''}`,
      );
    },
  };
}

/** Replaces a method so that only a comparison would tell. */
function replace(holder: object, name: PropertyKey, method: (this: object, ...values: unknown[]) => unknown): void {
  const original = Object.getOwnPropertyDescriptor(holder, name) ?? {
    writable: true,
    configurable: true,
    enumerable: false,
  };
  Object.defineProperty(holder, name, { ...original, value: method });
}

/** The file of the function that called another one. */
function callerOf(called: (...values: never[]) => unknown): string | undefined {
  const { stackTraceLimit, prepareStackTrace } = Error;
  const holder: { stack?: NodeJS.CallSite[] } = {};
  Error.stackTraceLimit = 1;
  Error.prepareStackTrace = (_, sites) => sites;
  Error.captureStackTrace(holder, called);
  const [site] = holder.stack ?? [];
  Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  return site?.getFileName() ?? undefined;
}
