import type { TSESTree } from '@typescript-eslint/utils';

/** Any function with a body. */
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** A sync generator function: `function*` as a declaration or expression, or the value of a `*method`. */
export type GeneratorFunction = (TSESTree.FunctionDeclaration | TSESTree.FunctionExpression) & {
  generator: true;
  async: false;
};

/** An async generator function: `async function*`, or the value of an `async *method`. */
export type AsyncGeneratorFunction = (TSESTree.FunctionDeclaration | TSESTree.FunctionExpression) & {
  generator: true;
  async: true;
};

/** Whether the node is a function with a body. */
export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

/** Whether the node is a `function*` that is not async. */
export function isGeneratorFunction(node: TSESTree.Node): node is GeneratorFunction {
  return (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') && node.generator && !node.async;
}

/** Whether the node is an `async function*`. */
export function isAsyncGeneratorFunction(node: TSESTree.Node): node is AsyncGeneratorFunction {
  return (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') && node.generator && node.async;
}

/** The method, accessor or object member whose value the function is, if it is written in method form. */
export function methodOf(node: FunctionNode): TSESTree.MethodDefinition | TSESTree.Property | undefined {
  const { parent } = node;
  if (parent.type === 'MethodDefinition' && parent.value === node) return parent;
  if (parent.type === 'Property' && parent.value === node && (parent.method || parent.kind !== 'init')) return parent;
  return undefined;
}
