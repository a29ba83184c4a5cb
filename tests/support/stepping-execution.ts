import { prelude } from './stepping-programs.js';

/** What became of what was sent, by its name in the program. */
export interface Outcome {
  /** Evaluations that were the first of this call on their object, over all runs: how many lost the value, how many did not. */
  lost: number;
  delivered: number;
}

const prototype = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())) as {
  next(value?: unknown): unknown;
  throw(error: unknown): unknown;
};
const native = { next: prototype.next, throw: prototype.throw };

/** A program is run with other decisions until it has been run with all of them, or so often. */
const mostRuns = 300;
/** Later decisions of a run are all no. */
const mostDecisions = 10;

/**
 * Runs a program on all its ways, with `next` and `throw` of all generators replaced by ones that tell whether the body
 * received the value during the call.
 */
export function execute(program: string): { outcomes: Map<string, Outcome>; isComplete: boolean } {
  const outcomes = new Map<string, Outcome>();
  let decisions: boolean[] | undefined = [];
  for (let run = 0; decisions && run < mostRuns; run++) decisions = following(runOnce(program, decisions, outcomes));
  return { outcomes, isComplete: !decisions };
}

/** The next decisions in the order of counting; undefined after the last. */
function following(taken: readonly boolean[]): boolean[] | undefined {
  const last = taken.lastIndexOf(false);
  return last < 0 ? undefined : [...taken.slice(0, last), true];
}

function runOnce(program: string, given: readonly boolean[], outcomes: Map<string, Outcome>): boolean[] {
  const taken: boolean[] = [];
  const seen = new Map<string, Set<unknown>>();
  const begun = new WeakSet<object>();
  const received = new Set<unknown>();
  const waiting: (() => void)[] = [];
  const c = () => {
    if (taken.length >= mostDecisions) return false;
    taken.push(given[taken.length] ?? false);
    return taken.at(-1)!;
  };
  const n = () => (c() ? 2 : c() ? 1 : 0);
  const xs = () => Array.from({ length: n() }, (_, index) => index);
  const got = (value: unknown) => (received.add(value), value);
  const keep = (kept: unknown) => {
    const g = (Array.isArray(kept) ? kept[0] : kept) as Partial<Generator> | undefined;
    if (c()) g?.next?.();
  };

  function note(id: unknown, object: object, lost: boolean): void {
    if (typeof id !== 'string') return;
    const objects = seen.get(id) ?? new Set();
    if (objects.has(object)) return;
    seen.set(id, objects.add(object));
    const outcome = outcomes.get(id) ?? { lost: 0, delivered: 0 };
    outcome[lost ? 'lost' : 'delivered'] += 1;
    outcomes.set(id, outcome);
  }

  let depth = 0;
  prototype.next = function (this: object, ...args: [unknown?]) {
    begun.add(this);
    // The generator that another one delegates to is called from within.
    if (depth === 0) received.clear();
    depth += 1;
    try {
      return Reflect.apply(native.next, this, args);
    } finally {
      depth -= 1;
      if (depth === 0) note(args[0], this, !received.has(args[0]));
    }
  };
  prototype.throw = function (this: object, error: unknown) {
    note(error, this, !begun.has(this));
    return Reflect.apply(native.throw, this, [error]);
  };
  const helpers = { c, n, xs, got, keep, log: () => undefined, later: (f: () => void) => waiting.push(f) };
  try {
    const run = new Function(...Object.keys(helpers), `${prelude}\n${program}`);
    Reflect.apply(run, undefined, Object.values(helpers));
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
  } finally {
    for (const f of [...waiting, ...waiting]) {
      try {
        f();
      } catch {
        // Another way to end: what was sent before counts.
      }
    }
    Object.assign(prototype, native);
  }
  return taken;
}
