import { getPropertyName } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';

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
