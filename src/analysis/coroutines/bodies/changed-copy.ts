import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrapExpression } from '../../../syntax/index.js';
import type { SemanticModel } from '../../semantics/index.js';

/*
 * co gives a copy of a yielded object or array, and `await` the very one: who changes what is received then changes what
 * others hold.
 */

/**
 * Where the file changes what is received for a yielded value that others may keep, or for one element or property of what
 * is yielded.
 */
export function changeOfReceived(model: SemanticModel, value: TSESTree.Node): TSESTree.Node | undefined {
  if (!mayBeKept(model, value)) return undefined;
  let part: number | string | undefined;
  for (let node = value; ; node = node.parent!) {
    const parent = node.parent!;
    if (parent.type === 'YieldExpression') return model.firstChangeOf(parent, part);
    if (parent.type !== 'ArrayExpression' && parent.type !== 'Property') continue;
    const place = parent.type === 'Property' ? propertyName(parent) : placeIn(parent, node);
    // Parts of parts are received as parts of what has a name, if any.
    if (place === undefined || part !== undefined) return undefined;
    part = place;
    if (parent.type === 'Property') node = parent;
  }
}

/**
 * Whether a value is read where it is kept, or given by a function that is handed in, of which callers write what fits at
 * their place. What methods and functions by a name give is a promise where it is yielded.
 */
function mayBeKept(model: SemanticModel, value: TSESTree.Node): boolean {
  const node = unwrapExpression(value);
  if (node.type === 'MemberExpression') return true;
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return false;
  return model.variableOf(node.callee)?.defs.some(({ type }) => type === 'Parameter') ?? false;
}

/** The index of an element; undefined behind a spread. */
function placeIn({ elements }: TSESTree.ArrayExpression, node: TSESTree.Node): number | undefined {
  const index = elements.indexOf(node as TSESTree.Expression);
  return elements.slice(0, index + 1).some((element) => element?.type === 'SpreadElement') ? undefined : index;
}
