import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type AsyncGeneratorFunction, type FunctionNode, type GeneratorFunction, methodOf } from './function-node.js';

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
