import type { TSESTree } from '@typescript-eslint/utils';

const lowerThanUnary: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'BinaryExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'SequenceExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
]);

/**
 * Whether an expression must stand in parentheses to be the operand of `await`, which takes a UnaryExpression
 * (ECMA-262, 15.8), where `yield` takes an AssignmentExpression (15.5).
 */
export function needsParenthesesUnderAwait(operand: TSESTree.Expression): boolean {
  return lowerThanUnary.has(operand.type);
}
