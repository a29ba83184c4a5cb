import type { TSESTree } from '@typescript-eslint/utils';

/** Whether an expression is `[]` or `{}`. */
export function isEmptyLiteral(node: TSESTree.Node | null | undefined): boolean {
  if (node?.type === 'ArrayExpression') return node.elements.length === 0;
  return node?.type === 'ObjectExpression' && node.properties.length === 0;
}
