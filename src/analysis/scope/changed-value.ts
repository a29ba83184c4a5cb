import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWriteTarget, propertyName } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';
import { isMixer } from './given-properties.js';
import { lastWriteBefore } from './last-write.js';
import { passesOn } from './value-uses.js';

const changingMethods: ReadonlySet<string | undefined> = new Set([
  ...['copyWithin', 'fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'splice', 'unshift'],
]);

/** Methods of arrays that hand each element to a callback as its first argument. */
const iterates: ReadonlySet<string | undefined> = new Set([
  ...['every', 'filter', 'find', 'flatMap', 'forEach', 'map', 'some'],
]);

type Pattern = TSESTree.VariableDeclarator['id'] | TSESTree.AssignmentExpression['left'];

/**
 * The first place in the file that changes the object or array that an expression gives, or one that it holds: `x.a = 1`,
 * `delete x.a`, `x.list.push(1)`, `Object.assign(x, y)`. Names that the value is given are followed.
 *
 * @param part where one element or property of the value is meant, its index or key
 */
export function firstChangeOf(
  expression: TSESTree.Node,
  bindings: Bindings,
  part?: number | string,
): TSESTree.Node | undefined {
  const changes: TSESTree.Node[] = [];
  const seen = new Set<TSESTree.Node>();
  if (part === undefined) follow(expression);
  else followPart(expression, part);
  return changes.reduce<TSESTree.Node | undefined>(
    (first, change) => (first && first.range[0] <= change.range[0] ? first : change),
    undefined,
  );

  function follow(node: TSESTree.Node): void {
    if (seen.has(node)) return;
    seen.add(node);
    const parent = node.parent!;
    if (passesOn(node, parent)) return follow(parent);
    if (isChange(node, parent)) changes.push(parent);
    else if (parent.type === 'MemberExpression' && parent.object === node) followMember(parent);
    else if (parent.type === 'ForOfStatement' && parent.right === node) followLoop(parent);
    else {
      const target = targetOf(node, parent);
      if (target) followNames(target, parent, node);
    }
  }

  /** `x.list`, and each `x` of `xs.forEach((x) => …)`. */
  function followMember(member: TSESTree.MemberExpression): void {
    const { parent } = member;
    if (parent.type !== 'CallExpression' || parent.callee !== member) return follow(member);
    const [callback] = parent.arguments;
    const element =
      callback && isFunction(callback) && iterates.has(propertyName(member)) ? callback.params[0] : undefined;
    if (element) followNames(element, callback!);
  }

  function followPart(node: TSESTree.Node, key: number | string): void {
    const parent = node.parent!;
    if (passesOn(node, parent)) return followPart(parent, key);
    const target = targetOf(node, parent);
    const name = target && partOf(target, key);
    if (name) followNames(name, parent, node);
  }

  function followLoop({ left }: TSESTree.ForOfStatement): void {
    if (left.type === 'VariableDeclaration') followNames(left.declarations[0].id, left.declarations[0]);
  }

  /** Every name that a pattern binds, each of which is the value or a part of it. */
  function followNames(target: TSESTree.Node, declaring: TSESTree.Node, value?: TSESTree.Node): void {
    for (const name of namesIn(target)) {
      const variable = bindings.variableOf(name) ?? bindings.declaredBy(declaring, name.name);
      for (const mention of variable ? mentionsOf(variable) : []) {
        if (holds(mention, variable!, value)) follow(mention);
      }
    }
  }
}

function mentionsOf({ references }: TSESLint.Scope.Variable): TSESTree.Identifier[] {
  return references
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => identifier as TSESTree.Identifier);
}

/** Whether a variable may hold a value where it is mentioned: it has not been given another one since. */
function holds(
  mention: TSESTree.Identifier,
  variable: TSESLint.Scope.Variable,
  value: TSESTree.Node | undefined,
): boolean {
  const written = value && lastWriteBefore(mention, variable);
  return !written || (written.range[0] <= value.range[0] && value.range[1] <= written.range[1]);
}

/** What a value is assigned to at its place. */
function targetOf(node: TSESTree.Node, parent: TSESTree.Node): Pattern | undefined {
  if (parent.type === 'VariableDeclarator') return parent.init === node ? parent.id : undefined;
  return parent.type === 'AssignmentExpression' && parent.right === node ? parent.left : undefined;
}

function partOf(target: TSESTree.Node, key: number | string): TSESTree.Node | undefined {
  if (target.type === 'ArrayPattern') return (typeof key === 'number' && target.elements[key]) || undefined;
  if (target.type !== 'ObjectPattern') return undefined;
  const property = target.properties.find((one) => one.type === 'Property' && propertyName(one) === key);
  return property?.value;
}

function namesIn(target: TSESTree.Node): TSESTree.Identifier[] {
  switch (target.type) {
    case 'Identifier':
      return [target];
    case 'AssignmentPattern':
      return namesIn(target.left);
    case 'ArrayPattern':
      return target.elements.flatMap((element) => (element ? namesIn(element) : []));
    case 'ObjectPattern':
      return target.properties.flatMap((property) => (property.type === 'Property' ? namesIn(property.value) : []));
    default:
      return [];
  }
}

/** Whether the object at one place is changed there. */
function isChange(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  if (parent.type === 'CallExpression') return parent.arguments[0] === node && isMixer(parent);
  if (parent.type !== 'MemberExpression' || parent.object !== node) return false;
  const isCalled = parent.parent.type === 'CallExpression' && parent.parent.callee === parent;
  return isWriteTarget(parent) || (isCalled && changingMethods.has(propertyName(parent)));
}
