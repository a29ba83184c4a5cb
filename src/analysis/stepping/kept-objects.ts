import type { TSESTree } from '@typescript-eslint/utils';
import { isTransparentParent, propertyName, unwrapExpression } from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { SteppingFinding } from './findings.js';
import type { Creation } from './generator-state.js';
import { type Place, placesOf } from './kept-places.js';
import { sendsValue } from './sent-value.js';

/*
 * Generator objects that no code path holds from the first step to the last: in private fields, in properties of objects
 * that never leave the file, in patterns, in parameters, behind a bound `next`. Where all that happens to one in the whole
 * file is that `next` sends it values, the first of these is lost.
 */

type Creations = ReadonlyMap<TSESTree.Node, Creation>;

/** The first call that sends a value to each generator object that is kept where the file sees all that happens to it. */
export function findKeptSteps(model: SemanticModel, creations: Creations): SteppingFinding[] {
  if (creations.size === 0) return [];
  return placesOf(model, [...creations.keys()]).flatMap((place) => findingAt(model, creations, place) ?? []);
}

function findingAt(model: SemanticModel, creations: Creations, { put, mentions }: Place): SteppingFinding | undefined {
  const made = put.map(unwrapExpression).filter((value) => !isNothing(value));
  const kept = made.map((value) => creations.get(value));
  if (kept.length === 0 || !kept.every((creation) => creation && !creation.primedBy)) return undefined;
  const steps = mentions.flatMap((mention) => (isTested(mention) ? [] : [stepOf(mention)]));
  const calls = steps.filter((step) => step !== undefined);
  const [first] = calls;
  if (!first || calls.length < steps.length || !calls.every((call) => sendsValue(call, true, model))) return undefined;
  if (calls.length > 1 && !isFirst(first, calls)) return undefined;
  const plan = primingAfter(model, made);
  const verdict = { outcome: 'refused', reasons: [], alternatives: plan ? [plan] : [] } as const;
  return { call: first, method: 'next', loss: 'unprimed', isRepeated: true, isAsync: kept[0]!.isAsync, verdict };
}

function isNothing(node: TSESTree.Node): boolean {
  return node.type === 'Literal' ? node.value === null : node.type === 'Identifier' && node.name === 'undefined';
}

/** `if (this.#flow)`, `this.#flow && …`, `this.#flow === null` */
function isTested(mention: TSESTree.Node): boolean {
  const parent = mention.parent!;
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === mention;
    case 'LogicalExpression':
      return parent.left === mention && parent.operator === '&&';
    case 'BinaryExpression':
    case 'UnaryExpression':
      return true;
    default:
      return false;
  }
}

/** `mention.next(value)`, or a call of `next` that was bound to it. */
function stepOf(mention: TSESTree.Node): TSESTree.CallExpression | undefined {
  if (mention.type === 'CallExpression') return mention;
  const member = mention.parent!;
  if (isTransparentParent(mention, member)) return stepOf(member);
  if (member.type !== 'MemberExpression' || member.object !== mention || propertyName(member) !== 'next')
    return undefined;
  return member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
}

/** Whether a call comes before the others: it stands before them in one function, in which nothing decides about it. */
function isFirst(call: TSESTree.CallExpression, others: readonly TSESTree.CallExpression[]): boolean {
  const owner = enclosingFunction(call);
  if (!others.every((other) => enclosingFunction(other) === owner && other.range[0] >= call.range[0])) return false;
  const statement = call.parent.type === 'ExpressionStatement' ? call.parent : undefined;
  return statement !== undefined && (statement.parent === owner?.body || statement.parent.type === 'Program');
}

/** `this.#flow = this.run();`, after which `this.#flow.next();` primes it. */
function primingAfter(model: SemanticModel, made: readonly TSESTree.Node[]) {
  const [value, ...others] = made;
  const { parent } = value!;
  if (others.length > 0 || parent?.type !== 'AssignmentExpression' || parent.parent.type !== 'ExpressionStatement')
    return undefined;
  const name = model.sourceCode.getText(parent.left);
  return { kind: 'prime', priming: { statement: parent.parent, name, isAwaited: false, isCertain: false } } as const;
}
