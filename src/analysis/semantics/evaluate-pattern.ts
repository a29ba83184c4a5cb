import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrapExpression } from '../../syntax/index.js';
import { initialValue } from '../scope/index.js';
import type { PartSources } from './evaluate.js';
import { evaluateProperty } from './evaluate-member.js';
import { either, type Evaluation, opaque, replaceable } from './evaluation.js';

/*
 * What a pattern gives its names: by the literal that it takes apart, or by what that evaluates to.
 */

/** What a pattern takes apart: an expression, or, where there is none, what it evaluates to. */
export type Taken = Evaluation | { readonly node: TSESTree.Node };

/** What a pattern gives a name in it. */
export function inPattern(
  sources: PartSources,
  pattern: TSESTree.Node,
  target: TSESTree.Node,
  taken: Taken,
): Evaluation {
  return find(pattern, taken) ?? opaque;

  function find(part: TSESTree.Node | null, value: Taken): Evaluation | undefined {
    if (part === target) return evaluateTaken(sources, value);
    switch (part?.type) {
      case 'AssignmentPattern':
        return part.left === target
          ? replaceable(either(evaluateTaken(sources, value), sources.evaluate(part.right)))
          : find(part.left, value);
      case 'ArrayPattern':
        return firstOf(part.elements, (element, index) => find(element, elementTaken(sources, value, index)));
      case 'ObjectPattern':
        return firstOf(part.properties, (property) =>
          property.type === 'Property'
            ? find(property.value, propertyTaken(sources, value, propertyName(property)))
            : undefined,
        );
      default:
        return undefined;
    }
  }
}

/** The outermost pattern that a name stands in, or the name itself. */
export function wholePattern(target: TSESTree.Node): TSESTree.Node {
  let pattern = target;
  while (pattern.parent && isPartOfPattern(pattern, pattern.parent)) pattern = pattern.parent;
  return pattern;
}

/** What any element of an array evaluates to. */
export function elementOf(value: Evaluation): Evaluation {
  return value.kind === 'array' ? value.element : opaque;
}

function isPartOfPattern(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  if (parent.type === 'ArrayPattern' || parent.type === 'ObjectPattern' || parent.type === 'RestElement') return true;
  if (parent.type === 'AssignmentPattern') return parent.left === node;
  return parent.type === 'Property' && parent.value === node && parent.parent.type === 'ObjectPattern';
}

function evaluateTaken(sources: PartSources, taken: Taken): Evaluation {
  return 'node' in taken ? sources.evaluate(taken.node) : taken;
}

function propertyTaken(sources: PartSources, taken: Taken, name: string | undefined): Taken {
  if (name === undefined || !('node' in taken)) return opaque;
  const object = unwrapExpression(taken.node);
  const property =
    object.type === 'ObjectExpression' && object.properties.every(({ type }) => type === 'Property')
      ? object.properties.find((one) => propertyName(one) === name)
      : undefined;
  // Only a literal that is taken apart in place is seen by nobody else.
  return property?.type === 'Property' && property.kind === 'init'
    ? { node: property.value }
    : evaluateProperty(sources, taken.node, name);
}

function elementTaken(sources: PartSources, taken: Taken, index: number): Taken {
  if (!('node' in taken)) return elementOf(taken);
  const list = initialValue(taken.node, sources.bindings);
  const before = list.type === 'ArrayExpression' ? list.elements.slice(0, index + 1) : [];
  const element = before[index];
  const isInPlace = list === unwrapExpression(taken.node) && before.every((one) => one?.type !== 'SpreadElement');
  return element && isInPlace ? { node: element } : replaceable(elementOf(sources.evaluate(taken.node)));
}

function firstOf<Part, Found>(
  parts: readonly Part[],
  find: (part: Part, index: number) => Found | undefined,
): Found | undefined {
  for (const [index, part] of parts.entries()) {
    const found = find(part, index);
    if (found) return found;
  }
  return undefined;
}
