import type { TSESTree } from '@typescript-eslint/utils';
import { groupBy, once } from '../../collections/index.js';
import { isFixedDespite, isRefusal, makeReason, type Reason, type Verdict } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { createAsyncObstacles } from './async-obstacles.js';
import { type AwaitPlan, alternativesFor, chainFrom, planFrom, planOf } from './await-plan.js';
import { type AwaitableChain, type ChainContext, type ChainStart, followChains } from './awaitable-chain.js';
import type { MisplacedAwait } from './misplaced-awaits.js';
import type { Mistake } from './mistakes.js';
import { promiseUsesOf } from './promise-use.js';

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

/** A call of a function that starts to return a promise by a plan for the project. */
export interface PromisedCall {
  readonly node: TSESTree.CallExpression;
  /** The function, as messages name it: with its file and line. */
  readonly definition: string;
}

/** Answers what can be done about the misplaced awaits of a file. */
export interface AwaitRemedies {
  /** Verdicts on awaits, and on the calls that have to wait for what becomes async elsewhere. */
  verdictsOn<Found extends MisplacedAwait | PromisedCall>(found: readonly Found[]): Map<Found, AwaitVerdict>;
  /** Those among the results of some calls. */
  misusedPromises(calls: readonly TSESTree.CallExpression[]): MisusedPromise[];
  /** What would change if a call gave a promise. */
  chainIfPromised(call: TSESTree.CallExpression): AwaitableChain | undefined;
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
  const callsByFunction = once(() => groupBy(model.syntax.calls, (call) => model.calledFunction(call).function));
  const isPromised = (call: TSESTree.CallExpression) => model.project.promisedBy(call) !== undefined;
  const context = { model, obstacleOf, isPromised, callsOf: (node: FunctionNode) => callsByFunction().get(node) ?? [] };

  return {
    verdictsOn(found) {
      const starts = new Set(found.flatMap(startOf));
      const chains = followChains(
        [...starts].filter((start) => start.type === 'CallExpression' || isFixable(context, start)),
        context,
      );
      const plans = new Map([...new Set(chains.values())].map((chain) => [chain, planOf(context, chain)]));
      return new Map(found.map((one) => [one, 'definition' in one ? verdictOnCall(one) : verdictOn(one)]));

      function verdictOnCall({ node }: PromisedCall): AwaitVerdict {
        const plan = plans.get(chains.get(node)!)!;
        const end = plan.stops.find((stop) => stop.node === node);
        return end ? { outcome: 'refused', reasons: [end.reason] } : { outcome: 'same', plan, reasons: [] };
      }

      function verdictOn({ node, site }: MisplacedAwait): AwaitVerdict {
        if (site.kind === 'none') return { outcome: 'refused', reasons: [site.reason] };
        const reason = obstacleOf(site.function);
        const chain = chains.get(site.function);
        if (!reason) return { outcome: 'same', plan: plans.get(chain!)!, reasons: [] };
        if (isRefusal(reason) || isIteration(reason))
          return {
            outcome: 'refused',
            reasons: [reason],
            alternatives: alternativesFor(context, site.function, reason, node),
          };
        const plan = chain ? plans.get(chain) : planFrom(context, site.function);
        if (!plan) return { outcome: 'refused', reasons: [reason] };
        return { outcome: 'intended', plan, reasons: [reason], leavesWork: false };
      }
    },
    misusedPromises(calls) {
      return calls.flatMap((call) => {
        const node = model.calledFunction(call).function;
        return node?.async && !node.generator ? misusesOf(context, call, node) : [];
      });
    },
    chainIfPromised: (call) => chainFrom({ ...context, isPromised: (one) => one === call }, call),
  };

  function obstacleOf(node: FunctionNode): Reason | undefined {
    if (leftAlone.has(node)) return makeReason('left-alone', node, { name: node });
    const caller = model.project.unchangedCallerOf(node);
    return caller ? makeReason('caller-elsewhere', node, { name: node, ...caller }) : asyncObstacleOf(node);
  }
}

function startOf(found: MisplacedAwait | PromisedCall): ChainStart[] {
  if ('definition' in found) return [found.node];
  return found.site.kind === 'function' ? [found.site.function] : [];
}

function isFixable(context: ChainContext, node: FunctionNode): boolean {
  const reason = context.obstacleOf(node);
  if (!reason) return true;
  const isWanted = isFixedDespite(reason.code, context.model.settings.fixIntended);
  return isWanted && !isRefusal(reason) && !isIteration(reason);
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
