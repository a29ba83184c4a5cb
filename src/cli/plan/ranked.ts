import type { Island, Plan } from '../../project/index.js';
import { UserError } from '../user-error.js';

/** An island of the list. */
export interface RankedIsland extends Omit<Island, 'needs'> {
  /** From 1, in the order of the list. */
  readonly number: number;
  /** The numbers of all that is converted with it. */
  readonly needs: readonly number[];
}

/** Islands by how much they convert for how little that is not certain; what needs others stands after them. */
export function rankedIslands({ islands }: Plan): RankedIsland[] {
  const closures = islands.map((_, index) => closureOf(islands, index));
  const order = islands.map((_, index) => index).sort((one, other) => compare(islands[one]!, islands[other]!));
  const placed: number[] = [];
  for (const index of order) place(index);
  const numbers = new Map(placed.map((index, at) => [index, at + 1]));
  return placed.map((index, at) => ({
    ...islands[index]!,
    number: at + 1,
    needs: [...closures[index]!].map((needed) => numbers.get(needed)!).sort((a, b) => a - b),
  }));

  function place(index: number): void {
    for (const needed of [...closures[index]!, index]) if (!placed.includes(needed)) placed.push(needed);
  }
}

/**
 * The islands with these numbers.
 *
 * @throws UserError where there is none of that number
 */
export function numbered(islands: readonly RankedIsland[], numbers: readonly number[]): RankedIsland[] {
  const missing = numbers.filter((number) => !islands[number - 1]);
  if (missing.length > 0) throw new UserError(`The plan has no number ${missing.join(', ')}.`);
  return numbers.map((number) => islands[number - 1]!);
}

function valueOf({ functions, doubts }: Island): number {
  return functions.length / (1 + doubts.length);
}

/** What waits for something else comes after all that does not. */
function compare(one: Island, other: Island): number {
  const byWaiting = Number(one.preconditions.length > 0) - Number(other.preconditions.length > 0);
  return byWaiting || valueOf(other) - valueOf(one) || byPlace(one, other);
}

function byPlace(one: Island, other: Island): number {
  const [a, b] = [one, other].map(({ functions: [first] }) => `${first!.file}\0${String(first!.line).padStart(8)}`);
  return a! < b! ? -1 : 1;
}

/** All that an island needs, in an order in which nothing comes before what it needs. */
function closureOf(islands: readonly Island[], index: number): ReadonlySet<number> {
  const found = new Set<number>();
  visit(index);
  found.delete(index);
  return found;

  function visit(current: number): void {
    if (found.has(current)) return;
    const pending = islands[current]!.needs;
    for (const needed of pending) visit(needed);
    found.add(current);
  }
}
