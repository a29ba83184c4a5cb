import type { TSESTree } from '@typescript-eslint/utils';
import type { Family } from '../../../catalogue/index.js';
import { isFunction, propertyName, unwrapExpression } from '../../../syntax/index.js';
import {
  type SemanticModel,
  type Evaluation,
  type GeneratorSource,
  opaque,
  type Place,
} from '../../semantics/index.js';
import type { ValueRewrite } from '../conversion.js';
import type { PlanNotes } from './plan-notes.js';
import { hasEffectsAroundStart, isMapCall, startsBeforeEffects } from './start-order.js';

/** What `yield` means; `unseen` where the file does not show what runs the generator, which may resolve what co resolves. */
export type YieldMeaning = Family | 'unseen';

/** Where a value stands: by itself after `yield`, in one of its branches, or in an array or object. */
type Position = 'operand' | 'branch' | 'element';

const unchanged: ValueRewrite = { kind: 'unchanged' };
/** Keys that make an object literal more than a record: co, or `Promise.all`, would treat it in another way. */
const tellingKeys: ReadonlySet<string | null | undefined> = new Set([
  '__proto__',
  'constructor',
  'next',
  'then',
  'throw',
]);

/** What the plan of one generator function's values is made under. */
interface Planning {
  readonly model: SemanticModel;
  readonly family: YieldMeaning;
  readonly notes: PlanNotes;
}

/**
 * Makes the function that plans how a yielded expression must be written so that `await` gives what `yield` gave, under
 * the family's rules (measured for co 4.6, bluebird 3.7, Q 1.5 and Mozilla's Task with every kind of value).
 */
export function createValuePlanner(
  model: SemanticModel,
  family: YieldMeaning,
  notes: PlanNotes,
): (operand: TSESTree.Expression) => ValueRewrite {
  const planning = { model, family, notes };
  if (family === 'await-all') return () => unchanged;
  if (family === 'task') return (operand) => planForTask(planning, operand);
  if (family === 'immediate') return (operand) => planImmediate(planning, operand);
  return family === 'co' || family === 'unseen'
    ? (operand) => planResolved(planning, operand, 'operand')
    : (operand) => planPromiseOnly(planning, operand);
}

function planForTask(planning: Planning, operand: TSESTree.Expression): ValueRewrite {
  const node = unwrapExpression(operand);
  const value = planning.model.evaluate(node);
  if (value.kind === 'generator') planGenerator(planning, node, value, 'operand');
  if (value.kind === 'opaque') planOpaque(planning, node, 'operand');
  return unchanged;
}

function planImmediate(planning: Planning, operand: TSESTree.Expression): ValueRewrite {
  const value = planning.model.evaluate(operand);
  if (value.kind === 'opaque') return planOpaque(planning, unwrapExpression(operand), 'operand');
  if (value.kind !== 'promise') planning.notes.add('resumes-at-once', operand, { suspension: suspensionOf(operand) });
  return unchanged;
}

function planPromiseOnly(planning: Planning, operand: TSESTree.Expression): ValueRewrite {
  const value = planning.model.evaluate(operand);
  const mayBePromise =
    value.kind === 'promise' || value.kind === 'opaque' || (value.kind === 'array' && !value.isCertain);
  return mayBePromise ? unchanged : planUnaccepted(planning, operand, 'operand');
}

function planResolved(planning: Planning, expression: TSESTree.Node, position: Position): ValueRewrite {
  const node = unwrapExpression(expression);
  const value = planning.model.evaluate(node);
  if (value.source === 'recorded') planning.notes.add('recorded-operand', node);
  if (value.kind === 'promise') return unchanged;
  if (node.type === 'ConditionalExpression') return planBranches(planning, [node.consequent, node.alternate]);
  if (node.type === 'LogicalExpression') return planBranches(planning, [node.left, node.right]);
  switch (value.kind) {
    case 'array':
      return planArray(planning, node, value);
    case 'object':
      return planObject(planning, node, value.element);
    case 'thunk':
      return planThunk(planning, node);
    case 'generator':
      return planGenerator(planning, node, value, position);
    case 'generator-function':
      return planGeneratorFunction(planning, node, value.generator);
    case 'async-function':
      return refuse(planning, 'uncalled-async-function', node);
    case 'async-generator':
      return refuse(planning, 'async-generator-operand', node);
    case 'plain':
      return planUnaccepted(planning, node, position);
    case 'opaque':
      return planOpaque(planning, node, position);
  }
}

/** co calls a thunk with the `this` of the body; the call that is written out has none. */
function planThunk(planning: Planning, node: TSESTree.Node): ValueRewrite {
  const value = planning.model.valueOf(node);
  const usesThis =
    isFunction(value) &&
    value.type !== 'ArrowFunctionExpression' &&
    planning.model.syntax.functions.get(value)!.usesThis;
  if (usesThis) return refuse(planning, 'receiver', node, { callee: 'yield', receiver: 'outer' });
  planning.notes.add('thunk-operand', node);
  mention(planning, 'Promise', node);
  return { kind: 'thunk', node };
}

function planBranches(planning: Planning, branches: readonly TSESTree.Node[]): ValueRewrite {
  return { kind: 'parts', parts: branches.map((branch) => planResolved(planning, branch, 'branch')) };
}

function planOpaque(planning: Planning, node: TSESTree.Node, position: Position): ValueRewrite {
  const module =
    node.type === 'CallExpression' && planning.family === 'co' ? coPackageOf(planning.model, node.callee) : undefined;
  if (module) return refuse(planning, 'co-package', node, { module });
  const kinds = planning.model.run.mixedKinds(node);
  if (kinds) planning.notes.add('mixed-operand', node, { kinds: countedKinds(kinds) });
  else if (isDoubtful(planning.model))
    planning.notes.add(position === 'operand' ? 'opaque-operand' : 'opaque-part', node);
  return unchanged;
}

/** A value that throws when it is yielded by itself, passes inside of arrays, and may never be reached in a branch. */
function planUnaccepted(planning: Planning, node: TSESTree.Node, position: Position): ValueRewrite {
  if (position === 'operand' && planning.family !== 'unseen')
    planning.notes.add('always-throws', node, { suspension: suspensionOf(node) });
  if (position === 'branch') planning.notes.add('plain-branch', node);
  return unchanged;
}

function planGenerator(
  planning: Planning,
  node: TSESTree.Node,
  { generator: source, place }: Extract<Evaluation, { kind: 'generator' }>,
  position: Position,
): ValueRewrite {
  if (!source) return place ? refuseElsewhere(planning, node, place) : refuse(planning, 'foreign-generator', node);
  const callee = source.reference;
  if (source.call !== node) return refuse(planning, 'lazy-generator', node, { callee });
  planning.notes.sources.push(source);
  if (position === 'element' && startsBeforeEffects(planning.model, node))
    planning.notes.add('start-order', node, { callee });
  return unchanged;
}

function refuseElsewhere(planning: Planning, node: TSESTree.Node, place: Place): ValueRewrite {
  planning.notes.addElsewhere(node, place);
  return unchanged;
}

function planGeneratorFunction(
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

function planArray(
  planning: Planning,
  node: TSESTree.Node,
  { element, isCertain }: Extract<Evaluation, { kind: 'array' }>,
): ValueRewrite {
  mention(planning, 'Promise', node);
  if (!isCertain) planning.notes.add('not-certainly-array', node);
  if (node.type === 'ArrayExpression')
    return { kind: 'array-literal', node, parts: node.elements.map((each) => planElement(planning, each)) };
  noteHiddenElements(planning, node, element);
  return { kind: 'array', node };
}

function planElement(planning: Planning, element: TSESTree.ArrayExpression['elements'][number]): ValueRewrite {
  if (!element) return unchanged;
  if (element.type !== 'SpreadElement') return planResolved(planning, element, 'element');
  const spread = planning.model.evaluate(element.argument);
  noteHiddenElements(planning, element.argument, spread.kind === 'array' ? spread.element : opaque);
  return unchanged;
}

/** The elements of an array that is not written out: nothing in them can be rewritten. */
function noteHiddenElements(planning: Planning, array: TSESTree.Node, element: Evaluation): void {
  if (element.kind === 'promise' || element.kind === 'plain') return;
  if (element.kind === 'opaque') {
    if (isDoubtful(planning.model)) planning.notes.add('opaque-elements', array);
  } else if (element.kind === 'generator' && element.generator && isMapCall(array)) {
    noteMappedGenerator(planning, array, element.generator);
  } else planning.notes.add('resolved-element', array);
}

function noteMappedGenerator(planning: Planning, array: TSESTree.CallExpression, source: GeneratorSource): void {
  planning.notes.sources.push(source);
  const callback = unwrapExpression(array.arguments[0]!);
  if (hasEffectsAroundStart(planning.model, callback, source)) {
    planning.notes.add('start-order', array, { callee: source.reference });
  }
}

function planObject(planning: Planning, node: TSESTree.Node, element: Evaluation = opaque): ValueRewrite {
  mention(planning, 'Promise', node);
  mention(planning, 'Object', node);
  if (node.type !== 'ObjectExpression') {
    if (element.kind === 'opaque') planning.notes.add('opaque-elements', node);
    else noteHiddenElements(planning, node, element);
    return { kind: 'object', node, properties: [] };
  }
  const properties = node.properties.flatMap((property) => {
    const isRecord = property.type === 'Property' && property.kind === 'init';
    if (!isRecord || tellingKeys.has(propertyName(property))) {
      planning.notes.add('opaque-part', property);
      return [];
    }
    // A function in method form has no place for what would have to be written around it.
    if (property.method) return { property, value: refuse(planning, 'resolved-element', property) };
    return { property, value: planResolved(planning, property.value, 'element') };
  });
  return { kind: 'object', node, properties };
}

function refuse(planning: Planning, ...reason: Parameters<PlanNotes['add']>): ValueRewrite {
  planning.notes.add(...reason);
  return unchanged;
}

function mention(planning: Planning, name: 'Promise' | 'Object', node: TSESTree.Node): void {
  planning.notes.mentions.push({ name, node });
}

/** The `yield` whose operand a node is. */
function suspensionOf(operand: TSESTree.Node): TSESTree.Node {
  let node = operand;
  while (node.type !== 'YieldExpression') node = node.parent!;
  return node;
}

/** Kinds with how often each was seen: `promise (30), array (2)`. */
function countedKinds(kinds: ReadonlyMap<string, number>): string {
  return [...kinds].map(([kind, count]) => `${kind} (${count})`).join(', ');
}

/** The package that a function comes from, if its name says that it was made for co. */
function coPackageOf(model: SemanticModel, callee: TSESTree.Node): string | undefined {
  const origin = model.origins.originOf(callee);
  return origin?.from === 'module' && /^(?:@[^/]+\/)?co-/.test(origin.name) ? origin.name : undefined;
}

/** Whether what nothing is known of is taken for something that `await` may treat in another way. */
function isDoubtful({ settings }: SemanticModel): boolean {
  return settings.opaqueOperand === 'suggest';
}
