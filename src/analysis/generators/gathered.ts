import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  type GeneratorFunction,
  isEmptyLiteral,
  isFunction,
  isGeneratorFunction,
  isInside,
  memberName,
} from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';

/**
 * The generator function that gathers objects in an array or object of its own, and then yields that: nothing waits in
 * between, so that what starts where it is put there is waited for before it can fail.
 *
 * @param made what is put there: an argument of `push`, or what is assigned to a property
 */
export function gatheringFunction(model: SemanticModel, made: TSESTree.Node): GeneratorFunction | undefined {
  const holder = holderOf(made);
  const variable = holder && model.variableOf(holder);
  const [definition] = variable?.defs ?? [];
  if (!variable || variable.defs.length !== 1 || definition?.node.type !== 'VariableDeclarator') return undefined;
  const { init } = definition.node;
  const around = enclosingFunction(definition.node);
  if (!around || !isGeneratorFunction(around) || !isEmptyLiteral(init)) return undefined;
  const reads = variable.references.filter((reference) => reference.identifier !== definition.name);
  const yielded = reads.flatMap(({ identifier }) => yieldOf(identifier as TSESTree.Node) ?? []);
  const [last] = yielded;
  if (!last || yielded.length > 1 || enclosingFunction(last) !== around) return undefined;
  const isOnlyFilled = reads.every((read) => isFilling(read, around, last));
  return isOnlyFilled && !waitsBetween(model, around, definition.node, last) ? around : undefined;
}

/** The name of what a value is put into by `name.push(value);` or `name[key] = value;`. */
function holderOf({ parent }: TSESTree.Node): TSESTree.Identifier | undefined {
  if (parent?.parent?.type !== 'ExpressionStatement') return undefined;
  const isPushed = parent.type === 'CallExpression';
  const member = isPushed ? parent.callee : parent.type === 'AssignmentExpression' ? parent.left : undefined;
  if (member?.type !== 'MemberExpression' || member.object.type !== 'Identifier') return undefined;
  return isPushed && memberName(member) !== 'push' ? undefined : member.object;
}

function yieldOf({ parent }: TSESTree.Node): TSESTree.YieldExpression | undefined {
  return parent?.type === 'YieldExpression' && !parent.delegate ? parent : undefined;
}

/** Whether a mention fills the collection or asks for its length, in the function or in a loop by a callback. */
function isFilling(
  { identifier }: TSESLint.Scope.Reference,
  around: GeneratorFunction,
  last: TSESTree.YieldExpression,
): boolean {
  const node = identifier as TSESTree.Node;
  const { parent } = node;
  if (parent === last) return true;
  if (parent?.type !== 'MemberExpression' || parent.object !== node) return false;
  const isPut = parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent;
  const isPush = memberName(parent) === 'push' && parent.parent.type === 'CallExpression';
  if (memberName(parent) === 'length') return !isPut;
  return (isPut || isPush) && node.range[0] < last.range[0] && runsIn(node, around);
}

/** Whether a node runs while the function itself runs: there, or in a callback of `forEach` there. */
function runsIn(node: TSESTree.Node, around: GeneratorFunction): boolean {
  let inner = enclosingFunction(node);
  while (inner && inner !== around) {
    const { parent } = inner;
    const isLoop = parent.type === 'CallExpression' && parent.callee.type === 'MemberExpression';
    if (!isLoop || memberName(parent.callee) !== 'forEach') return false;
    if (inner.async || inner.generator || !isFunction(inner)) return false;
    inner = enclosingFunction(parent);
  }
  return inner === around;
}

function waitsBetween(
  { syntax }: SemanticModel,
  around: GeneratorFunction,
  start: TSESTree.Node,
  last: TSESTree.YieldExpression,
): boolean {
  return syntax.functions
    .get(around)!
    .yields.some(
      (one) => one !== last && one.range[0] > start.range[0] && one.range[0] < last.range[0] && !isInside(last, one),
    );
}
