import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isGeneratorFunction } from '../../syntax/index.js';
import { findHandlers } from '../hosts/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** `await x` in a coroutine -> `yield x`. */
export interface YieldRewrite {
  readonly kind: 'yield';
  readonly node: TSESTree.AwaitExpression;
}

/** Whether something that is known runs a generator function as a coroutine: there, `yield` is what waits. */
export function isCoroutine(model: SemanticModel, node: FunctionNode): boolean {
  if (!isGeneratorFunction(node)) return false;
  const isRun = model.usesOfFunction(node).some((use) => {
    if (use.kind !== 'argument' || use.call.type !== 'CallExpression') return false;
    const known = model.knownExportOf(use.call.callee);
    const role = known?.export.role;
    return (role === 'wrapper' || role === 'runner') && known?.library.family !== 'callback';
  });
  return isRun || findHandlers(model).get(node)?.reported !== undefined;
}

/** What waits in the place of an `await` in a coroutine; none where a line break after the word would end a `yield`. */
export function planYield(node: TSESTree.Node): YieldRewrite | undefined {
  if (node.type !== 'AwaitExpression') return undefined;
  return node.argument.loc.start.line === node.loc.start.line ? { kind: 'yield', node } : undefined;
}
