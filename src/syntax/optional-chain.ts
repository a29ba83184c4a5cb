import type { TSESTree } from '@typescript-eslint/utils';

/** Whether an expression may be cut short by an optional chain, and be undefined: `xs?.map(f)`, `o?.xs.map(f)`. */
export function mayShortCircuit(expression: TSESTree.Node): boolean {
  let node = expression;
  while (node.type === 'CallExpression' || node.type === 'MemberExpression' || node.type === 'TSNonNullExpression') {
    if ('optional' in node && node.optional) return true;
    node =
      node.type === 'CallExpression' ? node.callee : node.type === 'MemberExpression' ? node.object : node.expression;
  }
  return false;
}
