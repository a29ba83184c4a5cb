import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { isEmptyLiteral, propertyName } from '../../syntax/index.js';
import type { PartSources } from './evaluate.js';
import { either, type Evaluation, opaque, replaceable } from './evaluation.js';

type Variable = TSESLint.Scope.Variable;

/**
 * What the arrays or objects hold that a variable stands for: what they hold at first, and what is put into them by its
 * name. What is put into them alone counts where they start empty and nothing else is done with them; else it is what they
 * may hold among others.
 *
 * Kept, since a variable that is mentioned n times would be looked through n times otherwise.
 */
export const contentsOf = memoize((variable: Variable, first: Evaluation | undefined, { evaluate }: PartSources) => {
  const mentions = variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);
  const put = mentions.map((mention) => putBy(mention));
  const values = put.flatMap((nodes) => nodes ?? []).map((node) => evaluate(node));
  if (startsEmpty(variable)) {
    if (values.length === 0) return opaque;
    const all = values.reduce(either);
    return mentions.every((mention, index) => put[index] ?? onlyReads(mention)) ? all : replaceable(all);
  }
  const all = first ? [first, ...values] : values;
  return all.length > 0 ? replaceable(all.reduce(either)) : opaque;
});

/** What a mention puts into what it stands for, as the whole of it is an element; undefined where it does something else. */
function putBy(mention: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const { parent: member } = mention;
  if (member?.type !== 'MemberExpression' || member.object !== mention) return undefined;
  const { parent } = member;
  if (parent.type === 'AssignmentExpression' && parent.left === member && parent.operator === '=')
    return propertyName(member) === 'length' ? undefined : [parent.right];
  const isAdded = parent.type === 'CallExpression' && parent.callee === member;
  const name = isAdded ? propertyName(member) : undefined;
  const isWhole = isAdded && parent.arguments.every(({ type }) => type !== 'SpreadElement');
  return isWhole && (name === 'push' || name === 'unshift') ? parent.arguments : undefined;
}

function onlyReads({ parent }: TSESTree.Node): boolean {
  if (parent?.type === 'YieldExpression' || parent?.type === 'AwaitExpression') return true;
  if (parent?.type !== 'MemberExpression' || propertyName(parent) !== 'length') return false;
  return parent.parent.type !== 'AssignmentExpression' || parent.parent.left !== parent;
}

function startsEmpty({ defs: [definition], references }: Variable): boolean {
  if (definition?.type !== 'Variable' || definition.node.id.type !== 'Identifier') return false;
  const isWritten = references.some((reference) => reference.isWrite() && !reference.init);
  return !isWritten && isEmptyLiteral(definition.node.init);
}
