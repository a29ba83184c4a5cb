import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, methodOf } from './functions.js';

/** The signatures without a body that stand directly before a function or method. */
export function overloadsOf(node: FunctionNode): TSESTree.TSDeclareFunction[] {
  const element = methodOf(node) ?? (node.parent.type.startsWith('Export') ? node.parent : node);
  const siblings = siblingsOf(element);
  const overloads: TSESTree.TSDeclareFunction[] = [];
  for (let index = siblings.indexOf(element) - 1; index >= 0; index--) {
    const signature = signatureIn(siblings[index]!);
    if (!signature || !isSameName(siblings[index]!, element)) break;
    overloads.unshift(signature);
  }
  return overloads;
}

function siblingsOf({ parent }: TSESTree.Node): readonly TSESTree.Node[] {
  return parent && 'body' in parent && Array.isArray(parent.body) ? parent.body : [];
}

function signatureIn(node: TSESTree.Node): TSESTree.TSDeclareFunction | undefined {
  switch (node.type) {
    case 'TSDeclareFunction':
      return node;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return node.declaration ? signatureIn(node.declaration) : undefined;
    case 'MethodDefinition':
      // Without a body the value has a type of its own, with the same parts.
      return (node.value.type as string) === 'TSEmptyBodyFunctionExpression' && !isAbstract(node)
        ? (node.value as unknown as TSESTree.TSDeclareFunction)
        : undefined;
    default:
      return undefined;
  }
}

function isAbstract(node: TSESTree.Node): boolean {
  return node.type.startsWith('TSAbstract');
}

function isSameName(signature: TSESTree.Node, element: TSESTree.Node): boolean {
  return nameIn(signature) === nameIn(element);
}

function nameIn(node: TSESTree.Node): string | undefined {
  if (node.type === 'MethodDefinition') return 'name' in node.key ? node.key.name : undefined;
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration')
    return node.declaration ? nameIn(node.declaration) : undefined;
  return node.type === 'TSDeclareFunction' || node.type === 'FunctionDeclaration' ? node.id?.name : undefined;
}
