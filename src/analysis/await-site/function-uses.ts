import type { FunctionNode } from '../../syntax/function-node.js';
import type { Bindings } from '../bindings.js';
import { usesOfValue, type ValueUse } from '../value-uses.js';

/** What happens to a function as a value: where it is called, constructed, handed on. */
export function usesOfFunction(node: FunctionNode, bindings: Bindings): ValueUse[] {
  if (node.type !== 'FunctionDeclaration') return usesOfValue(node, bindings);
  const variable = node.id && bindings.declaredBy(node, node.id.name);
  const references = variable?.references.filter((one) => one.isRead()) ?? [];
  return references.flatMap(({ identifier }) => usesOfValue(identifier, bindings));
}
