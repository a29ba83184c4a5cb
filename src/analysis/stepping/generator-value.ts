import type { TSESTree } from '@typescript-eslint/utils';
import { isTransparentParent, propertyName, unwrapExpression } from '../../syntax/index.js';
import type { PrimingHelpers } from './priming.js';

/** A declaration or assignment that gives a name a value. */
export type Binding = TSESTree.AssignmentExpression | TSESTree.VariableDeclarator;

/** The way of a value from the expression that makes or names it to where something is done with it. */
export interface ValueWay {
  /** Names that are given the value on the way. */
  readonly bindings: readonly Binding[];
  /** Calls of priming helpers on the way, each of which steps it once. */
  readonly primings: readonly TSESTree.CallExpression[];
  /** The outermost expression with that value; undefined where a declaration is the end. */
  readonly end: TSESTree.Node | undefined;
}

const assigning: ReadonlySet<string> = new Set(['=', '??=', '||=']);

/** Follows a generator object outwards: through conditions, assignments, `await`, `g[Symbol.iterator]()` and `prime(g)`. */
export function wayOf(start: TSESTree.Node, helpers: PrimingHelpers): ValueWay {
  const bindings: Binding[] = [];
  const primings: TSESTree.CallExpression[] = [];
  for (let node = start; ;) {
    const binding = bindingOf(node);
    if (binding) bindings.push(binding);
    if (binding?.type === 'VariableDeclarator') return { bindings, primings, end: undefined };
    const priming = primingOf(node, helpers);
    if (priming) primings.push(priming);
    const outer = binding ?? priming ?? outerValue(node);
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

function primingOf(node: TSESTree.Node, helpers: PrimingHelpers): TSESTree.CallExpression | undefined {
  const parent = node.parent!;
  return parent.type === 'CallExpression' && helpers.primedArgument(parent) === node ? parent : undefined;
}

function outerValue(node: TSESTree.Node): TSESTree.Node | undefined {
  return passesOn(node, node.parent!) ? node.parent : iteratorCall(node);
}

/** Whether the value of `parent` is, or may be, that of `node`, as far as generator objects go. */
function passesOn(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'AwaitExpression':
    case 'LogicalExpression':
      return true;
    case 'ConditionalExpression':
      return parent.test !== node;
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node;
    default:
      return isTransparentParent(node, parent);
  }
}

/** The call in `node[Symbol.iterator]()`, which returns the generator object itself. */
function iteratorCall(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const member = node.parent;
  if (member?.type !== 'MemberExpression' || member.object !== node || !isIteratorKey(member)) return undefined;
  return member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
}

/** The object in `object[Symbol.iterator]()`. */
export function iteratedObject(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrapExpression(call.callee);
  return callee.type === 'MemberExpression' && isIteratorKey(callee) ? callee.object : undefined;
}

function isIteratorKey({ computed, property }: TSESTree.MemberExpression): boolean {
  return (
    computed &&
    property.type === 'MemberExpression' &&
    property.object.type === 'Identifier' &&
    property.object.name === 'Symbol' &&
    ['asyncIterator', 'iterator'].includes(propertyName(property) ?? '')
  );
}
