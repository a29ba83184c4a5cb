import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import {
  calledExpression,
  type FunctionNode,
  isDecorated,
  isFunction,
  memberName,
  unwrapExpression,
  propertyName,
} from '../../syntax/index.js';
import { type Bindings, initialValue, stableDeclaration } from './bindings.js';
import { certainFunction } from './member-functions.js';
import { mixedInto } from './mixed-in.js';
import type { SyntaxIndex } from './syntax-index.js';

type Member = TSESTree.ClassElement | TSESTree.ObjectLiteralElement;

/** What an object or class has, as far as its source says. */
interface Members {
  readonly named: ReadonlyMap<string, readonly Member[]>;
  readonly hasSpread: boolean;
}

/** Which function a call runs. */
export interface CalledFunction {
  /** The expression that names it: `f` of `f(…)`, and of `f.call(…)`. */
  readonly callee: TSESTree.Node;
  /** Where the file has it. */
  readonly function: FunctionNode | undefined;
  /**
   * How sure it is.
   *
   * - `certain`: it is called by a name or in place, or is a private method, or a method of an object that never leaves
   *   the file. Enough to say what the call evaluates to, and to convert by.
   * - `unless-overridden`: a method of the same class, or of an object or class of the file, which a subclass or code
   *   out of sight may replace. Enough to report by, and for what would be right for the replacement, too.
   */
  readonly certainty: 'certain' | 'unless-overridden' | undefined;
}

/** Returns a lookup from a call to the function that it runs. */
export function createCalledFunctions(
  bindings: Bindings,
  syntax: SyntaxIndex,
): (call: TSESTree.CallExpression) => CalledFunction {
  const known = new Map<TSESTree.CallExpression, CalledFunction>();
  let mixed: ReadonlySet<Members | undefined> | undefined;
  return (call) => {
    let called = known.get(call);
    if (!called) known.set(call, (called = find(call)));
    return called;
  };

  function find(call: TSESTree.CallExpression): CalledFunction {
    const callee = runningFunction(bindings, unwrapExpression(call.callee));
    const certain = certainFunction(callee, bindings, syntax) ?? overloaded(bindings, callee);
    if (certain) return { callee, function: certain, certainty: 'certain' };
    const method = callee.type === 'MemberExpression' ? methodOf(callee) : undefined;
    const isKnown = method && isFunction(method);
    return { callee, function: isKnown ? method : undefined, certainty: isKnown ? 'unless-overridden' : undefined };
  }

  function methodOf(callee: TSESTree.MemberExpression): TSESTree.Node | undefined {
    const name = memberName(callee);
    const members =
      name === undefined || syntax.assignedProperties.has(name) ? undefined : membersOf(bindings, callee.object);
    const found = members?.named.get(name!) ?? [];
    const [method] = found;
    if (found.length !== 1 || !method || !('value' in method) || !method.value) return undefined;
    if (!members || members.hasSpread || isMixedInto(members)) return undefined;
    if (isDecorated(method)) return undefined;
    return 'kind' in method && !['init', 'method'].includes(method.kind) ? undefined : method.value;
  }

  /** Whether the file gives the object, or the class, members whose names it does not show. */
  function isMixedInto(members: Members): boolean {
    mixed ??= new Set(mixedInto(syntax).map((target) => membersOf(bindings, behindNames(bindings, target))));
    return mixed.has(members);
  }
}

/** The one function with a body where a name is declared by overloads, too. */
function overloaded(bindings: Bindings, callee: TSESTree.Node): FunctionNode | undefined {
  const value = initialValue(callee, bindings);
  const variable = value.type === 'Identifier' ? bindings.variableOf(value) : undefined;
  // The node of a parameter's definition is the function that has the parameter.
  if (!variable?.defs.every(({ type }) => type === 'FunctionName')) return undefined;
  const bodies = variable.defs.map(({ node }) => node as TSESTree.Node).filter(isFunction);
  return bodies.length === 1 && !variable.references.some((one) => one.isWrite()) ? bodies[0] : undefined;
}

/** `f` in `f(…)`, `f.call(…)` and `f.apply(…)`; an object may have a method `call` of its own. */
function runningFunction(bindings: Bindings, callee: TSESTree.Node): TSESTree.Node {
  const called = calledExpression(callee);
  return called.type === 'MemberExpression' || isFunction(initialValue(called, bindings)) ? called : callee;
}

/** The members that a property of the object can be, where it is an object or class of the file. */
function membersOf(bindings: Bindings, object: TSESTree.Node): Members | undefined {
  if (object.type === 'ThisExpression') return receiverMembers(object);
  const value = initialValue(object, bindings);
  if (value.type === 'ObjectExpression') return objectMembers(value);
  if (value.type === 'MemberExpression')
    return propertyName(value) === 'prototype'
      ? classMembers(classOf(bindings, value.object), 'ofInstances')
      : undefined;
  return value.type === 'NewExpression'
    ? classMembers(classOf(bindings, value.callee), 'ofInstances')
    : classMembers(classOf(bindings, value), 'ofClasses');
}

/** What an expression stands for through any number of names. */
function behindNames(bindings: Bindings, expression: TSESTree.Node): TSESTree.Node {
  const seen = new Set<TSESTree.Node>();
  let value = expression;
  while (!seen.has(value)) {
    seen.add(value);
    value = initialValue(value, bindings);
  }
  return value;
}

function classOf(bindings: Bindings, expression: TSESTree.Node): TSESTree.Node | undefined {
  const value = initialValue(expression, bindings);
  const variable = value.type === 'Identifier' ? bindings.variableOf(value) : undefined;
  return variable ? stableDeclaration(variable) : value;
}

/** The members of what `this` is: the object literal or class whose method or field the node stands in. */
function receiverMembers(node: TSESTree.Node): Members | undefined {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'StaticBlock') return classMembers(parent.parent.parent, 'ofClasses');
    if (parent.type === 'PropertyDefinition' && parent.value === current) return membersBeside(parent);
    if (!isFunction(current) || current.type === 'ArrowFunctionExpression') continue;
    if (parent.type === 'MethodDefinition') return membersBeside(parent);
    const isMember = parent.type === 'Property' && parent.parent.type === 'ObjectExpression';
    return isMember ? objectMembers(parent.parent as TSESTree.ObjectExpression) : undefined;
  }
  return undefined;
}

function membersBeside(element: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): Members | undefined {
  return classMembers(element.parent.parent, element.static ? 'ofClasses' : 'ofInstances');
}

/** Kept, since a class with n methods that call each other would be read n times otherwise. */
const objectMembers = memoize(({ properties }: TSESTree.ObjectExpression) => readMembers(properties));

const membersOfClass = memoize(({ body: { body } }: TSESTree.ClassDeclaration | TSESTree.ClassExpression) => {
  const ofKind = (isStatic: boolean): Members =>
    readMembers(body.filter((element) => 'static' in element && element.static === isStatic));
  return { ofClasses: ofKind(true), ofInstances: ofKind(false) };
});

function classMembers(node: TSESTree.Node | undefined, of: 'ofClasses' | 'ofInstances'): Members | undefined {
  const isClass = node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
  return isClass ? membersOfClass(node)[of] : undefined;
}

function readMembers(list: readonly Member[]): Members {
  const named = new Map<string, Member[]>();
  for (const member of list) {
    const name = 'key' in member ? memberName(member) : undefined;
    if (name === undefined) continue;
    const others = named.get(name);
    if (others) others.push(member);
    else named.set(name, [member]);
  }
  return { named, hasSpread: list.some(({ type }) => type === 'SpreadElement') };
}
