import { getPropertyName, hasSideEffect } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Family, Library } from '../catalogue/library.js';
import { unwrapExpression } from '../syntax/expression-wrapper.js';
import type { Door } from './door.js';
import type { Evaluation, GeneratorSource } from './evaluation.js';
import type { PropertyRewrite, SuspensionRewrite, ValueRewrite } from './facts.js';
import { makeReason, type Reason, type ReasonKind } from './reasons.js';

/** What the operands of one coroutine come to. */
export interface OperandPlan {
  readonly suspensions: readonly SuspensionRewrite[];
  readonly reasons: readonly Reason[];
  /** Generators that must become async together with this one, each with the mention that this plan covers. */
  readonly sources: readonly GeneratorSource[];
  /** Globals that the new text mentions, with the place. */
  readonly mentions: readonly { readonly name: 'Promise' | 'Object'; readonly node: TSESTree.Node }[];
}

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
 * Plans what becomes of every suspension of a coroutine whose `yield` has the meaning of a family.
 *
 * @param yields the suspensions, in source order
 * @param library whose name stands in the reasons
 */
export function planOperands(
  door: Door,
  yields: readonly TSESTree.YieldExpression[],
  family: Family,
  library: Library,
): OperandPlan {
  const reasons: Reason[] = [];
  const sources: GeneratorSource[] = [];
  const mentions: { name: 'Promise' | 'Object'; node: TSESTree.Node }[] = [];
  const { sourceCode, evaluate } = door;
  const resolvesAll = family === 'co';

  return { suspensions: yields.map(planSuspension), reasons, sources, mentions };

  function planSuspension(node: TSESTree.YieldExpression): SuspensionRewrite {
    const { argument } = node;
    if (!argument) {
      if (family !== 'await-all' && family !== 'task') add('alwaysThrows', node, { operand: '' });
      return { node, value: unchanged };
    }
    if (node.delegate) return planDelegation(node, argument);
    const destructuring = resolvesAll ? planDestructuring(node, argument) : undefined;
    const value = planValue(argument, 'operand');
    return destructuring ? { node, value, destructuring } : { node, value };
  }

  function planDelegation(node: TSESTree.YieldExpression, argument: TSESTree.Expression): SuspensionRewrite {
    const value = evaluate(argument);
    if (value.kind === 'generator' && value.source?.call === unwrapExpression(argument)) sources.push(value.source);
    else add('delegation', argument);
    return { node, value: unchanged };
  }

  function planValue(expression: TSESTree.Node, position: 'operand' | 'branch' | 'element'): ValueRewrite {
    const node = unwrapExpression(expression);
    if (family === 'await-all') return unchanged;
    const value = evaluate(node);
    if (value.kind === 'promise') return unchanged;
    if (resolvesAll && (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression'))
      return planBranches(node);
    if (value.kind === 'generator' && (resolvesAll || family === 'task')) return planGenerator(node, value, position);
    if (family === 'task') return value.kind === 'opaque' ? planOpaque(node) : unchanged;
    if (!resolvesAll) return value.kind === 'opaque' ? unchanged : planUnaccepted(node, position);
    return planResolved(node, value, position);
  }

  /** What co and its kin resolve beyond promises and generator objects. */
  function planResolved(
    node: TSESTree.Node,
    value: Evaluation,
    position: 'operand' | 'branch' | 'element',
  ): ValueRewrite {
    switch (value.kind) {
      case 'array':
        return planArray(node, value.element);
      case 'object':
        return planObject(node);
      case 'thunk':
        add('thunkOperand', node);
        mention('Promise', node);
        return { kind: 'thunk', node };
      case 'generator-function':
        return planGeneratorFunction(node, value.source);
      case 'async-function':
        add('uncalledAsyncFunction', node);
        return unchanged;
      case 'async-generator':
        add('asyncGeneratorOperand', node);
        return unchanged;
      case 'plain':
        return planUnaccepted(node, position);
      default:
        return isMapCall(node) ? planUncertainMap(node) : planOpaque(node);
    }
  }

  function planOpaque(node: TSESTree.Node): ValueRewrite {
    if (door.settings.opaqueOperand === 'suggest') add('opaqueOperand', node);
    return unchanged;
  }

  /** A value that throws when it is yielded by itself, passes inside of arrays, and may never be reached in a branch. */
  function planUnaccepted(node: TSESTree.Node, position: 'operand' | 'branch' | 'element'): ValueRewrite {
    if (position === 'operand') add('alwaysThrows', node, { operand: ` ${textOf(node)}` });
    if (position === 'branch') add('opaqueOperand', node);
    return unchanged;
  }

  function planBranches(node: TSESTree.ConditionalExpression | TSESTree.LogicalExpression): ValueRewrite {
    const branches =
      node.type === 'ConditionalExpression' ? [node.consequent, node.alternate] : [node.left, node.right];
    return { kind: 'parts', parts: branches.map((branch) => planValue(branch, 'branch')) };
  }

  function planGenerator(
    node: TSESTree.Node,
    { source }: Extract<Evaluation, { kind: 'generator' }>,
    position: 'operand' | 'branch' | 'element',
  ): ValueRewrite {
    if (!source) add('foreignGenerator', node);
    else if (source.call !== node) add('lazyGenerator', node, { name: textOf(source.reference) });
    else {
      sources.push(source);
      if (position === 'element') noteStartOrder(node);
    }
    return unchanged;
  }

  function planGeneratorFunction(node: TSESTree.Node, source: GeneratorSource | undefined): ValueRewrite {
    if (source?.reference !== node) {
      add('foreignGenerator', node);
      return unchanged;
    }
    sources.push(source);
    if (door.syntax.functions.get(source.function)?.usesThis) {
      add('receiver', node, { callee: 'yield', receiver: 'what the outer call had' });
    }
    return { kind: 'call', node };
  }

  function planArray(node: TSESTree.Node, element: Evaluation): ValueRewrite {
    mention('Promise', node);
    if (node.type !== 'ArrayExpression') {
      planHiddenElement(node, element);
      return { kind: 'array', node };
    }
    const parts = node.elements.map((part) => {
      if (!part) return unchanged;
      if (part.type !== 'SpreadElement') return planValue(part, 'element');
      const spread = evaluate(part.argument);
      planHiddenElement(part.argument, spread.kind === 'array' ? spread.element : { kind: 'opaque' });
      return unchanged;
    });
    return { kind: 'array-literal', node, parts };
  }

  /** The elements of an array that is not written out: nothing in them can be rewritten. */
  function planHiddenElement(array: TSESTree.Node, element: Evaluation): void {
    if (element.kind === 'promise' || element.kind === 'plain') return;
    if (element.kind === 'opaque') {
      if (door.settings.opaqueOperand === 'suggest') add('opaqueElement', array);
    } else if (element.kind === 'generator' && element.source && isMapCall(array)) {
      planMappedGenerator(array, element.source);
    } else add('resolvedElement', array);
  }

  function planMappedGenerator(array: TSESTree.CallExpression, source: GeneratorSource): void {
    sources.push(source);
    const callback = unwrapExpression(array.arguments[0]!);
    if (callback === source.reference) return;
    // The callback makes the object by a call, and may do more around it, which runs for all elements before any body.
    const isBareCall =
      callback.type === 'ArrowFunctionExpression' && source.call && unwrapExpression(callback.body) === source.call;
    if (!isBareCall || source.call.arguments.some(isEffectful)) {
      add('startOrder', array, { name: textOf(source.reference) });
    }
  }

  function planUncertainMap(node: TSESTree.CallExpression): ValueRewrite {
    add('notCertainlyArray', node);
    mention('Promise', node);
    const callback = node.arguments[0]!;
    const value = evaluate(callback);
    if (value.kind === 'generator-function' && value.source)
      sources.push({ ...value.source, reference: unwrapExpression(callback) });
    return { kind: 'array', node };
  }

  function planObject(node: TSESTree.Node): ValueRewrite {
    mention('Promise', node);
    mention('Object', node);
    const properties: PropertyRewrite[] = [];
    if (node.type !== 'ObjectExpression') add('opaqueElement', node);
    else {
      for (const property of node.properties) {
        if (
          property.type === 'SpreadElement' ||
          property.kind !== 'init' ||
          tellingKeys.has(getPropertyName(property as never))
        ) {
          add('opaqueElement', property);
        } else properties.push({ property, value: planValue(property.value, 'element') });
      }
    }
    return { kind: 'object', node, properties };
  }

  /** `const { a, b } = yield { a: p, b: q }`: the object exists only to be taken apart. */
  function planDestructuring(
    node: TSESTree.YieldExpression,
    argument: TSESTree.Expression,
  ): SuspensionRewrite['destructuring'] {
    const { parent } = node;
    if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'ObjectPattern' || parent.id.typeAnnotation)
      return undefined;
    if (argument.type !== 'ObjectExpression' || sourceCode.getCommentsInside(parent as never).length > 0)
      return undefined;
    const names = new Map<string, string>();
    for (const property of parent.id.properties) {
      if (property.type !== 'Property' || property.computed || property.value.type !== 'Identifier') return undefined;
      names.set(getPropertyName(property as never)!, property.value.name);
    }
    const keys = argument.properties.map((property) =>
      property.type === 'Property' && property.kind === 'init' && !property.method && !property.computed
        ? getPropertyName(property as never)
        : undefined,
    );
    const known = new Set(keys);
    if (known.size !== keys.length || keys.some((key) => !key || tellingKeys.has(key))) return undefined;
    if (names.size !== parent.id.properties.length || ![...names.keys()].every((name) => known.has(name)))
      return undefined;
    return { pattern: parent.id, names: keys.map((key) => names.get(key!) ?? '') };
  }

  /** An async function called inside of an array starts before the elements after it are evaluated; a generator does not. */
  function noteStartOrder(element: TSESTree.Node): void {
    const container = element.parent!.type === 'Property' ? element.parent!.parent! : element.parent!;
    const siblings =
      container.type === 'ArrayExpression' ? container.elements : (container as TSESTree.ObjectExpression).properties;
    const later = siblings.filter((sibling) => sibling && sibling.range[0] > element.range[0]);
    if (later.some((sibling) => !isInert(sibling!))) {
      add('startOrder', element, { name: textOf((element as TSESTree.CallExpression).callee) });
    }
  }

  /** Whether evaluating an element does nothing that could be noticed: no effect, or only the making of a generator object. */
  function isInert(node: TSESTree.Node): boolean {
    const value = node.type === 'Property' ? node.value : node;
    const inner = unwrapExpression(value);
    if (inner.type === 'CallExpression' && evaluate(inner).kind === 'generator')
      return !inner.arguments.some(isEffectful);
    return !isEffectful(inner);
  }

  function isEffectful(node: TSESTree.Node): boolean {
    return hasSideEffect(node as never, sourceCode as never);
  }

  function mention(name: 'Promise' | 'Object', node: TSESTree.Node): void {
    mentions.push({ name, node });
  }

  function add(kind: ReasonKind, node: TSESTree.Node, data: Record<string, string> = {}): void {
    reasons.push(makeReason(kind, node, { library: library.name, operand: textOf(node), ...data }));
  }

  function textOf(node: TSESTree.Node): string {
    const text = sourceCode.getText(node as never).replace(/\s+/g, ' ');
    return text.length > 40 ? `${text.slice(0, 39)}…` : text;
  }
}

/** Whether the expression is `x.map(callback)`. */
function isMapCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const [callback] = node.arguments;
  return getPropertyName(node.callee as never) === 'map' && callback !== undefined && callback.type !== 'SpreadElement';
}
