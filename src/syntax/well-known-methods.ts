import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapExpression } from './expression-wrapper.js';
import { propertyName } from './property-name.js';

type Names = ReadonlySet<string | undefined>;

/** The methods of promises (ECMA-262, 27.2.5). */
export const promiseMethods: Names = new Set(['then', 'catch', 'finally']);

/** The methods of functions that call them with a receiver (ECMA-262, 20.2.3). */
export const callMethods: Names = new Set(['apply', 'call']);

/** The expression whose function runs, as far as names tell: `f` of the callees `f`, `f.call` and `f.apply`. */
export function calledExpression(callee: TSESTree.Node): TSESTree.Node {
  const isReflective = callee.type === 'MemberExpression' && callMethods.has(propertyName(callee));
  return isReflective ? unwrapExpression(callee.object) : callee;
}

/** The same, with what `bind` makes of a function: `f` of the callees `f.bind(x)` and `f.bind(x).call`, too. */
export function targetOfCall(callee: TSESTree.Node): TSESTree.Node {
  let target = calledExpression(unwrapExpression(callee));
  while (target.type === 'CallExpression' && isBind(target.callee)) target = unwrapExpression(target.callee.object);
  return target;
}

function isBind(callee: TSESTree.Node): callee is TSESTree.MemberExpression {
  return callee.type === 'MemberExpression' && propertyName(callee) === 'bind';
}
