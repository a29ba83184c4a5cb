import type { TSESTree } from '@typescript-eslint/utils';
import type { Family } from '../../../catalogue/index.js';
import { isFunction } from '../../../syntax/index.js';
import {
  type Evaluation,
  type GeneratorSource,
  kindSaidByName,
  type Place,
  type SemanticModel,
  type UnresolvedKind,
} from '../../semantics/index.js';
import { propertyOf } from '../../scope/index.js';
import { findHandlers, handsOnBoth, isContextCall, takesContext } from '../../hosts/index.js';
import type { ValueRewrite } from '../conversion.js';
import { changeOfReceived } from './changed-copy.js';
import { coPackageOf } from './co-packages.js';
import type { PlanNotes } from './plan-notes.js';
import { startsBeforeEffects } from './start-order.js';
import { mayCallBack, planThunkLiteral } from './thunk-plan.js';
import { nameOfUnknown } from './unknown-names.js';

/*
 * What becomes of a yielded value that has no parts of its own.
 */

/** What `yield` means; `unseen` where the file does not show what runs the generator, which may resolve what co resolves. */
export type YieldMeaning = Family | 'unseen';

/** Where a value stands: by itself after `yield`, in one of its branches, or in an array or object. */
export type Position = 'operand' | 'branch' | 'element';

/** What the plan of one generator function's values is made under. */
export interface Planning {
  readonly model: SemanticModel;
  readonly family: YieldMeaning;
  readonly notes: PlanNotes;
}

/** Meanings of `yield` under which a thunk or a generator is resolved. */
export const mayResolveAsCo: ReadonlySet<YieldMeaning> = new Set(['co', 'thunks', 'unseen']);

export const unchanged: ValueRewrite = { kind: 'unchanged' };

/** co calls a thunk with the `this` of the body; the call that is written out has none. */
export function planThunk(planning: Planning, node: TSESTree.Node): ValueRewrite {
  const value = planning.model.valueOf(node);
  const usesThis =
    isFunction(value) &&
    value.type !== 'ArrowFunctionExpression' &&
    planning.model.syntax.functions.get(value)!.usesThis;
  if (usesThis) return refuse(planning, 'receiver', node, { callee: 'yield', receiver: 'outer' });
  planning.notes.add('thunk-operand', node);
  mention(planning, 'Promise', node);
  const literal = planThunkLiteral(planning.model, node);
  return { kind: 'thunk', node, ...(literal && { literal }) };
}

/** An async function that is not called: a thunk, or what nothing ever comes of. */
export function planAsyncFunction(
  planning: Planning,
  node: TSESTree.Node,
  value: Extract<Evaluation, { kind: 'async-function' }>,
): ValueRewrite {
  return mayCallBack(planning.model, value)
    ? planThunk(planning, node)
    : refuse(planning, 'uncalled-async-function', node);
}

export function planOpaque(
  planning: Planning,
  node: TSESTree.Node,
  position: Position,
  mayBe: readonly UnresolvedKind[] = [],
): ValueRewrite {
  if (mayBe.length > 0) return refuse(planning, 'several-kinds', node, { kinds: mayBe.join(' ') });
  const module = mayResolveAsCo.has(planning.family) ? coPackageOf(planning.model, node) : undefined;
  if (module) return refuse(planning, 'co-package', node, { module });
  const name = nameOfUnknown(planning.model, node);
  const kinds = planning.model.run?.mixedKinds(node);
  const said = mayResolveAsCo.has(planning.family) ? kindSaidByName(node) : undefined;
  const change = mayResolveAsCo.has(planning.family) ? changeOfReceived(planning.model, node) : undefined;
  if (name !== undefined && planning.model.project.staysGenerator(name))
    planning.notes.add('generator-by-name', node, { name: propertyOf(name) });
  else if (kinds) planning.notes.add('mixed-operand', node, { kinds: countedKinds(kinds) });
  else if (said) planning.notes.add('kind-by-name', node, { kind: said });
  else if (change) planning.notes.add('changed-copy', node, { line: change.loc.start.line });
  else if (isDoubtful(planning.model))
    planning.notes.add(position === 'operand' ? 'opaque-operand' : 'opaque-part', node);
  return unchanged;
}

/** A value that throws when it is yielded by itself, passes inside of arrays, and may never be reached in a branch. */
export function planUnaccepted(planning: Planning, node: TSESTree.Node, position: Position): ValueRewrite {
  if (position === 'operand' && planning.family !== 'unseen')
    planning.notes.add('always-throws', node, { suspension: suspensionOf(node) });
  if (position === 'branch') planning.notes.add('plain-branch', node);
  return unchanged;
}

export function planGenerator(
  planning: Planning,
  node: TSESTree.Node,
  { generator: source, place }: Extract<Evaluation, { kind: 'generator' }>,
  position: Position,
): ValueRewrite {
  if (!source) return place ? refuseElsewhere(planning, node, place) : refuse(planning, 'foreign-generator', node);
  const callee = source.reference;
  if (source.call !== node) return refuse(planning, 'lazy-generator', node, { callee });
  const handed = planHandedContext(planning.model, node, source);
  const changesAlone = !handed && !handsOnBoth(node) && position !== 'element';
  planning.notes.sources.push({ ...source, changesAlone, handsContext: handed !== undefined });
  if (position === 'element' && startsBeforeEffects(planning.model, node))
    planning.notes.add('start-order', node, { callee });
  return handed ?? unchanged;
}

/** A handler that becomes async takes its context as a parameter, from whatever calls it with its own. */
export function planHandedContext(
  model: SemanticModel,
  node: TSESTree.Node,
  source?: GeneratorSource,
): ValueRewrite | undefined {
  if (!isContextCall(node)) return undefined;
  const isHandler = source ? isHandedContextFirst(model, source) : model.evaluate(node).planned?.takesContext === true;
  return isHandler ? { kind: 'hand-context', node } : undefined;
}

function isHandedContextFirst(model: SemanticModel, source: GeneratorSource): boolean {
  const [first] = findHandlers(model).get(source.function)?.handlings ?? [];
  return first?.host.convention === 'koa-1' && first.contextAt === 0 && !takesContext(model, source.function);
}

function refuseElsewhere(planning: Planning, node: TSESTree.Node, place: Place): ValueRewrite {
  planning.notes.addElsewhere(node, place);
  return unchanged;
}

export function planGeneratorFunction(
  planning: Planning,
  node: TSESTree.Node,
  source: GeneratorSource | undefined,
): ValueRewrite {
  if (source?.reference !== node) return refuse(planning, 'foreign-generator', node);
  planning.notes.sources.push(source);
  if (planning.model.syntax.functions.get(source.function)!.usesThis) {
    planning.notes.add('receiver', node, { callee: 'yield', receiver: 'outer' });
  }
  return { kind: 'call', node };
}

export function refuse(planning: Planning, ...reason: Parameters<PlanNotes['add']>): ValueRewrite {
  planning.notes.add(...reason);
  return unchanged;
}

export function mention(planning: Planning, name: 'Promise' | 'Object', node: TSESTree.Node): void {
  planning.notes.mentions.push({ name, node });
}

/** The `yield` whose operand a node is. */
export function suspensionOf(operand: TSESTree.Node): TSESTree.Node {
  let node = operand;
  while (node.type !== 'YieldExpression') node = node.parent!;
  return node;
}

/** Kinds with how often each was seen: `promise (30), array (2)`. */
function countedKinds(kinds: ReadonlyMap<string, number>): string {
  return [...kinds].map(([kind, count]) => `${kind} (${count})`).join(', ');
}

/** Whether what nothing is known of is taken for something that `await` may treat in another way. */
export function isDoubtful({ settings }: SemanticModel): boolean {
  return settings.opaqueOperand === 'suggest';
}
