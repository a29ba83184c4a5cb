import type { TSESTree } from '@typescript-eslint/utils';
import {
  type AwaitPlan,
  type ChainStop,
  createAwaitRemedies,
  type MisplacedAwait,
  type MisusedPromise,
  type PromisedCall,
} from '../analysis/misplaced-await/index.js';
import type { SemanticModel } from '../analysis/semantics/index.js';
import { awaitEdits } from '../conversion/index.js';
import type { Verdict } from '../reasons/index.js';
import type { FunctionNode } from '../syntax/index.js';
import { decide, type Offer, offerOf } from './decide.js';
import { isDisabledAt, type RuleContext } from './file-rules.js';

export interface AwaitOffer extends Offer<AwaitPlan> {
  /** Where the fix ends although a value is needed. */
  readonly stops: readonly ChainStop[];
}

export interface AwaitOffers {
  readonly awaits: ReadonlyMap<MisplacedAwait, AwaitOffer>;
  /** Of the calls that have to wait for what becomes async in other files, where anything changes for it. */
  readonly promisedCalls: ReadonlyMap<PromisedCall, AwaitOffer>;
  /** Of the uses of promises as values, among the results of some calls. */
  misusedPromises(
    calls: readonly TSESTree.CallExpression[],
  ): { readonly misused: MisusedPromise; readonly offer: AwaitOffer }[];
}

/**
 * Decides what the reports of the misplaced awaits of a file offer. One fix is enough for all of a function, and its
 * first has it. A function that holds one which a comment leaves alone is not changed.
 *
 * @param promised calls that give a promise by a plan for the project
 * @param isAwait whether an identifier `await` is a misplaced keyword
 */
export function awaitOffers(
  context: RuleContext,
  model: SemanticModel,
  found: readonly MisplacedAwait[],
  promised: readonly PromisedCall[],
  isAwait: (name: TSESTree.Node) => boolean,
): AwaitOffers {
  const write = (plan: AwaitPlan) => awaitEdits(model.sourceCode, plan);
  const disabled = found.filter(({ loc }) => isDisabledAt(context, 'no-await-in-sync-function', loc));
  const remedies = createAwaitRemedies(model, isAwait, new Set(disabled.flatMap((one) => functionOf(one) ?? [])));
  const verdicts = remedies.verdictsOn<MisplacedAwait | PromisedCall>([...found, ...promised]);
  const offerFor = decide(context, verdicts, write);
  const withFix = firstInEachFunction(found);
  return {
    awaits: new Map(found.map((one) => [one, offerOn(one)])),
    promisedCalls: new Map(
      promised.flatMap((one) =>
        changes(verdicts.get(one)!) ? [[one, { ...offerFor(one), stops: stopsOf(verdicts.get(one)!) }]] : [],
      ),
    ),
    misusedPromises: (calls) =>
      remedies
        .misusedPromises(calls)
        .map((misused) => ({ misused, offer: { ...offerOf(context, misused.verdict, write), stops: [] } })),
  };

  function offerOn(one: MisplacedAwait): AwaitOffer {
    const offer = offerFor(one);
    if (!offer.fix || !withFix.has(one)) return { ...offer, fix: null, stops: [] };
    return { ...offer, stops: stopsOf(verdicts.get(one)!) };
  }
}

function stopsOf(verdict: Verdict<AwaitPlan>): readonly ChainStop[] {
  return verdict.outcome === 'refused' ? [] : verdict.plan.stops;
}

/** Whether there is anything to do or to say. */
function changes(verdict: Verdict<AwaitPlan>): boolean {
  if (verdict.outcome === 'refused') return true;
  const { functions, calls, types, stops } = verdict.plan;
  return [functions, calls, types, stops].some(({ length }) => length > 0);
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
