import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrapExpression } from '../../syntax/index.js';
import { passesOn } from '../scope/index.js';
import { consumerOf, type SemanticModel } from '../semantics/index.js';
import type { PrimingFunctions } from './creations.js';
import type { SteppingMethod } from './generator-state.js';

/** A declaration or assignment that gives a name a value. */
export type Binding = TSESTree.AssignmentExpression | TSESTree.VariableDeclarator;

/** The path of a value from the expression that makes or names it to where something is done with it. */
export interface ValuePath {
  /** Names that are given the value on it. */
  readonly bindings: readonly Binding[];
  /** Calls of priming functions on it, each of which steps it once. */
  readonly primings: readonly TSESTree.CallExpression[];
  /** The outermost expression with that value; undefined where a declaration is the end. */
  readonly end: TSESTree.Node | undefined;
}

const assigning: ReadonlySet<string> = new Set(['=', '??=', '||=']);

/** Traces a generator object outwards: through conditions, assignments, `await`, `g[Symbol.iterator]()` and `prime(g)`. */
export function tracePath(start: TSESTree.Node, model: SemanticModel, functions: PrimingFunctions): ValuePath {
  const bindings: Binding[] = [];
  const primings: TSESTree.CallExpression[] = [];
  for (let node = start; ;) {
    const binding = bindingOf(node);
    if (binding) bindings.push(binding);
    if (binding?.type === 'VariableDeclarator') return { bindings, primings, end: undefined };
    const priming = primingOf(node, functions);
    if (priming) primings.push(priming);
    const outer = binding ?? priming ?? outerValue(node, model);
    if (!outer) return { bindings, primings, end: node };
    node = outer;
  }
}

function bindingOf(node: TSESTree.Node): Binding | undefined {
  const parent = node.parent!;
  if (parent.type === 'VariableDeclarator')
    return parent.init === node && parent.id.type === 'Identifier' ? parent : undefined;
  if (parent.type !== 'AssignmentExpression' || parent.right !== node || parent.left.type !== 'Identifier')
    return undefined;
  return assigning.has(parent.operator) ? parent : undefined;
}

function primingOf(node: TSESTree.Node, functions: PrimingFunctions): TSESTree.CallExpression | undefined {
  const parent = node.parent!;
  return parent.type === 'CallExpression' && functions.primedArgument(parent) === node ? parent : undefined;
}

/** The expression around another with the same generator object as its value. `await` leaves what is no promise alone. */
function outerValue(node: TSESTree.Node, model: SemanticModel): TSESTree.Node | undefined {
  const parent = node.parent!;
  return passesOn(node, parent) || parent.type === 'AwaitExpression' ? parent : iteratorCall(node, model);
}

/** The call in `node[Symbol.iterator]()`, which returns the generator object itself. */
function iteratorCall(node: TSESTree.Node, model: SemanticModel): TSESTree.CallExpression | undefined {
  const member = node.parent;
  if (member?.type !== 'MemberExpression' || member.object !== node || !isIteratorKey(member, model)) return undefined;
  return member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
}

/** The object in `object[Symbol.iterator]()`. */
export function iteratedObject(call: TSESTree.CallExpression, model: SemanticModel): TSESTree.Node | undefined {
  const callee = unwrapExpression(call.callee);
  return callee.type === 'MemberExpression' && isIteratorKey(callee, model) ? callee.object : undefined;
}

function isIteratorKey({ computed, property }: TSESTree.MemberExpression, model: SemanticModel): boolean {
  return computed && ['Symbol.asyncIterator', 'Symbol.iterator'].includes(model.globalName(property) ?? '');
}

/**
 * What the end of a value's path does to a generator object, as far as its state goes, and the node at whose end it is
 * done. What the generator is for is told by `GeneratorUse`.
 */
export type SteppingUse =
  | { readonly kind: 'step'; readonly node: TSESTree.CallExpression; readonly method: SteppingMethod }
  | { readonly kind: 'end'; readonly node: TSESTree.Node }
  | { readonly kind: 'loop'; readonly node: TSESTree.ForOfStatement }
  | { readonly kind: 'none' }
  | { readonly kind: 'escape' };

const none: SteppingUse = { kind: 'none' };
const escape: SteppingUse = { kind: 'escape' };

/** What is done with the value of an expression by what stands around it. */
export function steppingUseAt(node: TSESTree.Node, model: SemanticModel): SteppingUse {
  const parent = node.parent!;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === node ? memberUse(parent) : escape;
    case 'VariableDeclarator':
      return parent.id.type === 'ArrayPattern' ? { kind: 'end', node: parent } : escape;
    case 'AssignmentExpression':
      return parent.left.type === 'ArrayPattern' ? { kind: 'end', node: parent } : escape;
    case 'ForOfStatement':
      // The loop begins where its operand ends, and only names are listened to.
      return parent.right === node && node.type === 'Identifier' ? { kind: 'loop', node: parent } : escape;
    case 'SpreadElement':
      return parent.parent.type === 'ObjectExpression' ? none : { kind: 'end', node: parent };
    case 'YieldExpression':
      return parent.delegate ? { kind: 'end', node: parent } : escape;
    case 'CallExpression':
    case 'NewExpression':
      return argumentUse(parent, node, model);
    case 'BinaryExpression':
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'UnaryExpression':
    case 'WhileStatement':
      return none;
    case 'ConditionalExpression':
      return parent.test === node ? none : escape;
    default:
      return escape;
  }
}

function memberUse(member: TSESTree.MemberExpression): SteppingUse {
  const name = propertyName(member);
  if (name === 'toString' || name === 'constructor') return none;
  const call = member.parent;
  if (call.type !== 'CallExpression' || call.callee !== member) return escape;
  return isSteppingMethod(name) ? { kind: 'step', node: call, method: name } : escape;
}

function isSteppingMethod(name: string | undefined): name is SteppingMethod {
  return name === 'next' || name === 'throw' || name === 'return';
}

function argumentUse(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
  model: SemanticModel,
): SteppingUse {
  if (model.globalName(call.callee)?.startsWith('console.')) return none;
  const isConsumed = call.arguments[0] === argument && consumerOf(call, model.origins) !== undefined;
  return isConsumed ? { kind: 'end', node: call } : escape;
}
