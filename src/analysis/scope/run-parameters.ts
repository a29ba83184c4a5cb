import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isGeneratorFunction } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';
import { enclosingFunction } from './value-uses.js';

/**
 * The places where a generator function runs what a parameter gives: `yield fn(x)` and `yield* fn(x)`. None where it does
 * anything else with the parameter, so that whoever hands over a generator function knows all that happens to it.
 *
 * @param index which parameter
 */
export function runsOfParameter(
  node: FunctionNode,
  index: number,
  bindings: Bindings,
): readonly TSESTree.YieldExpression[] {
  const parameter = node.params[index];
  if (!isGeneratorFunction(node) || parameter?.type !== 'Identifier') return [];
  const mentions = bindings.declaredBy(node, parameter.name)?.references ?? [];
  const runs = mentions.map((one) => (one.isReadOnly() ? runOf(one.identifier as TSESTree.Node, node) : undefined));
  const found = runs.filter((run) => run !== undefined);
  return found.length === runs.length ? found : [];
}

function runOf(mention: TSESTree.Node, node: FunctionNode): TSESTree.YieldExpression | undefined {
  const { parent: call } = mention;
  if (call?.type !== 'CallExpression' || call.callee !== mention || call.optional) return undefined;
  const { parent } = call;
  return parent.type === 'YieldExpression' && enclosingFunction(parent) === node ? parent : undefined;
}
