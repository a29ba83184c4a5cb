import type { TSESTree } from '@typescript-eslint/utils';

/**
 * The expression inside wrappers that leave its value alone: TypeScript's `as`, `satisfies`, `!`, `<T>x` and `f<T>`,
 * optional chains, and `(0, x)` as compilers write it.
 */
export function unwrapExpression(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return unwrapExpression(node.expression);
    case 'SequenceExpression':
      return node.expressions.length === 2 && node.expressions[0]!.type === 'Literal'
        ? unwrapExpression(node.expressions[1]!)
        : node;
    default:
      return node;
  }
}

/** Whether `parent` is a wrapper around `node` in the sense of {@link unwrapExpression}. */
export function isTransparentParent(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  return parent !== node && unwrapExpression(parent) === unwrapExpression(node);
}
