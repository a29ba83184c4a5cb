import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { type FunctionNode, isFunction, methodOf, propertyName, isWriteTarget } from '../../syntax/index.js';
import { type Bindings, initialValue } from './bindings.js';
import type { SyntaxIndex } from './syntax-index.js';
import { usesOfValue } from './value-uses.js';

/** An object literal of which nothing but its properties is read. */
interface SealedObject {
  /** Its properties by name. What is written twice tells nothing. */
  readonly named: ReadonlyMap<string, TSESTree.Property | 'several'>;
  readonly reads: ReadonlyMap<string, readonly TSESTree.MemberExpression[]>;
}

/**
 * The function that an expression certainly evaluates to: one by name or in place, a private method, or a method of an
 * object literal that never leaves the file and that nothing is assigned to.
 */
export function certainFunction(
  expression: TSESTree.Node,
  bindings: Bindings,
  syntax: SyntaxIndex,
): FunctionNode | undefined {
  const value = initialValue(expression, bindings);
  if (value.type === 'MemberExpression') return functionOfMember(value, bindings, syntax);
  return isFunction(value) ? value : undefined;
}

function functionOfMember(
  member: TSESTree.MemberExpression,
  bindings: Bindings,
  syntax: SyntaxIndex,
): FunctionNode | undefined {
  if (member.property.type === 'PrivateIdentifier') return privateMethodOf(member, member.property.name);
  const object = initialValue(member.object, bindings);
  const found = object.type === 'ObjectExpression' ? sealedObject(object, bindings, syntax) : undefined;
  return found && methodNamed(found, propertyName(member));
}

function methodNamed({ named }: SealedObject, name: string | undefined): FunctionNode | undefined {
  const property = name === undefined ? undefined : named.get(name);
  if (property === undefined || property === 'several' || property.kind !== 'init') return undefined;
  return isFunction(property.value) ? property.value : undefined;
}

/**
 * Every place in the file that reads a method, or undefined where code out of sight may read it too: of a class, unless
 * it is private, or of an object that is handed on.
 */
export function readsOfMethod(
  node: FunctionNode,
  bindings: Bindings,
  syntax: SyntaxIndex,
): readonly TSESTree.MemberExpression[] | undefined {
  const { parent } = node;
  const method = methodOf(node);
  if (method?.type === 'MethodDefinition') {
    if (method.key.type !== 'PrivateIdentifier') return undefined;
    return privateReads(syntax).get(node) ?? [];
  }
  if (parent.type !== 'Property' || parent.parent.type !== 'ObjectExpression') return undefined;
  const found = sealedObject(parent.parent, bindings, syntax);
  const name = propertyName(parent);
  if (!found || name === undefined) return undefined;
  return methodNamed(found, name) === node ? (found.reads.get(name) ?? []) : [];
}

/** The places that read private methods, by the function. */
const privateReads = memoize((syntax: SyntaxIndex): ReadonlyMap<FunctionNode, readonly TSESTree.MemberExpression[]> => {
  const reads = new Map<FunctionNode, TSESTree.MemberExpression[]>();
  for (const member of syntax.privateMembers) {
    const read = privateMethodOf(member, (member.property as TSESTree.PrivateIdentifier).name);
    const known = read && reads.get(read);
    if (known) known.push(member);
    else if (read) reads.set(read, [member]);
  }
  return reads;
});

/** The private method that `#name` means at a member expression: that of the innermost class that declares it. */
function privateMethodOf(member: TSESTree.MemberExpression, name: string): FunctionNode | undefined {
  for (let node = member.parent as TSESTree.Node | undefined; node; node = node.parent) {
    const found = node.type === 'ClassBody' ? privateElements(node).get(name) : undefined;
    if (found) return found === 'other' ? undefined : found;
  }
  return undefined;
}

/** The private elements of a class by name: methods, and others. */
const privateElements = memoize(({ body }: TSESTree.ClassBody): ReadonlyMap<string, FunctionNode | 'other'> => {
  const elements = new Map<string, FunctionNode | 'other'>();
  for (const element of body) {
    if (!('key' in element) || element.key.type !== 'PrivateIdentifier') continue;
    const isMethod = element.type === 'MethodDefinition' && element.kind === 'method';
    elements.set(element.key.name, isMethod ? (element.value as FunctionNode) : 'other');
  }
  return elements;
});

/** Whether reads of properties are all that happens to an object literal. */
export function isSealed(object: TSESTree.ObjectExpression, bindings: Bindings, syntax: SyntaxIndex): boolean {
  return sealedObject(object, bindings, syntax) !== undefined;
}

/** An object literal, if reads of its properties are all that happens to it; its own methods do not see it as `this`. */
const sealedObject = memoize(readObject);

function readObject(
  object: TSESTree.ObjectExpression,
  bindings: Bindings,
  syntax: SyntaxIndex,
): SealedObject | undefined {
  if (object.parent.type !== 'VariableDeclarator') return undefined;
  const named = new Map<string, TSESTree.Property | 'several'>();
  for (const property of object.properties) {
    const name = propertyName(property);
    if (property.type !== 'Property' || name === undefined) return undefined;
    if (isFunction(property.value) && syntax.functions.get(property.value)?.usesThis) return undefined;
    named.set(name, named.has(name) ? 'several' : property);
  }
  const reads = new Map<string, TSESTree.MemberExpression[]>();
  for (const use of usesOfValue(object, bindings)) {
    if (use.kind !== 'member' || use.name === undefined || isWriteTarget(use.node)) return undefined;
    const known = reads.get(use.name);
    if (known) known.push(use.node);
    else reads.set(use.name, [use.node]);
  }
  return { named, reads };
}
