import type { TSESTree } from '@typescript-eslint/utils';
import type { Machine } from './machine.js';
import { globalValue } from './globals.js';
import { isKind, isPrimitive, Unaccounted, unknown, type Value } from './value.js';

/** What `typeof` gives. */
export function typeName(machine: Machine, value: Value, node: TSESTree.Node): string {
  if (isPrimitive(value)) return value === null ? 'object' : typeof value;
  if (value.kind === 'unknown') machine.note(node);
  return value.kind === 'function' ? 'function' : 'object';
}

/** What `===`, `instanceof` and the like give, and `+` of texts. */
export function compare(machine: Machine, node: TSESTree.BinaryExpression, left: Value, right: Value): Value {
  switch (node.operator) {
    case '===':
    case '!==':
      return isSame(machine, node, left, right) === (node.operator === '===');
    case '==':
    case '!=':
      return isLooselySame(machine, node, left, right) === (node.operator === '==');
    case 'instanceof':
      return isInstance(machine, node, left, right);
    case '>':
    case '<':
    case '>=':
    case '<=':
    case '-':
      return calculate(node, left, right);
    case '+':
      return typeof left === 'number' && typeof right === 'number' ? left + right : unknown('text', [left, right]);
    default:
      throw new Unaccounted(node);
  }
}

function isSame(machine: Machine, node: TSESTree.Node, left: Value, right: Value): boolean {
  if (left !== right && (isKind(left, 'unknown') || isKind(right, 'unknown'))) machine.note(node);
  return left === right;
}

function isLooselySame(machine: Machine, node: TSESTree.Node, left: Value, right: Value): boolean {
  const isNothing = (value: Value) => value === undefined || value === null;
  if (isNothing(left) && isNothing(right)) return true;
  if (isPrimitive(left) && isPrimitive(right) && typeof left !== typeof right && !isNothing(left) && !isNothing(right))
    throw new Unaccounted(node);
  return isSame(machine, node, left, right);
}

function isInstance(machine: Machine, node: TSESTree.BinaryExpression, left: Value, right: Value): boolean {
  if (right === globalValue(machine, 'Promise')) {
    if (isKind(left, 'unknown')) machine.note(node);
    return isKind(left, 'promise');
  }
  throw new Unaccounted(node);
}

function calculate(node: TSESTree.BinaryExpression, left: Value, right: Value): Value {
  if (typeof left !== 'number' || typeof right !== 'number') throw new Unaccounted(node);
  switch (node.operator) {
    case '>':
      return left > right;
    case '<':
      return left < right;
    case '>=':
      return left >= right;
    case '<=':
      return left <= right;
    default:
      return left - right;
  }
}
