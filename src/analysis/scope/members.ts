import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { isFunction, memberName, propertyName } from '../../syntax/index.js';
import { type Bindings, initialValue, stableDeclaration } from './bindings.js';

export type Member = TSESTree.ClassElement | TSESTree.ObjectLiteralElement;

/** What an object or class has, as far as its source says. */
export interface Members {
  /** The object literal or the class. */
  readonly owner: TSESTree.Node;
  readonly named: ReadonlyMap<string, readonly Member[]>;
  readonly hasSpread: boolean;
}

/** The members that a property of the object can be, where it is an object or class of the file. */
export function membersOf(bindings: Bindings, object: TSESTree.Node): Members | undefined {
  const value = initialValue(object, bindings);
  // `const self = this;`
  if (value.type === 'ThisExpression') return receiverMembers(value);
  if (value.type === 'Super') return inheritedMembers(bindings, receiverMembers(value));
  if (value.type === 'ObjectExpression') return objectMembers(value);
  if (value.type === 'MemberExpression')
    return propertyName(value) === 'prototype'
      ? classMembers(classOf(bindings, value.object), 'ofInstances')
      : undefined;
  return value.type === 'NewExpression'
    ? classMembers(classOf(bindings, value.callee), 'ofInstances')
    : classMembers(classOf(bindings, value), 'ofClasses');
}

/** The members of the class that the class of others extends, where the file has it. */
export function inheritedMembers(bindings: Bindings, members: Members | undefined): Members | undefined {
  const owner = members?.owner;
  if (!owner || !('superClass' in owner) || !owner.superClass) return undefined;
  const of = members === classMembers(owner, 'ofClasses') ? 'ofClasses' : 'ofInstances';
  return classMembers(classOf(bindings, owner.superClass), of);
}

/** What an expression stands for through any number of names. */
export function behindNames(bindings: Bindings, expression: TSESTree.Node): TSESTree.Node {
  const seen = new Set<TSESTree.Node>();
  let value = expression;
  while (!seen.has(value)) {
    seen.add(value);
    value = initialValue(value, bindings);
  }
  return value;
}

export function classOf(bindings: Bindings, expression: TSESTree.Node): TSESTree.Node | undefined {
  if (expression.type === 'ThisExpression') return staticReceiver(expression);
  const value = initialValue(expression, bindings);
  const variable = value.type === 'Identifier' ? bindings.variableOf(value) : undefined;
  return variable ? stableDeclaration(variable) : value;
}

/**
 * The member of that name of the innermost class or object around `this` that has one: most likely what `this` has in a
 * function of which nothing tells how it is called.
 */
export function enclosingMember(node: TSESTree.Node, name: string): Member | undefined {
  for (let around: TSESTree.Node | undefined = node; around; around = around.parent) {
    const members = around.type === 'ObjectExpression' ? objectMembers(around) : classMembers(around, 'ofInstances');
    const found = members?.named.get(name);
    if (found) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

/** The class that `this` is in its static blocks, methods and fields. */
function staticReceiver(node: TSESTree.Node): TSESTree.Node | undefined {
  const members = receiverMembers(node);
  return members && members === classMembers(members.owner, 'ofClasses') ? members.owner : undefined;
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
const objectMembers = memoize((node: TSESTree.ObjectExpression) => readMembers(node, node.properties));

const membersOfClass = memoize((node: TSESTree.ClassDeclaration | TSESTree.ClassExpression) => {
  const ofKind = (isStatic: boolean): Members =>
    readMembers(
      node,
      node.body.body.filter((element) => 'static' in element && element.static === isStatic),
    );
  return { ofClasses: ofKind(true), ofInstances: ofKind(false) };
});

export function classMembers(node: TSESTree.Node | undefined, of: 'ofClasses' | 'ofInstances'): Members | undefined {
  const isClass = node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
  return isClass ? membersOfClass(node)[of] : undefined;
}

function readMembers(owner: TSESTree.Node, list: readonly Member[]): Members {
  const named = new Map<string, Member[]>();
  for (const member of list) {
    const name = 'key' in member ? memberName(member) : undefined;
    if (name === undefined) continue;
    const others = named.get(name);
    if (others) others.push(member);
    else named.set(name, [member]);
  }
  return { owner, named, hasSpread: list.some(({ type }) => type === 'SpreadElement') };
}
