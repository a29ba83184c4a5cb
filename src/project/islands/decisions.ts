/**
 * Which generator functions of a project become async together, decided for all of its files at once. While a plan is
 * looked for, all of them are taken to; while one is carried out, those of the plan.
 */
export interface Decisions {
  /** Whether a generator function becomes async, by its file and by its key there. */
  converts(file: string, key: string): boolean;
  /** Whether a function of that name, of a class, an object or a module, is a generator that stays one. */
  staysGenerator(name: string): boolean;
}

/** Decisions as data that threads can be handed. */
export interface DecisionData {
  /** The keys of the functions that become async, by file. */
  readonly converted: Readonly<Record<string, readonly string[]>>;
  readonly stayingNames: readonly string[];
}

/** Decisions to convert everything, as a plan is looked for. */
export const everything: Decisions = { converts: () => true, staysGenerator: () => false };

/** The decisions that data stand for. */
export function decisionsOf({ converted, stayingNames }: DecisionData): Decisions {
  const byFile = new Map(Object.entries(converted).map(([file, keys]) => [file, new Set(keys)]));
  const names = new Set(stayingNames);
  return {
    converts: (file, key) => byFile.get(file)?.has(key) === true,
    staysGenerator: (name) => names.has(name),
  };
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
