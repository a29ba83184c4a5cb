import type { TSESTree } from '@typescript-eslint/utils';
import { type GeneratorFunction, isFunction, unwrapExpression } from '../../../syntax/index.js';
import type { GeneratorSource, SemanticModel } from '../../semantics/index.js';
import type { SuspensionRewrite, ValueRewrite } from '../conversion.js';
import { planDestructuring } from './destructuring-plan.js';
import type { PlanNotes } from './plan-notes.js';
import { planHandedContext, type YieldMeaning } from './single-values.js';
import { createValuePlanner } from './value-plan.js';

const unchanged: ValueRewrite = { kind: 'unchanged' };
/** Families that take `undefined`, the value of a bare `yield`, as `await` does. */
const acceptUndefined: ReadonlySet<YieldMeaning> = new Set(['await-all', 'immediate', 'task', 'thunks', 'unseen']);

/**
 * Plans what becomes of every suspension of a coroutine whose `yield` has the meaning of a family.
 *
 * @param yields the suspensions, in source order
 * @param notes what takes the reasons and what else comes to light
 * @param downstream those whose operand is a generator object today, and a function that starts the same tomorrow
 */
export function planOperands(
  model: SemanticModel,
  yields: readonly TSESTree.YieldExpression[],
  family: YieldMeaning,
  notes: PlanNotes,
  downstream: ReadonlySet<TSESTree.YieldExpression> = new Set(),
): readonly SuspensionRewrite[] {
  const planValue = createValuePlanner(model, family, notes);
  return yields.map(planSuspension);

  function planSuspension(node: TSESTree.YieldExpression): SuspensionRewrite {
    const { argument } = node;
    if (!argument) {
      if (family === 'immediate') notes.add('resumes-at-once', node, { suspension: node });
      if (!acceptUndefined.has(family)) notes.add('always-throws', node, { suspension: node });
      return { node, value: unchanged };
    }
    if (downstream.has(node)) return { node, value: { kind: 'call', node: argument } };
    if (node.delegate) {
      planDelegation(node, argument);
      const { generator } = model.evaluate(argument) as { generator?: GeneratorSource };
      return { node, value: planHandedContext(model, unwrapExpression(argument), generator) ?? unchanged };
    }
    const value = planValue(argument);
    const destructuring = value.kind === 'object' ? planDestructuring(model.sourceCode, node) : undefined;
    return destructuring ? { node, value, destructuring } : { node, value };
  }

  /** `yield* g()` runs the body of `g` in place, whatever the family, so that it may only be a local coroutine. */
  function planDelegation(node: TSESTree.YieldExpression, argument: TSESTree.Expression): void {
    const value = model.evaluate(argument);
    if (value.kind === 'promise' && value.planned && value.place) {
      const isWaitedFor = value.planned.returnsPromise && !(node.parent.type === 'ReturnStatement' && !isInTry(node));
      if (isWaitedFor) notes.add('returned-promise', node, { callee: calleeOf(argument), line: value.place.line });
      return;
    }
    if (value.kind !== 'generator' || value.generator?.call !== unwrapExpression(argument)) {
      if (value.kind === 'generator' && value.place) notes.addElsewhere(argument, value.place);
      else notes.add('delegation', argument);
      return;
    }
    const handsContext = planHandedContext(model, unwrapExpression(argument), value.generator) !== undefined;
    notes.sources.push({ ...value.generator, handsContext });
    const promise = returnedPromise(model, value.generator.function);
    if (!promise || (node.parent.type === 'ReturnStatement' && !isInTry(node))) return;
    notes.add('returned-promise', node, { callee: value.generator.reference, line: promise.loc.start.line });
  }
}

function calleeOf(argument: TSESTree.Expression): TSESTree.Node {
  const call = unwrapExpression(argument);
  return call.type === 'CallExpression' ? call.callee : call;
}

/** Whether an error at the node could be caught, or delayed by a `finally`, in the same function. */
function isInTry(node: TSESTree.Node): boolean {
  let current = node;
  while (current.parent && !isFunction(current)) {
    if (current.parent.type === 'TryStatement' && current !== current.parent.finalizer) return true;
    current = current.parent;
  }
  return false;
}

/** Where a generator function returns what is, or may well be, a promise that nobody has waited for. */
function returnedPromise(model: SemanticModel, generator: GeneratorFunction): TSESTree.Node | undefined {
  const { returns } = model.syntax.functions.get(generator)!;
  return returns.find(({ argument }) => {
    const value = argument && model.evaluate(argument);
    const isCall = argument && unwrapExpression(argument).type === 'CallExpression';
    return value?.kind === 'promise' || (value?.kind === 'opaque' && isCall);
  });
}
