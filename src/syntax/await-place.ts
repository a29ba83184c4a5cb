import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from './functions.js';

/**
 * Whether `await` may stand at a node: in the body of an async function, or at the top level.
 *
 * @param isAllowedAtTop whether it may stand at the top level of the file
 */
export function mayAwait(node: TSESTree.Node, isAllowedAtTop: boolean): boolean {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (isFunction(parent)) return parent.async && parent.body === current;
    if (parent.type === 'StaticBlock') return false;
    const isField = parent.type === 'PropertyDefinition' || parent.type === 'AccessorProperty';
    if (isField && parent.value === current) return false;
  }
  return isAllowedAtTop;
}
