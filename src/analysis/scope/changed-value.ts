import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
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

/** So many mentions of names are looked at for one value; whoever reads the file would not look at more. */
const mostMentions = 200;

type Variable = TSESLint.Scope.Variable;
type Pattern = TSESTree.VariableDeclarator['id'] | TSESTree.AssignmentExpression['left'];

/** Names that a value, or a part of it, is given. */
interface Given {
  readonly target: TSESTree.Node;
  /** What declares the names, if anything does. */
  readonly declaring: TSESTree.Node;
  /** The expression whose value is assigned; missing where names are given anew each time. */
  readonly value?: TSESTree.Node;
}

/** What becomes of a value at a place: something changes it there, or it is given names. */
type Outcome = { readonly change: TSESTree.Node } | { readonly given: Given };

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
  const pending: Given[] = [];
  const seen = new Set<TSESTree.Node>();
  let first: TSESTree.Node | undefined;
  note(part === undefined ? outcomeAt(expression) : partAt(expression, part));
  for (let given = pending.pop(); given && seen.size < mostMentions; given = pending.pop()) followNames(given);
  return first;

  function note(outcome: Outcome | undefined): void {
    if (outcome && 'given' in outcome) pending.push(outcome.given);
    else if (outcome && (!first || outcome.change.range[0] < first.range[0])) first = outcome.change;
  }

  /** Every name that a pattern binds, each of which is the value or a part of it. */
  function followNames({ target, declaring, value }: Given): void {
    for (const name of namesIn(target)) {
      const variable = bindings.variableOf(name) ?? bindings.declaredBy(declaring, name.name);
      for (const [mention, outcome] of variable ? outcomesOf(variable) : []) {
        if (seen.has(mention) || !holds(mention, variable!, value)) continue;
        seen.add(mention);
        note(outcome);
      }
    }
  }
}

/** What becomes of what a variable holds, by the mentions at which anything does. */
const outcomesOf = memoize(({ references }: Variable): readonly (readonly [TSESTree.Identifier, Outcome])[] =>
  references.flatMap((reference) => {
    const mention = reference.identifier as TSESTree.Identifier;
    const outcome = reference.isRead() ? outcomeAt(mention) : undefined;
    return outcome ? [[mention, outcome] as const] : [];
  }),
);

/** What becomes of the value of an expression, or of one that it holds: `x.list` is followed, too. */
function outcomeAt(expression: TSESTree.Node): Outcome | undefined {
  for (let node = expression, parent = node.parent!; ; node = parent, parent = node.parent!) {
    if (isChange(node, parent)) return { change: parent };
    if (passesOn(node, parent)) continue;
    if (parent.type === 'ForOfStatement' && parent.right === node) return namedByLoop(parent);
    if (parent.type !== 'MemberExpression' || parent.object !== node) return named(node, parent);
    if (parent.parent.type === 'CallExpression' && parent.parent.callee === parent)
      return namedByCallback(parent.parent, parent);
  }
}

/** What becomes of one element or property of the value of an expression. */
function partAt(expression: TSESTree.Node, part: number | string): Outcome | undefined {
  let node = expression;
  while (passesOn(node, node.parent!)) node = node.parent!;
  const target = targetOf(node, node.parent!);
  const name = target && partOf(target, part);
  return name && { given: { target: name, declaring: node.parent!, value: node } };
}

function named(node: TSESTree.Node, parent: TSESTree.Node): Outcome | undefined {
  const target = targetOf(node, parent);
  return target && { given: { target, declaring: parent, value: node } };
}

function namedByLoop({ left }: TSESTree.ForOfStatement): Outcome | undefined {
  if (left.type !== 'VariableDeclaration') return undefined;
  const [declaring] = left.declarations;
  return { given: { target: declaring.id, declaring } };
}

/** Each `x` of `xs.forEach((x) => …)`. */
function namedByCallback(call: TSESTree.CallExpression, callee: TSESTree.MemberExpression): Outcome | undefined {
  const [callback] = call.arguments;
  if (!callback || !isFunction(callback) || !iterates.has(propertyName(callee))) return undefined;
  const [target] = callback.params;
  return target && { given: { target, declaring: callback } };
}

/** Whether a variable may hold a value where it is mentioned: it has not been given another one since. */
function holds(mention: TSESTree.Identifier, variable: Variable, value: TSESTree.Node | undefined): boolean {
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
