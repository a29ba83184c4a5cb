import type { TSESTree } from '@typescript-eslint/utils';

/** Whether an expression is the name of the `arguments` object, or of what hides it. */
export function isArguments(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && node.name === 'arguments';
}
