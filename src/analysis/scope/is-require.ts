import type { TSESTree } from '@typescript-eslint/utils';
import { memberName } from '../../syntax/index.js';
import { type Bindings, initialValue } from './bindings.js';

/** Whether an expression is the function that loads modules of CommonJS, or what `createRequire` gives an ES module. */
export function isRequire(expression: TSESTree.Node, bindings: Bindings): boolean {
  if (expression.type !== 'Identifier') return false;
  if (bindings.isGlobal(expression)) return expression.name === 'require';
  const value = initialValue(expression, bindings);
  if (value.type !== 'CallExpression') return false;
  const { callee } = value;
  return (callee.type === 'Identifier' ? callee.name : memberName(callee)) === 'createRequire';
}
