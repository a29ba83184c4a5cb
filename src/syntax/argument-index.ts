import type { TSESTree } from '@typescript-eslint/utils';

/** Which argument of a call a node is; undefined where it is none, or where a spread before it hides that. */
export function argumentIndex({ arguments: given }: TSESTree.CallExpression, node: TSESTree.Node): number | undefined {
  const index = given.indexOf(node as TSESTree.CallExpressionArgument);
  return index < 0 || given.slice(0, index).some(({ type }) => type === 'SpreadElement') ? undefined : index;
}
