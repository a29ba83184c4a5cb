import { type Leftover, namesInUse } from '../analysis/coroutines/index.js';
import type { FileContext } from '../analysis/semantics/index.js';
import type { Library } from '../catalogue/index.js';
import { once } from '../collections/index.js';
import { removeLeftovers } from '../conversion/index.js';
import { decide, type Offer } from './decide.js';
import { isDisabledAt, type RuleContext } from './file-rules.js';

/** Removals of declarations that nothing uses. What a comment keeps stays, with the helpers that it needs. */
export function removalOffers(
  context: RuleContext,
  name: string,
  leftovers: readonly Leftover[],
): (leftover: Leftover) => Offer<Leftover> {
  const free = leftovers.filter(({ names }) => !isDisabledAt(context, name, names[0]!.loc));
  const removals = once(() => removeLeftovers(context.sourceCode, free));
  const verdicts = new Map(leftovers.map((plan) => [plan, { outcome: 'same', plan, reasons: [] } as const]));
  return decide(context, verdicts, (leftover) => removals().get(leftover) ?? []);
}

/**
 * The names by which each file reached coroutine functions when it was last looked at in this process, as far as they are
 * still declared. ESLint goes through a file again after each round of fixes.
 */
const namesByFile = new Map<string, ReadonlySet<string>>();

/**
 * Those of the unused declarations that a rule has to do with: they name coroutine functions and nothing else, or were
 * used for a coroutine until a fix, or somebody, took the last use away. A library of promises that the file loads and
 * never used is none of ours.
 *
 * @param libraries whose coroutine functions the file calls
 */
export function removableLeftovers(
  context: FileContext,
  leftovers: readonly Leftover[],
  libraries: ReadonlySet<Library>,
): readonly Leftover[] {
  const { filename } = context;
  const before = namesByFile.get(filename);
  const removable = leftovers.flatMap((leftover) => {
    const kept = leftover.others.filter(({ name }) => !before?.has(name));
    const names = leftover.names.filter((name) => !kept.includes(name));
    if (names.length === 0) return [];
    return kept.length === 0 ? leftover : { ...leftover, names };
  });
  const unused = removable.flatMap((leftover) => leftover.names.map(({ name }) => name));
  const still = removable.map(({ library }) => library);
  const names = new Set([...unused, ...namesInUse(context, new Set([...libraries, ...still]))]);
  if (names.size > 0) namesByFile.set(filename, names);
  else namesByFile.delete(filename);
  return removable;
}
