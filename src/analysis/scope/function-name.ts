import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isWholeExport, memberName } from '../../syntax/index.js';

/**
 * What a function is called: its own name, or that of the variable, property or method that holds it, as `load`,
 * `#load` or `[Symbol.iterator]`. Undefined for one without a name, as one that is all that a module exports may be.
 */
export function functionName(node: FunctionNode): string | undefined {
  const { id, parent } = node;
  if (id) return id.name;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'AssignmentExpression':
      if (parent.right !== node) return undefined;
      if (isWholeExport(parent.left)) return undefined;
      return parent.left.type === 'Identifier' ? parent.left.name : nameOfKey(parent.left);
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return nameOfKey(parent);
    default:
      return undefined;
  }
}

function nameOfKey(node: TSESTree.Node): string | undefined {
  const key =
    node.type === 'MemberExpression' ? node.property : 'key' in node ? (node.key as TSESTree.Node) : undefined;
  if (key?.type !== 'MemberExpression') return memberName(node);
  const { object, property } = key;
  return 'name' in object && 'name' in property ? `[${object.name}.${property.name}]` : undefined;
}
