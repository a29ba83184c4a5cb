import type { TSESTree } from '@typescript-eslint/utils';
import { isEmptyLiteral, isMapCall, memberName, propertyName, unwrapExpression } from '../../../syntax/index.js';
import { type Evaluation, type GeneratorSource, opaque, type SemanticModel } from '../../semantics/index.js';
import { gatheringFunction } from '../../generators/index.js';
import { enclosingFunction } from '../../scope/index.js';
import type { ValueRewrite } from '../conversion.js';
import { isForeignGenerator, planForeignGenerator, planStartedElements } from './foreign-generator.js';
import { planNeverRun } from './never-run.js';
import type { PlanNotes } from './plan-notes.js';
import {
  isDoubtful,
  mayResolveAsCo,
  mention,
  planAsyncFunction,
  planGenerator,
  planGeneratorFunction,
  planHandedContext,
  type Planning,
  planOpaque,
  planThunk,
  planUnaccepted,
  type Position,
  refuse,
  suspensionOf,
  unchanged,
  type YieldMeaning,
} from './single-values.js';
import { namesOfKeys } from './destructuring-plan.js';
import { hasEffectsAroundStart, startsBeforeEffects } from './start-order.js';

/** Keys that make an object literal more than a record: co, or `Promise.all`, would treat it in another way. */
const tellingKeys: ReadonlySet<string | null | undefined> = new Set([
  '__proto__',
  'constructor',
  'next',
  'then',
  'throw',
]);

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
  if (family === 'await-all') return (operand) => planNeverRun(planning, operand) ?? unchanged;
  if (family === 'immediate') return (operand) => planImmediate(planning, operand);
  return family === 'co' || family === 'unseen' || givenBack.has(family)
    ? (operand) => planResolved(planning, operand, 'operand')
    : (operand) => planPromiseOnly(planning, operand);
}

/** What families that resolve more than promises give back as it is. */
const givenBack: ReadonlyMap<YieldMeaning, ReadonlySet<Evaluation['kind']>> = new Map([
  ['task', new Set(['array', 'async-function', 'generator-function', 'object', 'plain', 'thunk'] as const)],
  ['thunks', new Set(['plain'] as const)],
]);

function planImmediate(planning: Planning, operand: TSESTree.Expression): ValueRewrite {
  const value = planning.model.evaluate(operand);
  if (value.kind === 'opaque') return planOpaque(planning, unwrapExpression(operand), 'operand');
  if (value.kind !== 'promise') planning.notes.add('resumes-at-once', operand, { suspension: suspensionOf(operand) });
  return unchanged;
}

function planPromiseOnly(planning: Planning, operand: TSESTree.Expression): ValueRewrite {
  const value = planning.model.evaluate(operand);
  if (value.kind === 'array' && !value.isCertain) return planNeverRun(planning, operand) ?? unchanged;
  const mayBePromise = value.kind === 'promise' || value.kind === 'opaque';
  return mayBePromise ? unchanged : planUnaccepted(planning, operand, 'operand');
}

/** What is known of a method does not hold where a generator is put in its place. */
function noteReplacement({ model, notes }: Planning, node: TSESTree.Node): void {
  const callee = node.type === 'CallExpression' ? node.callee : undefined;
  const name = callee?.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (name !== undefined && model.project.staysInPlaceOf(name)) notes.add('generator-by-name', node, { name });
}

/** Not by recursion through branches: `a || b || …` can be as long as the file. */
function planResolved(planning: Planning, expression: TSESTree.Node, position: Position): ValueRewrite {
  const parts: ValueRewrite[] = [];
  const whole = unwrapExpression(expression);
  const pending = [whole];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const value = planning.model.evaluate(node);
    if (value.source === 'recorded') planning.notes.add('recorded-operand', node);
    if (value.kind !== 'opaque') noteReplacement(planning, node);
    if (value.kind === 'promise') {
      const planned = value.planned && planPlannedCall(planning, node, position);
      const started = takesMapped(node) ? planStartedElements(planning, node) : undefined;
      parts.push(planned ?? started ?? unchanged);
      continue;
    }
    const branches = branchesOf(node);
    if (branches) pending.push(...branches.toReversed().map(unwrapExpression));
    else parts.push(planBranch(planning, node, value, node === whole ? position : 'branch'));
  }
  return branchesOf(whole) ? { kind: 'parts', parts } : (parts[0] ?? unchanged);
}

/** What is a generator object until the plan for the project is carried out starts where it is called from then on. */
function planPlannedCall(planning: Planning, node: TSESTree.Node, position: Position): ValueRewrite | undefined {
  if (node.type !== 'CallExpression') planning.notes.add('lazy-generator', node, { callee: node });
  else if (position === 'element' && startsBeforeEffects(planning.model, node))
    planning.notes.add('start-order', node, { callee: node.callee });
  return planHandedContext(planning.model, node);
}

/** Whether it is a call that is handed what `map` makes: elements that it may start a few at a time. */
function takesMapped(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression' && node.arguments.some((argument) => isMapCall(unwrapExpression(argument)));
}

function branchesOf(node: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate];
  return node.type === 'LogicalExpression' ? [node.left, node.right] : undefined;
}

function planBranch(
  planning: Planning,
  node: TSESTree.Node,
  value: Exclude<Evaluation, { kind: 'promise' }>,
  position: Position,
): ValueRewrite {
  const kept = givenBack.get(planning.family);
  if (kept?.has(value.kind)) return planNeverRun(planning, node) ?? unchanged;
  switch (value.kind) {
    case 'array':
      // There is nothing in an empty one to wait for.
      return isEmptyLiteral(node) ? unchanged : planArray(planning, node, value);
    case 'object':
      return planObject(planning, node, value.element);
    case 'thunk':
      return planThunk(planning, node);
    case 'generator':
      if (isForeignGenerator(value) && mayResolveAsCo.has(planning.family)) return planForeignGenerator(planning, node);
      return planGenerator(planning, node, value, position);
    case 'generator-function':
      return planGeneratorFunction(planning, node, value.generator);
    case 'async-function':
      return planAsyncFunction(planning, node, value);
    case 'async-generator':
      return refuse(planning, 'async-generator-operand', node);
    case 'plain':
      return planUnaccepted(planning, node, position);
    case 'opaque':
      return planOpaque(
        planning,
        node,
        position,
        value.mayBe?.filter((kind) => !kept?.has(kind)),
      );
  }
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
  if (element.kind === 'opaque' && !element.mayBe) {
    if (isDoubtful(planning.model)) planning.notes.add('opaque-elements', array);
  } else if (element.kind === 'generator' && element.generator && isMapCall(array)) {
    noteMappedGenerator(planning, array, element.generator);
  } else if (element.kind === 'generator' && element.generator && isGathered(planning, array, element.generator)) {
    planning.notes.sources.push(element.generator);
    planning.notes.add('start-order', array, { callee: element.generator.reference });
  } else planning.notes.add('resolved-element', array);
}

/** Whether objects of a generator are put into what is yielded, and nothing waits in between. */
function isGathered({ model }: Planning, array: TSESTree.Node, { call }: GeneratorSource): boolean {
  const around = call && gatheringFunction(model, call);
  return around !== undefined && around === enclosingFunction(array);
}

function noteMappedGenerator(planning: Planning, array: TSESTree.CallExpression, source: GeneratorSource): void {
  planning.notes.sources.push(source);
  const callback = unwrapExpression(array.arguments[0]!);
  if (hasEffectsAroundStart(planning.model, callback, source)) {
    planning.notes.add('start-order', array, { callee: source.reference });
  }
}

function planObject(planning: Planning, node: TSESTree.Node, element: Evaluation = opaque): ValueRewrite {
  if (node.type === 'ObjectExpression' && node.properties.length === 0) return unchanged;
  mention(planning, 'Promise', node);
  const names = namesOfKeys(planning.model.sourceCode, node);
  if (!names) mention(planning, 'Object', node);
  if (node.type !== 'ObjectExpression') {
    if (element.kind === 'opaque' && !element.mayBe) planning.notes.add('opaque-elements', node);
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
  return { kind: 'object', node, properties, ...(names && { names }) };
}
