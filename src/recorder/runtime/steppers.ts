import { count, type FunctionNotes } from './notes.js';

type Step = (this: object, ...values: unknown[]) => unknown;

/** Learns who steps the generator objects of functions. */
export interface Steppers {
  /** Called in the body of a generator, while it runs. */
  note(notes: FunctionNotes): void;
  /** Whether a function was called by a package that steps the objects of the generator function, too: by its runner. */
  isCalledByRunner(called: (...values: never[]) => unknown, notes: FunctionNotes): boolean;
  /**
   * Puts functions in the place of those that step the generator objects of a realm, which remember which one runs.
   *
   * @param prototype what the prototypes of its generator functions inherit from
   */
  watch(prototype: object): void;
}

/** How many objects of a function are looked at one by one. After that, one in so many. */
const looked = 16;
const sampling = 64;

/** Makes what learns who steps generator objects: those of this realm, and of others that it is told of. */
export function watchSteppers(nameOfFile: (file: string) => string): Steppers {
  const iterated = new WeakSet<object>();
  const noted = new WeakSet<object>();
  const seen = new WeakMap<FunctionNotes, number>();
  const steps = new WeakSet<Step>();
  let running: object | undefined;
  let runningStep: Step | undefined;
  watch((Object.getPrototypeOf(function* () {}) as { prototype: object }).prototype);

  function watch(prototype: object): void {
    const { next } = prototype as { next: Step };
    if (steps.has(next)) return;
    const step = {
      next(this: object, ...values: unknown[]): unknown {
        const outer = running;
        const outerStep = runningStep;
        enter(this, step);
        try {
          return next.apply(this, values);
        } finally {
          enter(outer, outerStep);
        }
      },
    }.next;
    steps.add(step);
    replace(prototype, 'next', step);

    watchIteration(prototype, iterated);
  }

  function enter(generator: object | undefined, step: Step | undefined): void {
    running = generator;
    runningStep = step;
  }

  return {
    watch,
    isCalledByRunner(called, { steppedBy }) {
      const file = callerOf(called);
      return file !== undefined && /[\\/]node_modules[\\/]/.test(file) && nameOfFile(file) in steppedBy;
    },
    note(notes) {
      if (!running || noted.has(running)) return;
      noted.add(running);
      const objects = (seen.get(notes) ?? 0) + 1;
      seen.set(notes, objects);
      if (objects > looked && objects % sampling !== 0) return;
      const file = runningStep && callerOf(runningStep);
      count(
        notes.steppedBy,
        `${file === undefined ? 'unknown' : nameOfFile(file)}${iterated.has(running) ? ' (iterates)' : ''}`,
      );
    },
  };
}

/** Notes the generator objects that something iterates. */
function watchIteration(prototype: object, iterated: WeakSet<object>): void {
  const iterators = Object.getPrototypeOf(prototype) as Record<PropertyKey, unknown>;
  const iterator = iterators[Symbol.iterator] as (this: object) => unknown;
  const { [Symbol.iterator]: watched } = {
    [Symbol.iterator](this: object): unknown {
      iterated.add(this);
      return iterator.call(this);
    },
  };
  replace(prototype, Symbol.iterator, watched);
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
