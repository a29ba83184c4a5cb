import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, unwrapExpression } from '../../../syntax/index.js';
import type { SemanticModel } from '../../semantics/index.js';

/** What a function returns, in source order. */
export function returnedValues({ syntax }: SemanticModel, node: FunctionNode): TSESTree.Node[] {
  if (node.body.type !== 'BlockStatement') return [unwrapExpression(node.body)];
  return syntax.functions.get(node)!.returns.flatMap(({ argument }) => (argument ? [unwrapExpression(argument)] : []));
}
