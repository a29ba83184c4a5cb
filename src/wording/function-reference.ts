import { functionName } from '../analysis/scope/index.js';
import { type FunctionNode, methodOf } from '../syntax/index.js';

/** A function as messages refer to it: `` `load` ``, `` the getter `size` ``, "this arrow function". */
export function functionReference(node: FunctionNode): string {
  const method = methodOf(node);
  if (method?.kind === 'constructor') return 'the constructor';
  const name = functionName(node);
  if (method?.kind === 'get') return `the getter \`${name ?? '[…]'}\``;
  if (method?.kind === 'set') return `the setter \`${name ?? '[…]'}\``;
  if (name !== undefined) return `\`${name}\``;
  if (node.type === 'ArrowFunctionExpression') return 'this arrow function';
  return node.generator ? 'the generator' : 'this function';
}
