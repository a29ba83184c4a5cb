import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { propertyName, unwrapExpression } from '../../syntax/index.js';
import type { PartSources } from './evaluate.js';
import { type Evaluation, opaque } from './evaluation.js';

/*
 * What the uses of a variable show of a value that nothing else is known of: it is gone through, or given properties.
 */

type Variable = TSESLint.Scope.Variable;

/** Methods of arrays that no promise has, of libraries neither. */
const arrayMethods: ReadonlySet<string | undefined> = new Set([
  ...['concat', 'forEach', 'indexOf', 'join', 'pop', 'push', 'shift', 'slice', 'sort', 'splice', 'unshift'],
]);

/** What a variable evaluates to as its uses show: it may be an array, or an object that holds promises. */
export const evaluateByUse = memoize((variable: Variable, sources: PartSources): Evaluation => {
  const { defs, references } = variable;
  // What is written later may be another kind of value.
  if (references.some((reference) => reference.isWrite() && !reference.init)) return opaque;
  const mentions = references.map(({ identifier }) => identifier as TSESTree.Identifier);
  if (mentions.some(isGoneThrough)) return { kind: 'opaque', mayBe: ['array'] };
  const isHanded = defs.some(({ type }) => type === 'Parameter');
  const isFilled = mentions.flatMap(valuesGiven).some((value) => mayBePending(sources, value, isHanded));
  return isFilled ? { kind: 'opaque', mayBe: ['object'] } : opaque;
});

/** `for (… of xs)`, `[...xs]`, `xs.forEach(…)` */
function isGoneThrough(mention: TSESTree.Identifier): boolean {
  const { parent } = mention;
  switch (parent.type) {
    case 'ForOfStatement':
      return parent.right === mention && !parent.await;
    case 'SpreadElement':
      return parent.parent.type !== 'ObjectExpression';
    case 'MemberExpression':
      return (
        parent.object === mention &&
        parent.parent.type === 'CallExpression' &&
        parent.parent.callee === parent &&
        arrayMethods.has(propertyName(parent))
      );
    default:
      return false;
  }
}

/** The values that an object gets where it is mentioned: `x.links = load(x)`, `Object.assign(x, { links: load(x) })`. */
function valuesGiven(mention: TSESTree.Identifier): TSESTree.Node[] {
  const { parent } = mention;
  if (parent.type === 'MemberExpression' && parent.object === mention) {
    const { parent: assignment } = parent;
    return assignment.type === 'AssignmentExpression' && assignment.left === parent ? [assignment.right] : [];
  }
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== mention) return [];
  return parent.arguments.slice(1).flatMap((source) => {
    if (source.type !== 'ObjectExpression') return [];
    return source.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []));
  });
}

/** A promise may be given something to end it by, such as `p.cancel = makeCancel()`; what is handed over is data more often. */
function mayBePending({ evaluate }: PartSources, value: TSESTree.Node, isHanded: boolean): boolean {
  const { kind } = evaluate(value);
  return kind === 'promise' || (isHanded && kind === 'opaque' && unwrapExpression(value).type === 'CallExpression');
}
