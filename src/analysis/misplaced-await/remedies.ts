import type { TSESTree } from '@typescript-eslint/utils';
import { groupBy } from '../../collections/index.js';
import { isFixedDespite, isRefusal, makeReason, type Reason, type Verdict } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { type AnswersRewrite, planAnswers } from './answers-plan.js';
import {
  type AwaitableChain,
  type ChainContext,
  type ChainStart,
  type ChainStop,
  followChains,
} from './awaitable-chain.js';
import { createAsyncObstacles } from './async-obstacles.js';
import { type MoveRewrite, planMove } from './executor-plan.js';
import { type CollectRewrite, type LoopRewrite, planCollect, planLoop } from './iteration-plan.js';
import type { MisplacedAwait } from './misplaced-awaits.js';
import type { Mistake } from './mistakes.js';
import { promiseType } from './promise-type.js';
import { promiseUsesOf } from './promise-use.js';

/** All that changes together so that something can be waited for. */
export interface AwaitPlan {
  /** The functions that become async. */
  readonly functions: readonly FunctionNode[];
  /** The calls that are waited for. */
  readonly calls: readonly TSESTree.CallExpression[];
  /** The declared types that become promises. */
  readonly types: readonly TSESTree.TypeNode[];
  readonly stops: readonly ChainStop[];
  /** What is written in another way for it: most often, the call that is handed the function with the await. */
  readonly rewrite?: Rewrite;
}

/** What is written in another way so that something can be waited for. */
export type Rewrite = AnswersRewrite | CollectRewrite | LoopRewrite | MoveRewrite;

/** Of the function's becoming async; alternatives write it in another way. */
export type AwaitVerdict = Verdict<AwaitPlan>;

/** A use of an async function's result as if it were no promise. */
export interface MisusedPromise {
  readonly node: TSESTree.Node;
  readonly mistake: Mistake;
  readonly function: FunctionNode;
  /** Of waiting for the call. */
  readonly verdict: AwaitVerdict;
}

/** Answers what can be done about the misplaced awaits of a file. */
export interface AwaitRemedies {
  verdictsOn(found: readonly MisplacedAwait[]): Map<MisplacedAwait, AwaitVerdict>;
  misusedPromises(): MisusedPromise[];
}

/**
 * @param isAwait whether an identifier `await` is a misplaced keyword
 * @param leftAlone the functions that are not to be changed
 */
export function createAwaitRemedies(
  model: SemanticModel,
  isAwait: (name: TSESTree.Node) => boolean,
  leftAlone: ReadonlySet<FunctionNode>,
): AwaitRemedies {
  const asyncObstacleOf = createAsyncObstacles(model, isAwait);
  const calls = groupBy(model.syntax.calls, (call) => model.calledFunction(call).function);
  const context = { model, obstacleOf, callsOf: (node: FunctionNode) => calls.get(node) ?? [] };

  return {
    verdictsOn(found) {
      const starts = new Set(found.flatMap(({ site }) => (site.kind === 'function' ? site.function : [])));
      const chains = followChains(
        [...starts].filter((node) => isFixable(context, node)),
        context,
      );
      const plans = new Map([...new Set(chains.values())].map((chain) => [chain, planOf(context, chain)]));
      return new Map(found.map((one) => [one, verdictOn(one)]));

      function verdictOn({ site }: MisplacedAwait): AwaitVerdict {
        if (site.kind === 'none') return { outcome: 'refused', reasons: [site.reason] };
        const reason = obstacleOf(site.function);
        const chain = chains.get(site.function);
        if (!reason) return { outcome: 'same', plan: plans.get(chain!)!, reasons: [] };
        if (isRefusal(reason) || isIteration(reason))
          return {
            outcome: 'refused',
            reasons: [reason],
            alternatives: alternativesFor(context, site.function, reason),
          };
        const plan = chain ? plans.get(chain) : planFrom(context, site.function);
        if (!plan) return { outcome: 'refused', reasons: [reason] };
        return { outcome: 'intended', plan, reasons: [reason], leavesWork: false };
      }
    },
    misusedPromises() {
      return [...calls].flatMap(([node, list]) =>
        node.async && !node.generator ? list.flatMap((call) => misusesOf(context, call, node)) : [],
      );
    },
  };

  function obstacleOf(node: FunctionNode): Reason | undefined {
    return leftAlone.has(node) ? makeReason('left-alone', node, { name: node }) : asyncObstacleOf(node);
  }
}

function isFixable(context: ChainContext, node: FunctionNode): boolean {
  const reason = context.obstacleOf(node);
  if (!reason) return true;
  const isWanted = isFixedDespite(reason.code, context.model.settings.fixIntended);
  return isWanted && !isRefusal(reason) && !isIteration(reason);
}

function planOf(context: ChainContext, chain: AwaitableChain, more: Partial<AwaitPlan> = {}): AwaitPlan {
  const functions = [...(more.functions ?? []), ...chain.functions];
  const types = [...functions, ...chain.passing].flatMap((node) => {
    const type = promiseType(node, context.model);
    return type.kind === 'wrapped' ? type.types : [];
  });
  return { ...more, functions, calls: chain.calls, types, stops: chain.stops };
}

/** More is nothing that somebody would accept at one report, and n reports of n changes each would take for ever. */
const mostSuggested = 100;

function chainFrom(context: ChainContext, start: ChainStart): AwaitableChain | undefined {
  return followChains([start], context, mostSuggested).get(start);
}

function planFrom(context: ChainContext, start: ChainStart): AwaitPlan | undefined {
  const chain = chainFrom(context, start);
  return chain && planOf(context, chain);
}

/** The ways to write it that mean what was meant. */
function alternativesFor(context: ChainContext, node: FunctionNode, reason: Reason): AwaitPlan[] {
  return rewritesFor(context, node, reason).flatMap(
    (rewrite) => (rewrite && planRewrite(context, rewrite, node)) ?? [],
  );
}

/** An undefined one for each that would not mean it here. */
function rewritesFor(context: ChainContext, node: FunctionNode, { code }: Reason): (Rewrite | undefined)[] {
  switch (code) {
    case 'iteration-callback':
      return [planLoop(node, context.model), planCollect(node, context.model)];
    case 'mapped-callback':
      return [planCollect(node, context.model)];
    case 'truthy-callback':
      return [planAnswers(node, context.model)];
    case 'promise-executor':
      return [planMove(node, context.model)];
    default:
      return [];
  }
}

function planRewrite(context: ChainContext, rewrite: Rewrite, node: FunctionNode): AwaitPlan | undefined {
  if (rewrite.kind === 'move') {
    // The function returned a promise before, so that nothing changes for its callers.
    const functions = rewrite.function ? [rewrite.function] : [];
    return functions.some(context.obstacleOf)
      ? undefined
      : planOf(context, { functions, passing: [], calls: [], stops: [] }, { rewrite });
  }
  const chain = chainFrom(context, node.parent as TSESTree.CallExpression);
  if (!chain || chain.stops.some((stop) => stop.node === node.parent)) return undefined;
  return rewrite.kind === 'loop'
    ? planOf(context, { ...chain, calls: chain.calls.filter((call) => call !== node.parent) }, { rewrite })
    : planOf(context, chain, { rewrite, functions: [node] });
}

function misusesOf(context: ChainContext, call: TSESTree.CallExpression, node: FunctionNode): MisusedPromise[] {
  if (context.model.calledFunction(call).certainty === 'unless-wrapped') return [];
  const uses = promiseUsesOf(call, context.model);
  if (uses.some(({ kind }) => kind === 'promise')) return [];
  const wrong = uses.filter((use) => use.kind === 'wrong');
  if (wrong.length === 0) return [];
  const chain = chainFrom(context, call);
  const isPossible = chain && !chain.stops.some((stop) => stop.node === call);
  const alternatives = isPossible ? [planOf(context, chain)] : [];
  const verdict: AwaitVerdict = { outcome: 'refused', reasons: [], alternatives };
  return wrong.map((use) => ({ node: use.node, mistake: use.mistake, function: node, verdict }));
}

/** Whether an array method calls the function for each element, so that there is more to change than the function. */
function isIteration({ code }: Reason): boolean {
  return code === 'iteration-callback' || code === 'mapped-callback';
}
