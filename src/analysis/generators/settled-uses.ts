import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../../syntax/index.js';
import type { ValueUse } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * What is done with a value that is no promise after `Promise.all([value])` or `Promise.resolve(value)` resolved to it.
 *
 * @returns undefined where what the call returns goes further than to an `await`
 */
export function usesOnceSettled(model: SemanticModel, value: TSESTree.Node, call: Call): ValueUse[] | undefined {
  const [argument] = call.arguments;
  const index = argument?.type === 'ArrayExpression' ? argument.elements.indexOf(value as never) : -1;
  const isList = propertyName(call.callee) === 'all' || index >= 0;
  return gather(model.usesOf(call), (use) => {
    if (use.kind === 'dropped') return [];
    if (use.kind !== 'awaited') return undefined;
    if (!isList || /^(?:any|race)$/.test(propertyName(call.callee) ?? '')) return [...model.usesOf(use.node)];
    return index >= 0 ? usesOfElement(model, use.node, index) : undefined;
  });
}

/** What is done with one element of an array, as far as its place tells it from the others. */
function usesOfElement(model: SemanticModel, array: TSESTree.Node, index: number): ValueUse[] | undefined {
  return gather(model.usesOf(array), (use) => {
    if (use.kind === 'dropped') return [];
    if (use.kind === 'member') {
      const { property, computed } = use.node;
      if (!computed || property.type !== 'Literal') return use.name === 'length' ? [] : undefined;
      return property.value === index ? [...model.usesOf(use.node)] : [];
    }
    const { parent } = use.node;
    const isTakenApart = use.kind === 'iterated' && parent?.type === 'VariableDeclarator';
    return isTakenApart && parent.id.type === 'ArrayPattern'
      ? usesInPattern(model, parent, parent.id.elements, index)
      : undefined;
  });
}

function usesInPattern(
  model: SemanticModel,
  declarator: TSESTree.VariableDeclarator,
  elements: readonly (TSESTree.DestructuringPattern | null)[],
  index: number,
): ValueUse[] | undefined {
  const element = elements[index];
  if (!element) return elements.at(-1)?.type === 'RestElement' ? undefined : [];
  if (element.type === 'ArrayPattern') return [{ kind: 'iterated', node: element }];
  const variable = element.type === 'Identifier' ? model.declaredBy(declarator, element.name) : undefined;
  const reads = variable?.references.filter((reference) => reference.isRead());
  return reads?.flatMap(({ identifier }) => [...model.usesOf(identifier)]);
}

/** The uses that each gives; undefined where one gives none that are known. */
function gather(uses: readonly ValueUse[], find: (use: ValueUse) => ValueUse[] | undefined): ValueUse[] | undefined {
  const found = uses.map(find);
  return found.includes(undefined) ? undefined : (found as ValueUse[][]).flat();
}
