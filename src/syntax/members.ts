import { getPropertyName } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapExpression } from './expressions.js';

/** The name of the property that a member expression, property, method or field has; undefined if computed or private. */
export function propertyName(node: TSESTree.Node): string | undefined {
  return getPropertyName(node as never) ?? undefined;
}

/** The same with `#name` for a private member. */
export function memberName(node: TSESTree.Node): string | undefined {
  const key = keyOf(node);
  return isPrivate(key) ? `#${key.name}` : propertyName(node);
}

/** The same with `[Symbol.name]` for a well-known symbol, which no string is. */
export function memberKey(node: TSESTree.Node): string | undefined {
  const key = keyOf(node);
  const isSymbol = key?.type === 'MemberExpression' && key.object.type === 'Identifier' && key.object.name === 'Symbol';
  return isSymbol ? `[Symbol.${propertyName(key) ?? ''}]` : memberName(node);
}

function keyOf(node: TSESTree.Node): TSESTree.Node | undefined {
  return node.type === 'MemberExpression' ? node.property : 'key' in node ? node.key : undefined;
}

function isPrivate(key: TSESTree.Node | undefined): key is TSESTree.PrivateIdentifier {
  return key?.type === 'PrivateIdentifier';
}

/** Whether an identifier only names a property: `x.await`, `{ await: 1 }`, `await() {}`. */
export function isPropertyName(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.property === node && !parent.computed;
  if (parent.type === 'Property') return parent.key === node && !parent.computed && !parent.shorthand;
  return 'key' in parent && parent.key === node && 'computed' in parent && !parent.computed;
}

/** Whether something is written to a member, or it is deleted: by an assignment, a pattern, a loop, `++` or `delete`. */
export function isWriteTarget(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  switch (parent.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === member;
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === member;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    default:
      return false;
  }
}

/** Whether an expression is written `module.exports`. */
export function isWholeExport(node: TSESTree.Node): boolean {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return false;
  return node.object.name === 'module' && propertyName(node) === 'exports';
}

type Names = ReadonlySet<string | undefined>;

/** The methods of promises (ECMA-262, 27.2.5). */
export const promiseMethods: Names = new Set(['then', 'catch', 'finally']);

/** The methods of functions that call them with a receiver (ECMA-262, 20.2.3). */
export const callMethods: Names = new Set(['apply', 'call']);

/** The expression whose function runs, as far as names tell: `f` of the callees `f`, `f.call` and `f.apply`. */
export function calledExpression(callee: TSESTree.Node): TSESTree.Node {
  const isReflective = callee.type === 'MemberExpression' && callMethods.has(propertyName(callee));
  return isReflective ? unwrapExpression(callee.object) : callee;
}

/** The same, with what `bind` makes of a function: `f` of the callees `f.bind(x)` and `f.bind(x).call`, too. */
export function targetOfCall(callee: TSESTree.Node): TSESTree.Node {
  let target = calledExpression(unwrapExpression(callee));
  while (target.type === 'CallExpression' && isBind(target.callee)) target = unwrapExpression(target.callee.object);
  return target;
}

function isBind(callee: TSESTree.Node): callee is TSESTree.MemberExpression {
  return callee.type === 'MemberExpression' && propertyName(callee) === 'bind';
}

/** Whether the expression is `x.map(callback)`. */
export function isMapCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const [callback] = node.arguments;
  return propertyName(node.callee) === 'map' && callback !== undefined && callback.type !== 'SpreadElement';
}
