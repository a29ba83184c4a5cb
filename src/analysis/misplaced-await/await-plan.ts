import type { TSESTree } from '@typescript-eslint/utils';
import type { Reason } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import { type AnswersRewrite, planAnswers } from './answers-plan.js';
import {
  type AwaitableChain,
  type ChainContext,
  type ChainStart,
  type ChainStop,
  followChains,
} from './awaitable-chain.js';
import { planYield, type YieldRewrite } from './coroutine-await.js';
import { type MoveRewrite, planMove } from './executor-plan.js';
import { type CollectRewrite, type LoopRewrite, planCollect, planLoop } from './iteration-plan.js';
import { promiseType } from './promise-type.js';

/** All that changes together so that something can be waited for. */
export interface AwaitPlan {
  /** The functions that become async. */
  readonly functions: readonly FunctionNode[];
  /** Those that hand a promise on as it is. */
  readonly passing: readonly FunctionNode[];
  /** The calls that are waited for. */
  readonly calls: readonly TSESTree.CallExpression[];
  /** The declared types that become promises. */
  readonly types: readonly TSESTree.TypeNode[];
  readonly stops: readonly ChainStop[];
  /** What is written in another way for it: most often, the call that is handed the function with the await. */
  readonly rewrite?: Rewrite;
}

/** What is written in another way so that something can be waited for. */
export type Rewrite = AnswersRewrite | CollectRewrite | LoopRewrite | MoveRewrite | YieldRewrite;

type CallbackRewrite = Exclude<Rewrite, YieldRewrite>;

/** The plan that carries out a chain. */
export function planOf(context: ChainContext, chain: AwaitableChain, more: Partial<AwaitPlan> = {}): AwaitPlan {
  const functions = [...(more.functions ?? []), ...chain.functions];
  const types = [...functions, ...chain.passing].flatMap((node) => {
    const type = promiseType(node, context.model);
    return type.kind === 'wrapped' ? type.types : [];
  });
  return { ...more, functions, passing: chain.passing, calls: chain.calls, types, stops: chain.stops };
}

/** More is nothing that somebody would accept at one report, and n reports of n changes each would take for ever. */
const mostSuggested = 100;

/** The chain from one start, unless it is too long to be asked for. */
export function chainFrom(context: ChainContext, start: ChainStart): AwaitableChain | undefined {
  return followChains([start], context, mostSuggested).get(start);
}

/** The plan for one start, unless it is too long to be asked for. */
export function planFrom(context: ChainContext, start: ChainStart): AwaitPlan | undefined {
  const chain = chainFrom(context, start);
  return chain && planOf(context, chain);
}

/** The ways to write an await, and the function that it is in, that mean what was meant. */
export function alternativesFor(
  context: ChainContext,
  node: FunctionNode,
  reason: Reason,
  wait: TSESTree.Node,
): AwaitPlan[] {
  const rewrite = reason.code === 'coroutine-function' ? planYield(wait) : undefined;
  if (rewrite) return [planOf(context, { functions: [], passing: [], calls: [], stops: [] }, { rewrite })];
  return rewritesFor(context, node, reason).flatMap(
    (rewrite) => (rewrite && planRewrite(context, rewrite, node)) ?? [],
  );
}

/** An undefined one for each that would not mean it here. */
function rewritesFor(context: ChainContext, node: FunctionNode, { code }: Reason): (CallbackRewrite | undefined)[] {
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

function planRewrite(context: ChainContext, rewrite: CallbackRewrite, node: FunctionNode): AwaitPlan | undefined {
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
