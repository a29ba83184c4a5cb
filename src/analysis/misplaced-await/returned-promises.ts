import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, neverCompletes, unwrapExpression } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';

/**
 * Whether all that a function returns is a promise, so that it need not be async to return nothing else.
 *
 * @param givesPromise whether a function of the file returns one
 */
export function returnsOnlyPromises(
  node: FunctionNode,
  model: SemanticModel,
  givesPromise: (called: FunctionNode) => boolean,
): boolean {
  if (node.body.type !== 'BlockStatement') return isPromise(node.body);
  const { returns } = model.syntax.functions.get(node)!;
  return neverCompletes(node.body) && returns.every(({ argument }) => argument !== null && isPromise(argument));

  function isPromise(expression: TSESTree.Expression): boolean {
    const value = unwrapExpression(model.valueOf(expression)) as TSESTree.Expression;
    switch (value.type) {
      case 'ConditionalExpression':
        return isPromise(value.consequent) && isPromise(value.alternate);
      case 'SequenceExpression':
        return isPromise(value.expressions.at(-1)!);
      case 'CallExpression': {
        const called = model.calledFunction(value).function;
        return called ? givesPromise(called) : model.evaluate(value).kind === 'promise';
      }
      default:
        return model.evaluate(value).kind === 'promise';
    }
  }
}
