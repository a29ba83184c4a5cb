import type { TSESTree } from '@typescript-eslint/utils';

/** The other side of the comparison, or other binary expression, that a node is a side of. */
export function comparedWith(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  if (parent?.type !== 'BinaryExpression') return undefined;
  return parent.left === node ? parent.right : parent.left;
}
