import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { type FunctionNode, isFunction, methodOf, propertyName, isWriteTarget } from '../../syntax/index.js';
import { type Bindings, initialValue } from './bindings.js';
import type { SyntaxIndex } from './syntax-index.js';
import { usesOfValue } from './value-uses.js';

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
  if (object.type !== 'ObjectExpression' || !readsOfSealed(object, bindings, syntax)) return undefined;
  const name = propertyName(member);
  const named = object.properties.filter((property) => propertyName(property) === name);
  const [property] = named;
  return named.length === 1 && property?.type === 'Property' && isFunction(property.value) && property.kind === 'init'
    ? property.value
    : undefined;
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
  const reads = readsOfSealed(parent.parent, bindings, syntax);
  return reads?.filter((member) => functionOfMember(member, bindings, syntax) === node);
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
    if (node.type === 'ClassBody' && declaresPrivate(node, name)) return methodsOf(node).get(name);
  }
  return undefined;
}

function declaresPrivate({ body }: TSESTree.ClassBody, name: string): boolean {
  return body.some(
    (element) => 'key' in element && element.key.type === 'PrivateIdentifier' && element.key.name === name,
  );
}

const methodsOf = memoize(({ body }: TSESTree.ClassBody): ReadonlyMap<string, FunctionNode> => {
  const found = body.flatMap((element): [string, FunctionNode][] =>
    element.type === 'MethodDefinition' && element.kind === 'method' && element.key.type === 'PrivateIdentifier'
      ? [[element.key.name, element.value as FunctionNode]]
      : [],
  );
  return new Map(found);
});

/** The reads of properties of an object literal, if they are all that happens to it; its own methods do not see it as `this`. */
const readsOfSealed = memoize(findReads);

function findReads(
  object: TSESTree.ObjectExpression,
  bindings: Bindings,
  syntax: SyntaxIndex,
): readonly TSESTree.MemberExpression[] | undefined {
  const isPlain = object.properties.every(
    (property) =>
      property.type === 'Property' &&
      propertyName(property) !== undefined &&
      !(isFunction(property.value) && syntax.functions.get(property.value)?.usesThis),
  );
  if (!isPlain || object.parent.type !== 'VariableDeclarator') return undefined;
  const reads: TSESTree.MemberExpression[] = [];
  for (const use of usesOfValue(object, bindings)) {
    if (use.kind !== 'member' || use.name === undefined || isWriteTarget(use.node)) return undefined;
    reads.push(use.node);
  }
  return reads;
}
