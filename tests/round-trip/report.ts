import type { Arrival } from './round-trip.js';
import { packageOf } from './sample.js';

/** What became of one file. */
export interface FileArrival extends Arrival {
  readonly path: string;
}

/** What became of the functions of all files, in one style. */
export interface Summary {
  readonly functions: number;
  readonly restored: number;
  /** The packages that they are of. */
  readonly packages: number;
  /** How many of the others each reason keeps. */
  readonly rest: Readonly<Record<string, number>>;
  /** Functions that came out as they never were or were left without a word, and outputs that do not parse. */
  readonly wrong: readonly string[];
}

/** Adds up what became of files. */
export function summarize(arrivals: readonly FileArrival[]): Summary {
  const rest = new Map<string, number>();
  const count = (reason: string, number: number): void => {
    if (number > 0) rest.set(reason, (rest.get(reason) ?? 0) + number);
  };
  for (const { reasons, inside } of arrivals) {
    for (const reason of reasons) count(reason, 1);
    count('async, inside of the function that was around it', inside);
  }
  const sum = (of: (arrival: Arrival) => number): number => arrivals.reduce((total, one) => total + of(one), 0);
  return {
    functions: sum((one) => one.count),
    restored: sum((one) => one.restored),
    packages: new Set(arrivals.map(({ path }) => packageOf(path))).size,
    rest: Object.fromEntries([...rest].sort(([, a], [, b]) => b - a)),
    wrong: arrivals.flatMap(({ path, ...one }) => faultsOf(one).map((fault) => `${path}: ${fault}`)),
  };
}

function faultsOf({ faults, different, left, reasons }: Arrival): readonly string[] {
  const silent = left.length > reasons.length ? left.map((one) => `left without a word: ${one}`) : [];
  return [...faults, ...different.map((one) => `never was so: ${one}`), ...silent];
}
