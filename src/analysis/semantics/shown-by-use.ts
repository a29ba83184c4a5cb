import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { comparedWith, propertyName, unwrapExpression } from '../../syntax/index.js';
import { lastNameOf } from './callee-names.js';
import type { PartSources } from './evaluate.js';
import { either, type Evaluation, opaque, replaceable, type UnresolvedKind } from './evaluation.js';
import { pathOf, type PropertyPath } from './property-path.js';

/*
 * What the uses of a variable or a property show of a value that nothing else is known of: it is gone through, asked for
 * its kind, or given properties.
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
  const kinds = mentions.flatMap(kindsShownBy);
  if (kinds.length > 0) return oneOf(kinds);
  const isHanded = defs.some(({ type }) => type === 'Parameter');
  const isFilled = mentions.flatMap(valuesGiven).some((value) => mayBePending(sources, value, isHanded));
  return isFilled ? oneOf(['object']) : opaque;
});

/** What a property may be, as what is written to it and done with it shows: `job.parts = []`, `job.parts.push(…)`. */
export function evaluateByPath(sources: PartSources, member: TSESTree.MemberExpression): Evaluation {
  const path = pathOf(sources.bindings, member);
  const shown = path && shownPaths(sources).get(path.root)?.get(path.names);
  if (!shown) return opaque;
  const values = [...shown.written.map((node) => sources.evaluate(node)), ...shown.kinds.map((kind) => oneOf([kind]))];
  return values.length > 0 ? replaceable(values.reduce(either)) : opaque;
}

/** What the file does with the property of a variable, or of `this`. */
interface ShownPath {
  readonly written: TSESTree.Node[];
  readonly kinds: UnresolvedKind[];
}

/** Made once, since each read of a property asks for all that is done with it. */
const shownPaths = memoize(({ bindings, syntax }: PartSources) => {
  const shown = new Map<PropertyPath['root'], Map<string, ShownPath>>();
  for (const member of syntax.members) {
    const kinds = kindsShownBy(member);
    const { parent } = member;
    const isWritten = parent.type === 'AssignmentExpression' && parent.left === member && parent.operator === '=';
    const path = isWritten || kinds.length > 0 ? pathOf(bindings, member) : undefined;
    if (!path) continue;
    const ofRoot = shown.get(path.root) ?? new Map<string, ShownPath>();
    const ofPath = ofRoot.get(path.names) ?? { written: [], kinds: [] };
    if (isWritten) ofPath.written.push(parent.right);
    if (ofPath.kinds.length === 0) ofPath.kinds.push(...kinds);
    shown.set(path.root, ofRoot.set(path.names, ofPath));
  }
  return shown;
});

function oneOf(mayBe: readonly UnresolvedKind[]): Evaluation {
  return { kind: 'opaque', mayBe: [...new Set(mayBe)] };
}

/** What a mention shows of its value: it is gone through as an array, or asked whether it is one, or a function. */
function kindsShownBy(mention: TSESTree.Node): readonly UnresolvedKind[] {
  const { parent } = mention;
  if (isGoneThrough(mention)) return ['array'];
  if (parent?.type === 'CallExpression' && parent.arguments[0] === mention)
    return lastNameOf(parent.callee) === 'isArray' ? ['array'] : [];
  const other = parent?.type === 'UnaryExpression' && parent.operator === 'typeof' ? comparedWith(parent) : undefined;
  return other?.type === 'Literal' && other.value === 'function' ? ['thunk', 'generator-function'] : [];
}

/** `for (… of xs)`, `[...xs]`, `xs.forEach(…)` */
function isGoneThrough(mention: TSESTree.Node): boolean {
  const { parent } = mention;
  switch (parent?.type) {
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
