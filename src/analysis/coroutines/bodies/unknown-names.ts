import type { TSESTree } from '@typescript-eslint/utils';
import { memberName } from '../../../syntax/index.js';
import { readOf } from '../../scope/index.js';
import type { SemanticModel } from '../../semantics/index.js';

/**
 * The name that a value has where nothing else is known of it: that of the method or the imported function that is
 * called, or of the property that is read.
 */
export function nameOfUnknown(model: SemanticModel, node: TSESTree.Node): string | undefined {
  if (node.type === 'MemberExpression') {
    const property = memberName(node);
    return property === undefined ? undefined : readOf(property);
  }
  if (node.type !== 'CallExpression' || model.project.isKnown(node.callee)) return undefined;
  return node.callee.type === 'MemberExpression' ? memberName(node.callee) : importedName(model, node.callee);
}

/** The name under which a file of the project exports what a file imports. */
function importedName({ origins }: SemanticModel, callee: TSESTree.Node): string | undefined {
  const origin = origins.originOf(callee);
  return origin?.from === 'module' && origin.name.startsWith('.') ? origin.path.at(-1) : undefined;
}
