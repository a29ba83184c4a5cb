import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrapExpression } from '../../../syntax/index.js';
import { callValue, closure, type Computation, type Frame } from './function.js';
import { itemsOf } from './globals.js';
import { readMember, writeMember } from './members.js';
import { compare, typeName } from './operators.js';
import { bindPattern } from './statements.js';
import { isKind, isPrimitive, modelObject, Thrown, Unaccounted, unknown, type Value } from './value.js';

/** The value of an expression. */
export function* evaluate(frame: Frame, expression: TSESTree.Node): Computation {
  const node = unwrapExpression(expression);
  frame.machine.countStep(node);
  switch (node.type) {
    case 'Identifier':
      if (node.name === 'arguments' && frame.args && !frame.machine.sources.bindings.variableOf(node))
        return frame.args;
      return frame.machine.read(node, frame.activation);
    case 'Literal':
      return isPrimitive(node.value as Value) ? (node.value as Value) : unknown('literal');
    case 'TemplateLiteral':
      return unknown('text');
    case 'ThisExpression':
      return frame.thisValue;
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return closure(node, frame);
    case 'MemberExpression':
      return (yield* evaluateMember(frame, node)).value;
    case 'CallExpression':
      return yield* evaluateCall(frame, node);
    case 'NewExpression':
      return yield* evaluateNew(frame, node);
    case 'AwaitExpression':
      return yield yield* evaluate(frame, node.argument);
    case 'ArrayExpression':
      return { kind: 'list', items: yield* evaluateList(frame, node.elements) };
    case 'ObjectExpression':
      return yield* evaluateObject(frame, node);
    default:
      return yield* evaluateOperator(frame, node);
  }
}

function* evaluateOperator(frame: Frame, node: TSESTree.Node): Computation {
  switch (node.type) {
    case 'ConditionalExpression': {
      const test = isTruthy(frame, yield* evaluate(frame, node.test), node.test);
      return yield* evaluate(frame, test ? node.consequent : node.alternate);
    }
    case 'LogicalExpression':
      return yield* evaluateLogical(frame, node);
    case 'SequenceExpression': {
      let last: Value;
      for (const part of node.expressions) last = yield* evaluate(frame, part);
      return last;
    }
    case 'AssignmentExpression': {
      if (node.operator !== '=') throw new Unaccounted(node);
      const value = yield* evaluate(frame, node.right);
      yield* bindPattern(frame, node.left, value, 'assign');
      return value;
    }
    case 'UnaryExpression': {
      const value = yield* evaluate(frame, node.argument);
      if (node.operator === 'void') return undefined;
      if (node.operator === '!') return !isTruthy(frame, value, node.argument);
      if (node.operator === 'typeof') return typeName(frame.machine, value, node);
      throw new Unaccounted(node);
    }
    case 'BinaryExpression': {
      const left = yield* evaluate(frame, node.left);
      return compare(frame.machine, node, left, yield* evaluate(frame, node.right));
    }
    default:
      throw new Unaccounted(node);
  }
}

function* evaluateLogical(frame: Frame, node: TSESTree.LogicalExpression): Computation {
  const left = yield* evaluate(frame, node.left);
  const goesOn =
    node.operator === '??'
      ? left === undefined || left === null
      : isTruthy(frame, left, node.left) === (node.operator === '&&');
  return goesOn ? yield* evaluate(frame, node.right) : left;
}

function* evaluateMember(frame: Frame, node: TSESTree.MemberExpression): Computation<{ object: Value; value: Value }> {
  const object = yield* evaluate(frame, node.object);
  if (node.optional && (object === undefined || object === null)) throw new Unaccounted(node);
  const name = yield* keyOf(frame, node);
  return { object, value: readMember(frame.machine, object, name, node) };
}

/** The name of a property; one that is computed has to be a string or number of the model. */
export function* keyOf(frame: Frame, node: TSESTree.MemberExpression | TSESTree.Property): Computation<string> {
  const known = propertyName(node);
  if (typeof known === 'string') return known;
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (!node.computed) throw new Unaccounted(node);
  const value = yield* evaluate(frame, key);
  if (typeof value !== 'string' && typeof value !== 'number') throw new Unaccounted(node);
  return String(value);
}

function* evaluateCall(frame: Frame, node: TSESTree.CallExpression): Computation {
  const callee = unwrapExpression(node.callee);
  if (node.optional) throw new Unaccounted(node);
  const { object, value } =
    callee.type === 'MemberExpression'
      ? yield* evaluateMember(frame, callee)
      : { object: undefined, value: yield* evaluate(frame, callee) };
  const args = yield* evaluateList(frame, node.arguments);
  // What an unknown thing does with what it is given cannot be told; that of an error is nothing.
  return callValue(frame.machine, value, object, args, node);
}

function* evaluateNew(frame: Frame, node: TSESTree.NewExpression): Computation {
  const callee = yield* evaluate(frame, node.callee);
  const args = yield* evaluateList(frame, node.arguments);
  if (isKind(callee, 'function') && callee.construct) return callee.construct(args);
  if (!isKind(callee, 'unknown')) throw isPrimitive(callee) ? new Thrown('TypeError') : new Unaccounted(node);
  frame.machine.note(node);
  return unknown(callee.name, args);
}

function* evaluateList(frame: Frame, elements: readonly (TSESTree.Node | null)[]): Computation<Value[]> {
  const items: Value[] = [];
  for (const element of elements) {
    if (!element) throw new Unaccounted(undefined);
    if (element.type === 'SpreadElement') items.push(...spreadOf(yield* evaluate(frame, element.argument)));
    else items.push(yield* evaluate(frame, element));
  }
  return items;
}

/** The elements of something unknown are one value that stands for all. */
function spreadOf(value: Value): readonly Value[] {
  return isKind(value, 'unknown') ? [unknown('...', [value])] : itemsOf(value);
}

function* evaluateObject(frame: Frame, node: TSESTree.ObjectExpression): Computation {
  const entries: [string, Value][] = [];
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.kind !== 'init') throw new Unaccounted(property);
    entries.push([yield* keyOf(frame, property), yield* evaluate(frame, property.value)]);
  }
  return modelObject(entries);
}

/** Assigns to a property. */
export function* assign(frame: Frame, target: TSESTree.Node, value: Value): Computation<undefined> {
  if (target.type !== 'MemberExpression') throw new Unaccounted(target);
  const object = yield* evaluate(frame, target.object);
  writeMember(object, yield* keyOf(frame, target), value, target);
  return undefined;
}

/** Whether a condition holds. Something unknown is taken to be true, and the condition is noted. */
export function isTruthy({ machine }: Frame, value: Value, node: TSESTree.Node): boolean {
  if (isPrimitive(value)) return Boolean(value);
  if (value.kind === 'unknown' && !value.isArgument) machine.note(node);
  return true;
}
