import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrapExpression } from '../../syntax/index.js';
import type { ValueUse } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** The array of which a library starts a few elements at a time. */
export function elementsStartedBy(
  model: SemanticModel,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): TSESTree.Node | undefined {
  const known = model.knownExportOf(call.callee)?.export;
  const at = known && 'startsElementsOf' in known ? known.startsElementsOf : undefined;
  const given = at === undefined ? undefined : call.arguments[at];
  return given && given.type !== 'SpreadElement' ? unwrapExpression(given) : undefined;
}

/** What runs the generator objects that a callback of `map` makes, where that is a library. */
export function starterOfMapped(
  model: SemanticModel,
  mapping: TSESTree.CallExpression | TSESTree.NewExpression,
): TSESTree.Node | undefined {
  const { callee, parent } = mapping;
  const isMapping = callee.type === 'MemberExpression' && memberName(callee) === 'map';
  if (!isMapping || parent.type !== 'CallExpression') return undefined;
  return elementsStartedBy(model, parent) === mapping ? parent.callee : undefined;
}

/** What is done with an array, or with the generator object of a library that yields its elements. */
export function usesOfElements(model: SemanticModel, list: TSESTree.CallExpression): readonly ValueUse[] {
  const uses = model.usesOf(list);
  const [first] = uses;
  const isYielder = first?.kind === 'argument' && first.call.type === 'CallExpression';
  return isYielder && uses.length === 1 && elementsStartedBy(model, first.call) === list
    ? model.usesOf(first.call)
    : uses;
}
