import type { FunctionNode } from './function-node.js';

/** What the function's `length` is at run time: the parameters before the first default or rest. */
export function parameterCount(node: FunctionNode): number {
  // TypeScript's `this` parameter is none at run time.
  const params = node.params.filter((parameter) => !(parameter.type === 'Identifier' && parameter.name === 'this'));
  const end = params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement');
  return end === -1 ? params.length : end;
}
