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

/** Whether an expression is `[]` or `{}`. */
export function isEmptyLiteral(node: TSESTree.Node | null | undefined): boolean {
  if (node?.type === 'ArrayExpression') return node.elements.length === 0;
  return node?.type === 'ObjectExpression' && node.properties.length === 0;
}

/** Whether an expression is a literal of literals: nothing in it can be called. */
export function isData(expression: TSESTree.Node): boolean {
  switch (expression.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'UnaryExpression':
      return true;
    case 'ArrayExpression':
      return expression.elements.every((element) => !element || isData(element));
    case 'ObjectExpression':
      return expression.properties.every((property) => property.type === 'Property' && isData(property.value));
    default:
      return false;
  }
}

/** Which argument of a call a node is; undefined where it is none, or where a spread before it hides that. */
export function argumentIndex({ arguments: given }: TSESTree.CallExpression, node: TSESTree.Node): number | undefined {
  const index = given.indexOf(node as TSESTree.CallExpressionArgument);
  return index < 0 || given.slice(0, index).some(({ type }) => type === 'SpreadElement') ? undefined : index;
}

/** The other side of the comparison, or other binary expression, that a node is a side of. */
export function comparedWith(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  if (parent?.type !== 'BinaryExpression') return undefined;
  return parent.left === node ? parent.right : parent.left;
}
