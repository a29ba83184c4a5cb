import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../../syntax/index.js';
import { enclosingFunction } from '../../scope/index.js';
import type { SemanticModel } from '../../semantics/index.js';

const topLevel: ReadonlySet<string> = new Set(['Program', 'ExportNamedDeclaration', 'ExportDefaultDeclaration']);

/**
 * Whether a declaration is seen from as far as an async one is: in a block of sloppy code, a plain function is visible
 * after the block, and an async function is not (ECMA-262, B.3.2).
 */
export function isSeenAsAsync({ sourceCode }: SemanticModel, declaration: TSESTree.FunctionDeclaration): boolean {
  const { parent } = declaration;
  if (sourceCode.getScope(parent).isStrict) return true;
  return parent.type === 'BlockStatement' ? enclosingFunction(declaration)?.body === parent : topLevel.has(parent.type);
}

/** Whether a function body starts with a directive. */
export function hasDirective({ body }: FunctionNode): boolean {
  const first = body.type === 'BlockStatement' ? body.body[0] : undefined;
  return first !== undefined && 'directive' in first && Boolean(first.directive);
}

/** Whether a function expression is called by its own name inside. */
export function isMentioned(model: SemanticModel, inner: FunctionNode): boolean {
  return (model.declaredBy(inner, inner.id!.name)?.references.length ?? 0) > 0;
}
