import type { CallElsewhere } from '../../analysis/semantics/index.js';

/**
 * Which generator functions of a project become async together, decided for all of its files at once. While a plan is
 * looked for, all of them are taken to; while one is carried out, those of the plan.
 */
export interface Decisions {
  /** Whether a generator function becomes async, by its file and by its key there. */
  converts(file: string, key: string): boolean;
  /** Whether somebody chose to keep a generator function that could become async. */
  isKept(file: string, key: string): boolean;
  /** Whether a generator function becomes one that takes its context as a parameter. */
  takesContext(file: string, key: string): boolean;
  /** Whether a function of that name, of a class, an object or a module, is a generator that stays one. */
  staysGenerator(name: string): boolean;
  /** Whether a generator that stays one is put in the place of a member of that name, as tests do. */
  staysInPlaceOf(name: string): boolean;
  /** Whether something is taken to have a version, as in `koa 2`, that is not installed. */
  isTakenForNewer(needed: string): boolean;
  readonly awaits: AwaitDecisions;
}

/** What is decided of the functions that become async for an `await`, and of their callers in other files. */
export interface AwaitDecisions {
  /** The keys of the functions that start to return a promise, by file. */
  readonly promising: Readonly<Record<string, readonly string[]>>;
  /** For functions that stay as they are, by file and key, the call that cannot change. */
  readonly held: Readonly<Record<string, Readonly<Record<string, CallElsewhere>>>>;
  /** The files with calls of those that return a promise then. */
  readonly callers: readonly string[];
}

const noAwaits: AwaitDecisions = { promising: {}, held: {}, callers: [] };

/** Decisions as data that threads can be handed. */
export interface DecisionData {
  /** The keys of the functions that become async, by file. */
  readonly converted: Readonly<Record<string, readonly string[]>>;
  /** Those of them that take their context as a parameter then. */
  readonly takingContext: Readonly<Record<string, readonly string[]>>;
  readonly stayingNames: readonly string[];
  /** The names of the members in the place of which generators are put that stay. */
  readonly replacedNames?: readonly string[];
  /** The keys of the functions that could become async and that somebody chose to keep. */
  readonly kept?: Readonly<Record<string, readonly string[]>>;
  /** The versions that something is taken to have, as in `koa 2`. */
  readonly newer?: readonly string[];
  readonly awaits?: AwaitDecisions;
}

/** Decisions to convert everything, as a plan is looked for. */
export const everything: Decisions = {
  converts: () => true,
  isKept: () => false,
  takesContext: () => false,
  staysGenerator: () => false,
  staysInPlaceOf: () => false,
  isTakenForNewer: () => false,
  awaits: noAwaits,
};

/** The decisions that data stand for. */
export function decisionsOf({
  converted,
  takingContext,
  stayingNames,
  replacedNames = [],
  kept = {},
  newer = [],
  awaits = noAwaits,
}: DecisionData): Decisions {
  const names = new Set(stayingNames);
  const replaced = new Set(replacedNames);
  return {
    converts: keysIn(converted),
    isKept: keysIn(kept),
    takesContext: keysIn(takingContext),
    staysGenerator: (name) => names.has(name),
    staysInPlaceOf: (name) => replaced.has(name),
    isTakenForNewer: (needed) => newer.includes(needed),
    awaits,
  };
}

function keysIn(listed: Readonly<Record<string, readonly string[]>>): (file: string, key: string) => boolean {
  const byFile = new Map(Object.entries(listed).map(([file, keys]) => [file, new Set(keys)]));
  return (file, key) => byFile.get(file)?.has(key) === true;
}

/** What is being carried out. */
export interface CarriedOut {
  readonly decisions: Decisions | undefined;
}

let current: CarriedOut = { decisions: undefined };

/** Makes every question about the project be answered as things will be once decisions are carried out. */
export function carryOut(decisions: Decisions | undefined): void {
  current = { decisions };
}

/** What is being carried out: a new object each time, so that what was found out before does not count any more. */
export function carriedOut(): CarriedOut {
  return current;
}

/** Whether a file belongs to a package that is installed, and is nobody's to convert. */
export function isInstalled(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}
