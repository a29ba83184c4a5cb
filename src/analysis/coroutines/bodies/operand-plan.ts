import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../../../catalogue/index.js';
import { type Datum, makeReason, type Reason, type ReasonCode } from '../../../reasons/index.js';
import { type GeneratorFunction, isFunction, unwrapExpression } from '../../../syntax/index.js';
import { path } from '../../environment/index.js';
import type { GeneratorSource, Place, SemanticModel } from '../../semantics/index.js';
import type { SuspensionRewrite, ValueRewrite } from '../conversion.js';
import { planDestructuring } from './destructuring-plan.js';
import { planHandedContext, type YieldMeaning } from './single-values.js';
import { createValuePlanner } from './value-plan.js';

/** A generator that must become async together with a coroutine. */
export interface NeededGenerator extends GeneratorSource {
  /** It can change alone, too: the coroutine yields its object at once, and takes a promise as well. */
  readonly changesAlone?: boolean;
  /** It is called with the context of the coroutine, as what takes that as a parameter. */
  readonly handsContext?: boolean;
}

/** What planning the operands of a coroutine brings to light, besides the text to write. */
export interface PlanNotes {
  readonly reasons: Reason[];
  /** Generators that must become async together with the coroutine, each with the mention that the plan covers. */
  readonly sources: NeededGenerator[];
  /** Globals that the new text mentions, with the place. */
  readonly mentions: { readonly name: 'Promise' | 'Object'; readonly node: TSESTree.Node }[];
  /** Notes a reason at a node, which is its operand unless `data` says otherwise. */
  add(code: ReasonCode, node: TSESTree.Node, data?: Readonly<Record<string, Datum>>): void;
  /** Notes that an operand runs a generator function of another file. */
  addElsewhere(node: TSESTree.Node, place: Place): void;
}

/** Starts notes for a coroutine that a library runs. */
export function startNotes(model: SemanticModel, library: Library): PlanNotes {
  const reasons: Reason[] = [];

  return {
    reasons,
    addElsewhere(node, { file, line, name }) {
      const shown = path.relative(model.cwd, file).replaceAll(path.sep, '/');
      reasons.push(makeReason('generator-elsewhere', node, { operand: node, definition: name, file: shown, line }));
    },
    sources: [],
    mentions: [],
    add: (code, node, data) => reasons.push({ code, node, data: { library: library.name, operand: node, ...data } }),
  };
}

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
