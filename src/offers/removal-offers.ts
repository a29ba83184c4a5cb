import type { Leftover } from '../analysis/coroutines/index.js';
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
  const removals = removeLeftovers(context.sourceCode, free);
  const verdicts = new Map(leftovers.map((plan) => [plan, { outcome: 'same', plan, reasons: [] } as const]));
  return decide(context, verdicts, (leftover) => removals.get(leftover) ?? []);
}
