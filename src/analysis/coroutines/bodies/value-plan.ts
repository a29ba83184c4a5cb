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
import { hasEffectsAroundStart, startsBeforeEffects } from './start-order.js';

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

/**
 * Makes the function that plans how a yielded expression must be written so that `await` gives what `yield` gave, under
 * the family's rules (measured for co 4.6, bluebird 3.7, Q 1.5 and Mozilla's Task with every kind of value).
 */
export function createValuePlanner(
  model: SemanticModel,
  family: YieldMeaning,
  notes: PlanNotes,
): (operand: TSESTree.Expression) => ValueRewrite {
  const { evaluate } = model;
  const isDoubtful = model.settings.opaqueOperand === 'suggest';
  if (family === 'await-all') return () => unchanged;
  if (family === 'task') return planForTask;
  if (family === 'immediate') return planImmediate;
  return family === 'co' || family === 'unseen' ? (operand) => planResolved(operand, 'operand') : planPromiseOnly;

  function planForTask(operand: TSESTree.Expression): ValueRewrite {
    const node = unwrapExpression(operand);
    const value = evaluate(node);
    if (value.kind === 'generator') planGenerator(node, value, 'operand');
    if (value.kind === 'opaque') planOpaque(node, 'operand');
    return unchanged;
  }

  function planImmediate(operand: TSESTree.Expression): ValueRewrite {
    const value = evaluate(operand);
    if (value.kind === 'opaque') return planOpaque(unwrapExpression(operand), 'operand');
    if (value.kind !== 'promise') notes.add('resumes-at-once', operand, { suspension: suspensionOf(operand) });
    return unchanged;
  }

  function planPromiseOnly(operand: TSESTree.Expression): ValueRewrite {
    const value = evaluate(operand);
    const mayBePromise =
      value.kind === 'promise' || value.kind === 'opaque' || (value.kind === 'array' && !value.isCertain);
    return mayBePromise ? unchanged : planUnaccepted(operand, 'operand');
  }

  function planResolved(expression: TSESTree.Node, position: Position): ValueRewrite {
    const node = unwrapExpression(expression);
    const value = evaluate(node);
    if (value.source === 'recorded') notes.add('recorded-operand', node);
    if (value.kind === 'promise') return unchanged;
    if (node.type === 'ConditionalExpression') return planBranches([node.consequent, node.alternate]);
    if (node.type === 'LogicalExpression') return planBranches([node.left, node.right]);
    switch (value.kind) {
      case 'array':
        return planArray(node, value);
      case 'object':
        return planObject(node, value.element);
      case 'thunk':
        return planThunk(node);
      case 'generator':
        return planGenerator(node, value, position);
      case 'generator-function':
        return planGeneratorFunction(node, value.generator);
      case 'async-function':
        return refuse('uncalled-async-function', node);
      case 'async-generator':
        return refuse('async-generator-operand', node);
      case 'plain':
        return planUnaccepted(node, position);
      case 'opaque':
        return planOpaque(node, position);
    }
  }

  /** co calls a thunk with the `this` of the body; the call that is written out has none. */
  function planThunk(node: TSESTree.Node): ValueRewrite {
    const value = model.valueOf(node);
    const usesThis =
      isFunction(value) && value.type !== 'ArrowFunctionExpression' && model.syntax.functions.get(value)!.usesThis;
    if (usesThis) return refuse('receiver', node, { callee: 'yield', receiver: 'outer' });
    notes.add('thunk-operand', node);
    mention('Promise', node);
    return { kind: 'thunk', node };
  }

  function planBranches(branches: readonly TSESTree.Node[]): ValueRewrite {
    return { kind: 'parts', parts: branches.map((branch) => planResolved(branch, 'branch')) };
  }

  function planOpaque(node: TSESTree.Node, position: Position): ValueRewrite {
    const module = node.type === 'CallExpression' && family === 'co' ? coPackageOf(model, node.callee) : undefined;
    if (module) return refuse('co-package', node, { module });
    const kinds = model.run.mixedKinds(node);
    if (kinds) notes.add('mixed-operand', node, { kinds: countedKinds(kinds) });
    else if (isDoubtful) notes.add(position === 'operand' ? 'opaque-operand' : 'opaque-part', node);
    return unchanged;
  }

  /** A value that throws when it is yielded by itself, passes inside of arrays, and may never be reached in a branch. */
  function planUnaccepted(node: TSESTree.Node, position: Position): ValueRewrite {
    if (position === 'operand' && family !== 'unseen')
      notes.add('always-throws', node, { suspension: suspensionOf(node) });
    if (position === 'branch') notes.add('plain-branch', node);
    return unchanged;
  }

  function planGenerator(
    node: TSESTree.Node,
    { generator: source, place }: Extract<Evaluation, { kind: 'generator' }>,
    position: Position,
  ): ValueRewrite {
    if (!source) return place ? refuseElsewhere(node, place) : refuse('foreign-generator', node);
    const callee = source.reference;
    if (source.call !== node) return refuse('lazy-generator', node, { callee });
    notes.sources.push(source);
    if (position === 'element' && startsBeforeEffects(model, node)) notes.add('start-order', node, { callee });
    return unchanged;
  }

  function refuseElsewhere(node: TSESTree.Node, place: Place): ValueRewrite {
    notes.addElsewhere(node, place);
    return unchanged;
  }

  function planGeneratorFunction(node: TSESTree.Node, source: GeneratorSource | undefined): ValueRewrite {
    if (source?.reference !== node) return refuse('foreign-generator', node);
    notes.sources.push(source);
    if (model.syntax.functions.get(source.function)!.usesThis) {
      notes.add('receiver', node, { callee: 'yield', receiver: 'outer' });
    }
    return { kind: 'call', node };
  }

  function planArray(
    node: TSESTree.Node,
    { element, isCertain }: Extract<Evaluation, { kind: 'array' }>,
  ): ValueRewrite {
    mention('Promise', node);
    if (!isCertain) notes.add('not-certainly-array', node);
    if (node.type === 'ArrayExpression') return { kind: 'array-literal', node, parts: node.elements.map(planElement) };
    noteHiddenElements(node, element);
    return { kind: 'array', node };
  }

  function planElement(element: TSESTree.ArrayExpression['elements'][number]): ValueRewrite {
    if (!element) return unchanged;
    if (element.type !== 'SpreadElement') return planResolved(element, 'element');
    const spread = evaluate(element.argument);
    noteHiddenElements(element.argument, spread.kind === 'array' ? spread.element : opaque);
    return unchanged;
  }

  /** The elements of an array that is not written out: nothing in them can be rewritten. */
  function noteHiddenElements(array: TSESTree.Node, element: Evaluation): void {
    if (element.kind === 'promise' || element.kind === 'plain') return;
    if (element.kind === 'opaque') {
      if (isDoubtful) notes.add('opaque-elements', array);
    } else if (element.kind === 'generator' && element.generator && isMapCall(array)) {
      noteMappedGenerator(array, element.generator);
    } else notes.add('resolved-element', array);
  }

  function noteMappedGenerator(array: TSESTree.CallExpression, source: GeneratorSource): void {
    notes.sources.push(source);
    const callback = unwrapExpression(array.arguments[0]!);
    if (hasEffectsAroundStart(model, callback, source)) {
      notes.add('start-order', array, { callee: source.reference });
    }
  }

  function planObject(node: TSESTree.Node, element: Evaluation = opaque): ValueRewrite {
    mention('Promise', node);
    mention('Object', node);
    if (node.type !== 'ObjectExpression') {
      if (element.kind === 'opaque') notes.add('opaque-elements', node);
      else noteHiddenElements(node, element);
      return { kind: 'object', node, properties: [] };
    }
    const properties = node.properties.flatMap((property) => {
      const isRecord = property.type === 'Property' && property.kind === 'init';
      if (!isRecord || tellingKeys.has(propertyName(property))) {
        notes.add('opaque-part', property);
        return [];
      }
      // A function in method form has no place for what would have to be written around it.
      if (property.method) return { property, value: refuse('resolved-element', property) };
      return { property, value: planResolved(property.value, 'element') };
    });
    return { kind: 'object', node, properties };
  }

  function refuse(...reason: Parameters<PlanNotes['add']>): ValueRewrite {
    notes.add(...reason);
    return unchanged;
  }

  function mention(name: 'Promise' | 'Object', node: TSESTree.Node): void {
    notes.mentions.push({ name, node });
  }
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

/** Whether the expression is `x.map(callback)`. */
function isMapCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const [callback] = node.arguments;
  return propertyName(node.callee) === 'map' && callback !== undefined && callback.type !== 'SpreadElement';
}
