import { getPropertyName } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, methodOf } from '../../syntax/index.js';

/** A function as a message names it: `` `load` ``, `` the getter `size` ``, "this arrow function". */
export function functionName(node: FunctionNode): string {
  const method = methodOf(node);
  if (method?.kind === 'constructor') return 'the constructor';
  const name = ownName(node);
  if (method?.kind === 'get') return `the getter \`${name ?? '[…]'}\``;
  if (method?.kind === 'set') return `the setter \`${name ?? '[…]'}\``;
  if (name !== undefined) return `\`${name}\``;
  return node.type === 'ArrowFunctionExpression' ? 'this arrow function' : 'this function';
}

function ownName({ id, parent }: FunctionNode): string | undefined {
  if (id) return id.name;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'AssignmentExpression':
      return parent.left.type === 'Identifier' ? parent.left.name : propertyName(parent.left);
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return propertyName(parent);
    default:
      return undefined;
  }
}

function propertyName(node: TSESTree.Node): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : 'key' in node ? node.key : undefined;
  if ((key as TSESTree.Node | undefined)?.type === 'PrivateIdentifier')
    return `#${(key as TSESTree.PrivateIdentifier).name}`;
  if ((key as TSESTree.Node | undefined)?.type === 'MemberExpression') {
    const { object, property } = key as TSESTree.MemberExpression;
    if ('name' in object && 'name' in property) return `[${object.name}.${property.name}]`;
  }
  return getPropertyName(node as never) ?? undefined;
}
