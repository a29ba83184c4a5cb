import type { TSESTree } from '@typescript-eslint/utils';
import { DisjointSets } from '../../collections/index.js';
import { isRefusal, makeReason, type Reason } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { awaitSiteOf } from './await-site.js';
import { callbackAt, callbackReason, needsValue } from './callback.js';
import { promiseUsesOf, type PromiseUse } from './promise-use.js';
import { returnsOnlyPromises } from './returned-promises.js';

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

/** What the plans of chains ask. */
export interface ChainContext {
  readonly model: SemanticModel;
  /** Why a function cannot become async, or not by itself. */
  obstacleOf(node: FunctionNode): Reason | undefined;
  /** The calls in the file that certainly run a function. */
  callsOf(node: FunctionNode): readonly TSESTree.CallExpression[];
  /** Whether a call gives a promise because of what changes in other files. */
  isPromised(call: TSESTree.CallExpression): boolean;
}

/** All that the chains of some starts have come to. */
interface ChainSearch extends ChainContext {
  /** What belongs to one chain. */
  readonly together: DisjointSets<TSESTree.Node>;
  readonly becomeAsync: Set<FunctionNode>;
  readonly passing: Set<FunctionNode>;
  readonly awaited: Set<TSESTree.CallExpression>;
  readonly stops: Map<TSESTree.Node, Reason>;
  /** Functions that pass a promise on, of which it is not known yet whether they return anything else. */
  readonly unchecked: FunctionNode[];
  /** Functions whose calls have not been followed yet. */
  readonly pending: FunctionNode[];
}

/** A function that becomes async, or a call that gives a promise or is to be waited for. */
export type ChainStart = FunctionNode | TSESTree.CallExpression;

/**
 * Plans the chains from functions that become async and from calls that are waited for.
 *
 * Functions that call each other, mutually or through others, come to one and the same chain.
 *
 * @param most how many functions and calls may change at all
 * @returns the chain of each start; starts whose chains meet share one; none where more would change
 */
export function followChains(
  starts: readonly ChainStart[],
  context: ChainContext,
  most = Infinity,
): Map<ChainStart, AwaitableChain> {
  const search: ChainSearch = {
    ...context,
    together: new DisjointSets(),
    becomeAsync: new Set(),
    passing: new Set(),
    awaited: new Set(),
    stops: new Map(),
    unchecked: [],
    pending: [],
  };
  const { pending } = search;
  for (const start of starts) {
    if (start.type !== 'CallExpression') makeAsync(search, start);
    else if (context.isPromised(start)) followCall(search, start);
    else waitFor(search, start);
  }
  // Not by recursion: chains can be as long as the file.
  while (pending.length > 0) {
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (search.becomeAsync.size + search.passing.size + search.awaited.size > most) return new Map();
      followCalls(search, node);
    }
    for (const node of search.unchecked.splice(0)) settle(search, node);
  }
  return collect(starts, search);
}

/** A function that returns something else, too, is async rather than one that sometimes returns a promise. */
function settle(search: ChainSearch, node: FunctionNode): void {
  const { becomeAsync, model, passing } = search;
  const givesPromise = (called: FunctionNode) => called.async || becomeAsync.has(called) || passing.has(called);
  if (!passing.has(node) || returnsOnlyPromises(node, model, givesPromise)) return;
  const obstacle = search.obstacleOf(node);
  if (obstacle) {
    passing.delete(node);
    return stop(search, node, obstacle);
  }
  makeAsync(search, node);
}

function makeAsync(search: ChainSearch, node: FunctionNode): void {
  if (search.becomeAsync.has(node)) return;
  search.becomeAsync.add(node);
  search.passing.delete(node);
  search.pending.push(node);
}

function followCalls(search: ChainSearch, node: FunctionNode): void {
  for (const use of search.model.usesOfFunction(node)) {
    const callback = use.kind === 'argument' && use.node !== node ? callbackAt(use.node, search.model) : undefined;
    const reason = callback && needsValue(callback) ? callbackReason(callback, node, search.model) : undefined;
    if (!reason) continue;
    search.together.join(use.node, node);
    stop(search, use.node, reason);
  }
  for (const call of search.callsOf(node)) if (followCall(search, call)) search.together.join(call, node);
}

/** Follows a call that gives a promise; false where it is used as one already. */
function followCall(search: ChainSearch, call: TSESTree.CallExpression): boolean {
  const uses = promiseUsesOf(call, search.model);
  if (uses.some(({ kind }) => kind === 'promise')) return false;
  if (uses.some(({ kind }) => kind === 'wrong' || kind === 'value')) waitFor(search, call);
  else for (const use of uses) passOn(search, use, call);
  return true;
}

/** The value leaves the function around the call as it is: as a promise. */
function passOn(search: ChainSearch, use: PromiseUse, call: TSESTree.CallExpression): void {
  if (use.kind === 'callback') {
    const reason = callbackReason(use.callback, use.from, search.model);
    if (reason && needsValue(use.callback)) stop(search, call, reason);
  }
  if (use.kind !== 'returned') return;
  const { from } = use;
  const obstacle = search.obstacleOf(from);
  if (obstacle && isRefusal(obstacle)) return stop(search, call, obstacle);
  search.together.join(call, from);
  if (search.becomeAsync.has(from) || search.passing.has(from)) return;
  search.passing.add(from);
  search.unchecked.push(from);
  search.pending.push(from);
}

function waitFor(search: ChainSearch, call: TSESTree.CallExpression): void {
  const site = awaitSiteOf(call);
  if (site.kind === 'none') return stop(search, call, site.reason);
  if (site.kind === 'module' && !search.model.allowsTopLevelAwait)
    return stop(search, call, makeReason('ecma-version', call));
  if (site.kind === 'function') {
    const obstacle = search.obstacleOf(site.function);
    if (obstacle) return stop(search, call, obstacle);
    search.together.join(call, site.function);
    makeAsync(search, site.function);
  }
  search.awaited.add(call);
}

function stop(search: ChainSearch, node: TSESTree.Node, reason: Reason): void {
  search.stops.set(node, reason);
}

function collect(
  starts: readonly ChainStart[],
  { together, becomeAsync, passing, awaited, stops }: ChainSearch,
): Map<ChainStart, AwaitableChain> {
  const byRoot = new Map(starts.map((start) => [together.find(start), emptyChain()]));
  const chainOf = (node: TSESTree.Node) => byRoot.get(together.find(node));
  for (const node of becomeAsync) chainOf(node)?.functions.push(node);
  for (const node of passing) chainOf(node)?.passing.push(node);
  for (const call of awaited) chainOf(call)?.calls.push(call);
  for (const [node, reason] of stops) chainOf(node)?.stops.push({ node, reason });
  return new Map(starts.map((start) => [start, chainOf(start)!]));
}

function emptyChain() {
  return {
    functions: [] as FunctionNode[],
    passing: [] as FunctionNode[],
    calls: [] as TSESTree.CallExpression[],
    stops: [] as ChainStop[],
  };
}
