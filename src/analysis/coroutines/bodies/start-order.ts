import { hasSideEffect } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapExpression } from '../../../syntax/index.js';
import type { Evaluation, GeneratorSource, SemanticModel } from '../../semantics/index.js';

/*
 * A generator object in a yielded array or object starts once all of the array is there. An async function starts where
 * it is called. The difference shows where something else is evaluated in between.
 */

/** Whether, in an array or object literal, something with an effect stands after a call that makes a generator object. */
export function startsBeforeEffects(model: SemanticModel, element: TSESTree.Node): boolean {
  const container = element.parent!.type === 'Property' ? element.parent!.parent : element.parent!;
  const siblings =
    container.type === 'ArrayExpression'
      ? container.elements
      : container.type === 'ObjectExpression'
        ? container.properties
        : [];
  return siblings.some((sibling) => sibling && sibling.range[0] > element.range[0] && !isInert(model, sibling));
}

/** Whether a callback that makes a generator object for each element does something else besides. */
export function hasEffectsAroundStart(
  model: SemanticModel,
  callback: TSESTree.Node,
  { call, reference }: GeneratorSource,
): boolean {
  if (callback === reference) return false;
  const isBareCall = callback.type === 'ArrowFunctionExpression' && call && unwrapExpression(callback.body) === call;
  return !isBareCall || call.arguments.some((argument) => hasEffect(model, argument));
}

/** Whether evaluating an element can be told by nobody: it has no effect, or only makes a generator object. */
function isInert(model: SemanticModel, element: TSESTree.Node): boolean {
  const value = unwrapExpression(element.type === 'Property' ? element.value : element);
  if (value.type === 'CallExpression' && makesGenerator(model.evaluate(value))) {
    return !value.arguments.some((argument) => hasEffect(model, argument));
  }
  return !hasEffect(model, value);
}

/** Whether it gives a generator object, as the files are now. */
function makesGenerator({ kind, planned }: Evaluation): boolean {
  return kind === 'generator' || planned !== undefined;
}

function hasEffect(model: SemanticModel, node: TSESTree.Node): boolean {
  return hasSideEffect(node as never, model.sourceCode as never);
}
