import type { TSESTree } from '@typescript-eslint/utils';
import { type AwaitReason, isIntended } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { type AnswersPlan, planAnswers } from './answers-plan.js';
import { type AwaitableChain, type ChainStart, type ChainStop, followChains } from './awaitable-chain.js';
import { createAsyncObstacles } from './async-obstacles.js';
import { type MovePlan, planMove } from './executor-plan.js';
import { type CollectPlan, type LoopPlan, planCollect, planLoop } from './iteration-plan.js';
import type { MisplacedAwait } from './misplaced-awaits.js';
import { promiseType } from './promise-type.js';
import { type Mistake, promiseUsesOf } from './promise-use.js';

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

export type Rewrite = AnswersPlan | CollectPlan | LoopPlan | MovePlan;

/** What can be done about an await. */
export type AwaitRemedy =
  /** The function becomes async. */
  | { readonly kind: 'plan'; readonly plan: AwaitPlan }
  /** There is a choice, or a doubt. */
  | { readonly kind: 'choice'; readonly reason: AwaitReason; readonly plans: readonly AwaitPlan[] }
  /** Nothing at this place, but perhaps if it were written in another way. */
  | { readonly kind: 'none'; readonly reason: AwaitReason; readonly plans: readonly AwaitPlan[] };

/** A use of an async function's result as if it were no promise. */
export interface MisusedPromise {
  readonly node: TSESTree.Node;
  readonly mistake: Mistake;
  readonly function: FunctionNode;
  /** To wait for the call; undefined where that cannot be. */
  readonly plan: AwaitPlan | undefined;
}

/** Answers what can be done about the misplaced awaits of a file. */
export interface AwaitRemedies {
  remediesFor(found: readonly MisplacedAwait[]): Map<MisplacedAwait, AwaitRemedy>;
  misusedPromises(): MisusedPromise[];
}

/** @param isAwait whether an identifier `await` is a misplaced keyword */
export function createAwaitRemedies(model: SemanticModel, isAwait: (name: TSESTree.Node) => boolean): AwaitRemedies {
  const obstacleOf = createAsyncObstacles(model, isAwait);
  const calls = new Map<FunctionNode, TSESTree.CallExpression[]>();
  for (const call of model.syntax.calls) {
    const called = model.calledFunction(call).function;
    if (called) calls.set(called, [...(calls.get(called) ?? []), call]);
  }
  const around = { model, obstacleOf, callsOf: (node: FunctionNode) => calls.get(node) ?? [] };

  return {
    remediesFor(found) {
      const starts = new Set(found.flatMap(({ site }) => (site.kind === 'function' ? site.function : [])));
      const chains = followChains([...starts].filter(isFixed), around);
      const plans = new Map([...new Set(chains.values())].map((chain) => [chain, planOf(chain)]));
      return new Map(found.map((one) => [one, remedyFor(one)]));

      function remedyFor({ site }: MisplacedAwait): AwaitRemedy {
        if (site.kind === 'none') return { ...site, plans: [] };
        const chain = chains.get(site.function);
        if (chain) return { kind: 'plan', plan: plans.get(chain)! };
        const reason = obstacleOf(site.function)!;
        return { kind: isIntended(reason) ? 'choice' : 'none', reason, plans: plansFor(site.function, reason) };
      }
    },
    misusedPromises() {
      return [...calls].flatMap(([node, list]) =>
        node.async && !node.generator ? list.flatMap((call) => misusesOf(call, node)) : [],
      );
    },
  };

  function isFixed(node: FunctionNode): boolean {
    const reason = obstacleOf(node);
    return !reason || (model.settings.fixIntended && isIntended(reason) && !isIteration(reason));
  }

  function planOf(chain: AwaitableChain, more: Partial<AwaitPlan> = {}): AwaitPlan {
    const functions = [...(more.functions ?? []), ...chain.functions];
    const types = [...functions, ...chain.passing].flatMap((node) => {
      const type = promiseType(node, model);
      return type.kind === 'wrapped' ? type.types : [];
    });
    return { ...more, functions, calls: chain.calls, types, stops: chain.stops };
  }

  function chainFrom(start: ChainStart): AwaitableChain {
    return followChains([start], around).get(start)!;
  }

  function plansFor(node: FunctionNode, reason: AwaitReason): AwaitPlan[] {
    const rewrites = rewritesFor(node, reason);
    if (rewrites.length === 0 && isIntended(reason)) return [planOf(chainFrom(node))];
    return rewrites.flatMap((rewrite) => (rewrite && planRewrite(rewrite, node)) ?? []);
  }

  /** The ways to write it that mean what was meant; an undefined one for each that would not here. */
  function rewritesFor(node: FunctionNode, { kind }: AwaitReason): (Rewrite | undefined)[] {
    switch (kind) {
      case 'iterationCallback':
        return [planLoop(node, model), planCollect(node, model)];
      case 'mapping':
        return [planCollect(node, model)];
      case 'truthy':
        return [planAnswers(node, model)];
      case 'executor':
        return [planMove(node, model)];
      default:
        return [];
    }
  }

  function planRewrite(rewrite: Rewrite, node: FunctionNode): AwaitPlan | undefined {
    if (rewrite.kind === 'move') {
      // The function returned a promise before, so that nothing changes for its callers.
      const functions = rewrite.function ? [rewrite.function] : [];
      return functions.some(obstacleOf)
        ? undefined
        : planOf({ functions, passing: [], calls: [], stops: [] }, { rewrite });
    }
    const chain = chainFrom(node.parent as TSESTree.CallExpression);
    if (chain.stops.some((stop) => stop.node === node.parent)) return undefined;
    return rewrite.kind === 'loop'
      ? planOf({ ...chain, calls: chain.calls.filter((call) => call !== node.parent) }, { rewrite })
      : planOf(chain, { rewrite, functions: [node] });
  }

  function misusesOf(call: TSESTree.CallExpression, node: FunctionNode): MisusedPromise[] {
    const uses = promiseUsesOf(call, model);
    if (uses.some(({ kind }) => kind === 'promise')) return [];
    const wrong = uses.filter((use) => use.kind === 'wrong');
    if (wrong.length === 0) return [];
    const chain = chainFrom(call);
    const plan = chain.stops.some((stop) => stop.node === call) ? undefined : planOf(chain);
    return wrong.map((use) => ({ node: use.node, mistake: use.mistake, function: node, plan }));
  }
}

/** Whether an array method calls the function for each element, so that there is more to change than the function. */
function isIteration({ kind }: AwaitReason): boolean {
  return kind === 'iterationCallback' || kind === 'mapping';
}
