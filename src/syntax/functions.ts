import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

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

/** The head of a generator function, where reports stand: from `function*`, or from the star of a method, to its name. */
export function functionHead(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: AsyncGeneratorFunction | GeneratorFunction,
): TSESTree.SourceLocation {
  const star = starOf(sourceCode, node);
  const method = methodOf(node);
  const start = method ? star.loc.start : node.loc.start;
  const end = method ? method.key.loc.end : (node.id ?? star).loc.end;
  return { start, end };
}

/** The star of a generator function or method. */
export function starOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: AsyncGeneratorFunction | GeneratorFunction,
): TSESTree.Token {
  const method = methodOf(node);
  if (!method) return sourceCode.getFirstToken(node, { skip: node.async ? 2 : 1 })!;
  const key = method.computed ? sourceCode.getTokenBefore(method.key, ({ value }) => value === '[')! : method.key;
  return sourceCode.getTokenBefore(key)!;
}

/** The parenthesis that opens the parameters of a function; the parameter itself in `a => …`. */
export function parametersStart(sourceCode: Readonly<TSESLint.SourceCode>, node: FunctionNode): TSESTree.Token {
  const [first] = node.params;
  const isArrow = node.type === 'ArrowFunctionExpression';
  const afterHead = isArrow ? sourceCode.getTokenBefore(node.body, ({ value }) => value === '=>')! : node.body;
  const closing = sourceCode.getTokenBefore(node.returnType ?? afterHead)!;
  if (closing.value !== ')') return closing;
  return first ? sourceCode.getTokenBefore(first, ({ value }) => value === '(')! : sourceCode.getTokenBefore(closing)!;
}

/** What the function's `length` is at run time: the parameters before the first default or rest. */
export function parameterCount(node: FunctionNode): number {
  // TypeScript's `this` parameter is none at run time.
  const params = node.params.filter((parameter) => !(parameter.type === 'Identifier' && parameter.name === 'this'));
  const end = params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement');
  return end === -1 ? params.length : end;
}

/** Whether taking a parameter may throw: a pattern, or a default that does something. */
export function canThrow(parameter: TSESTree.Parameter): boolean {
  switch (parameter.type) {
    case 'Identifier':
      return false;
    case 'RestElement':
      return parameter.argument.type !== 'Identifier';
    case 'AssignmentPattern':
      return parameter.left.type !== 'Identifier' || !isInertDefault(parameter.right);
    default:
      return true;
  }
}

function isInertDefault(node: TSESTree.Expression): boolean {
  switch (node.type) {
    case 'Literal':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'Identifier':
      return node.name === 'undefined';
    case 'ArrayExpression':
      return node.elements.length === 0;
    case 'ObjectExpression':
      return node.properties.length === 0;
    case 'UnaryExpression':
      return node.argument.type === 'Literal';
    case 'TemplateLiteral':
      return node.expressions.length === 0;
    default:
      return false;
  }
}

/** Whether an expression is the name of the `arguments` object, or of what hides it. */
export function isArguments(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && node.name === 'arguments';
}
