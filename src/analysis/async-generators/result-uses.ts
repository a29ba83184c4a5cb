import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../../syntax/index.js';
import type { ValueUse } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** The methods of a generator object that resume it. */
export const resumingMethods: ReadonlySet<string | null | undefined> = new Set(['next', 'return', 'throw']);

/**
 * Whether what `await` gives back of an async generator is certainly taken for the result of an async function: thrown
 * away, taken apart, asked for properties that it does not have. Where it is gone through, or handed on, it may be right.
 */
export function isMistaken(node: TSESTree.AwaitExpression, model: SemanticModel): boolean {
  return model.usesOf(node).every((use) => isMistakenUse(use, model));
}

/** Whether a use takes an async generator for the result of an async function. */
export function isMistakenUse(use: ValueUse, model: SemanticModel): boolean {
  switch (use.kind) {
    case 'dropped':
    case 'called':
      return true;
    case 'member':
      return use.name !== undefined && !resumingMethods.has(use.name);
    case 'iterated': {
      const loop = use.node.parent;
      return loop?.type !== 'ForOfStatement' || !loop.await;
    }
    case 'argument':
      return model.globalName(use.call.callee)?.startsWith('console.') ?? false;
    case 'escaped':
      return isTakenApart(use.node);
    default:
      return false;
  }
}

/** Whether a declaration takes properties out of its value that an async generator does not have. */
function isTakenApart(node: TSESTree.Node): boolean {
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern') return false;
  return node.id.properties.every((property) => {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    return typeof name === 'string' && !resumingMethods.has(name);
  });
}
