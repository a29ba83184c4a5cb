import type { TSESTree } from '@typescript-eslint/utils';
import { DisjointSets } from '../../collections/index.js';
import { isRefusal, makeReason, type Reason } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { awaitSiteOf } from './await-site.js';
import { type Callback, callbackAt, callbackReason } from './callback.js';
import { promiseUsesOf, type PromiseUse } from './promise-use.js';

/** What changes together once a function starts to return a promise: its callers wait, and theirs, and so on. */
export interface AwaitableChain {
  /** The functions that become async. */
  readonly functions: readonly FunctionNode[];
  /** Functions that hand the promise on as it is, so that only their declared types change. */
  readonly passing: readonly FunctionNode[];
  /** The calls that are waited for. */
  readonly calls: readonly TSESTree.CallExpression[];
  /** Where the chain ends although a value is needed. */
  readonly stops: readonly ChainStop[];
}

/** A use of a promise as a value where nothing can wait for it. */
export interface ChainStop {
  readonly node: TSESTree.Node;
  readonly reason: Reason;
}

interface Surroundings {
  readonly model: SemanticModel;
  /** Why a function cannot become async, or not by itself. */
  obstacleOf(node: FunctionNode): Reason | undefined;
  /** The calls in the file that certainly run a function. */
  callsOf(node: FunctionNode): readonly TSESTree.CallExpression[];
}

/** A function that becomes async, or a call that is to be waited for. */
export type ChainStart = FunctionNode | TSESTree.CallExpression;

/**
 * Plans the chains from functions that become async and from calls that are waited for.
 *
 * Functions that call each other, mutually or through others, come to one and the same chain.
 *
 * @returns the chain of each start; starts whose chains meet share one
 */
export function followChains(starts: readonly ChainStart[], around: Surroundings): Map<ChainStart, AwaitableChain> {
  const { model, obstacleOf, callsOf } = around;
  const together = new DisjointSets<TSESTree.Node>();
  const becomeAsync = new Set<FunctionNode>();
  const passing = new Set<FunctionNode>();
  const awaited = new Set<TSESTree.CallExpression>();
  const stops = new Map<TSESTree.Node, Reason>();
  const pending: FunctionNode[] = [];

  for (const start of starts) {
    if (start.type === 'CallExpression') waitFor(start);
    else makeAsync(start);
  }
  // Not by recursion: chains can be as long as the file.
  for (let node = pending.pop(); node; node = pending.pop()) followCalls(node);
  return collect();

  function makeAsync(node: FunctionNode): void {
    if (becomeAsync.has(node)) return;
    becomeAsync.add(node);
    passing.delete(node);
    pending.push(node);
  }

  function followCalls(node: FunctionNode): void {
    for (const use of model.usesOfFunction(node)) {
      const callback = use.kind === 'argument' && use.node !== node ? callbackAt(use.node, model) : undefined;
      const reason = callback && needsValue(callback) ? callbackReason(callback, node, model) : undefined;
      if (!reason) continue;
      together.join(use.node, node);
      stop(use.node, reason);
    }
    const calls = callsOf(node).map((call) => ({ call, uses: promiseUsesOf(call, model) }));
    // Where the file already treats the result as a promise, only what is certainly wrong is changed.
    const isMeantAsPromise = calls.some(({ uses }) => uses.some(({ kind }) => kind === 'promise'));
    for (const { call, uses } of calls) {
      if (uses.some(({ kind }) => kind === 'promise')) continue;
      together.join(call, node);
      if (uses.some(({ kind }) => kind === 'wrong' || (kind === 'value' && !isMeantAsPromise))) waitFor(call);
      else for (const use of uses) passOn(use, call);
    }
  }

  /** The value leaves the function around the call as it is: as a promise. */
  function passOn(use: PromiseUse, call: TSESTree.CallExpression): void {
    if (use.kind === 'callback') {
      const reason = callbackReason(use.callback, use.from, model);
      if (reason && needsValue(use.callback)) stop(call, reason);
    }
    if (use.kind !== 'returned') return;
    const { from } = use;
    const obstacle = obstacleOf(from);
    if (obstacle && isRefusal(obstacle)) return stop(call, obstacle);
    together.join(call, from);
    if (becomeAsync.has(from) || passing.has(from)) return;
    passing.add(from);
    pending.push(from);
  }

  function waitFor(call: TSESTree.CallExpression): void {
    const site = awaitSiteOf(call);
    if (site.kind === 'none') return stop(call, site.reason);
    if (site.kind === 'module' && !model.allowsTopLevelAwait) return stop(call, makeReason('ecma-version', call));
    if (site.kind === 'function') {
      const obstacle = obstacleOf(site.function);
      if (obstacle) return stop(call, obstacle);
      together.join(call, site.function);
      makeAsync(site.function);
    }
    awaited.add(call);
  }

  function stop(node: TSESTree.Node, reason: Reason): void {
    stops.set(node, reason);
  }

  function collect(): Map<ChainStart, AwaitableChain> {
    const byRoot = new Map<TSESTree.Node, AwaitableChain>();
    for (const start of starts) {
      const root = together.find(start);
      if (byRoot.has(root)) continue;
      const isHere = (node: TSESTree.Node) => together.find(node) === root;
      byRoot.set(root, {
        functions: [...becomeAsync].filter(isHere),
        passing: [...passing].filter(isHere),
        calls: [...awaited].filter(isHere),
        stops: [...stops].flatMap(([node, reason]) => (isHere(node) ? { node, reason } : [])),
      });
    }
    return new Map(starts.map((start) => [start, byRoot.get(together.find(start))!]));
  }
}

/** Whether a call uses what its callback returns. */
function needsValue({ treatment }: Callback): boolean {
  return !['each', 'executor', 'free', 'unknown'].includes(treatment);
}
