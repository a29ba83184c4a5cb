import type { TSESTree } from '@typescript-eslint/utils';
import {
  type AwaitPlan,
  type ChainStop,
  createAwaitRemedies,
  type MisplacedAwait,
  type MisusedPromise,
} from '../analysis/misplaced-await/index.js';
import type { SemanticModel } from '../analysis/semantics/index.js';
import { awaitEdits } from '../conversion/index.js';
import type { FunctionNode } from '../syntax/index.js';
import { decide, type Offer, offerOf } from './decide.js';
import { isDisabledAt, type RuleContext } from './file-rules.js';

export interface AwaitOffer extends Offer<AwaitPlan> {
  /** Where the fix ends although a value is needed. */
  readonly stops: readonly ChainStop[];
}

export interface AwaitOffers {
  readonly awaits: ReadonlyMap<MisplacedAwait, AwaitOffer>;
  /** Of the uses of promises as values. */
  misusedPromises(): { readonly misused: MisusedPromise; readonly offer: AwaitOffer }[];
}

/**
 * Decides what the reports of the misplaced awaits of a file offer. One fix is enough for all of a function, and its
 * first has it. A function that holds one which a comment leaves alone is not changed.
 *
 * @param isAwait whether an identifier `await` is a misplaced keyword
 */
export function awaitOffers(
  context: RuleContext,
  model: SemanticModel,
  found: readonly MisplacedAwait[],
  isAwait: (name: TSESTree.Node) => boolean,
): AwaitOffers {
  const write = (plan: AwaitPlan) => awaitEdits(model.sourceCode, plan);
  const disabled = found.filter(({ loc }) => isDisabledAt(context, 'no-await-in-sync-function', loc));
  const remedies = createAwaitRemedies(model, isAwait, new Set(disabled.flatMap((one) => functionOf(one) ?? [])));
  const verdicts = remedies.verdictsOn(found);
  const offerFor = decide(context, verdicts, write);
  const withFix = firstInEachFunction(found);
  return {
    awaits: new Map(found.map((one) => [one, offerOn(one)])),
    misusedPromises: () =>
      remedies
        .misusedPromises()
        .map((misused) => ({ misused, offer: { ...offerOf(context, misused.verdict, write), stops: [] } })),
  };

  function offerOn(one: MisplacedAwait): AwaitOffer {
    const offer = offerFor(one);
    const verdict = verdicts.get(one)!;
    if (!offer.fix || verdict.outcome === 'refused' || !withFix.has(one)) return { ...offer, fix: null, stops: [] };
    return { ...offer, stops: verdict.plan.stops };
  }
}

function firstInEachFunction(found: readonly MisplacedAwait[]): ReadonlySet<MisplacedAwait> {
  const firsts = new Map<FunctionNode, MisplacedAwait>();
  for (const one of found.toSorted((a, b) => b.node.range[0] - a.node.range[0])) {
    const node = functionOf(one);
    if (node) firsts.set(node, one);
  }
  return new Set(firsts.values());
}

function functionOf({ site }: MisplacedAwait): FunctionNode | undefined {
  return site.kind === 'function' ? site.function : undefined;
}
