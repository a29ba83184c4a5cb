import type { TSESTree } from '@typescript-eslint/utils';
import {
  exportStatementOf,
  type FunctionNode,
  isFunction,
  isTransparentParent,
  propertyName,
} from '../../syntax/index.js';
import { type Bindings, isStable } from './bindings.js';

/**
 * What happens to a value at one place, whatever the value is. What that means for a generator, a promise or the result
 * of a coroutine is said in terms of it, by `GeneratorUse`, `PromiseUse` and the reasons in the uses of results.
 */
export type ValueUse =
  /** Called as a function. */
  | { readonly kind: 'called'; readonly node: TSESTree.CallExpression }
  | { readonly kind: 'constructed'; readonly node: TSESTree.NewExpression }
  /** A property is read; `call` is there when the property is called as a method at once. */
  | {
      readonly kind: 'member';
      readonly node: TSESTree.MemberExpression;
      readonly name: string | undefined;
      readonly call: TSESTree.CallExpression | undefined;
    }
  | { readonly kind: 'awaited'; readonly node: TSESTree.AwaitExpression }
  | { readonly kind: 'yielded'; readonly node: TSESTree.YieldExpression }
  | {
      readonly kind: 'argument';
      readonly node: TSESTree.Node;
      readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
    }
  | { readonly kind: 'element'; readonly node: TSESTree.Node; readonly array: TSESTree.ArrayExpression }
  | { readonly kind: 'returned'; readonly node: TSESTree.Node; readonly from: FunctionNode }
  /** Held by a variable whose type is declared. */
  | { readonly kind: 'annotated'; readonly node: TSESTree.VariableDeclarator; readonly type: TSESTree.TypeNode }
  | { readonly kind: 'instanceof'; readonly node: TSESTree.BinaryExpression }
  /** A loop, a spread, a pattern or `yield*` of an iterable goes through it. */
  | { readonly kind: 'iterated'; readonly node: TSESTree.Node }
  /** The value is thrown away. */
  | { readonly kind: 'dropped'; readonly node: TSESTree.Node }
  /** Exported, or stored where code out of sight may find it. */
  | { readonly kind: 'escaped'; readonly node: TSESTree.Node };

/** Every use of an expression's value in the file, through aliases, conditions and type assertions. */
export function usesOfValue(expression: TSESTree.Node, bindings: Bindings): ValueUse[] {
  const uses: ValueUse[] = [];
  const seen = new Set<TSESTree.Node>();
  follow(expression);
  return uses;

  function follow(node: TSESTree.Node): void {
    if (seen.has(node)) return;
    seen.add(node);
    const parent = node.parent!;
    if (passesOn(node, parent)) return follow(parent);
    if (parent.type === 'VariableDeclarator' && parent.init === node && parent.id.type !== 'ArrayPattern')
      return followBinding(parent);
    uses.push(useAt(node, parent));
  }

  function followBinding(declarator: TSESTree.VariableDeclarator): void {
    const { id } = declarator;
    const variable = id.type === 'Identifier' ? bindings.declaredBy(declarator, id.name) : undefined;
    if (!variable || !isStable(variable) || exportStatementOf(declarator)) {
      uses.push({ kind: 'escaped', node: declarator });
      return;
    }
    if (id.typeAnnotation) uses.push({ kind: 'annotated', node: declarator, type: id.typeAnnotation.typeAnnotation });
    for (const reference of variable.references) {
      if (reference.isRead()) follow(reference.identifier);
    }
  }
}

/** Whether the value of `parent` is, or may be, the value of `node`. */
export function passesOn(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'ConditionalExpression':
      return parent.test !== node;
    case 'LogicalExpression':
      return true;
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node;
    default:
      return isTransparentParent(node, parent);
  }
}

function useAt(node: TSESTree.Node, parent: TSESTree.Node): ValueUse {
  switch (parent.type) {
    case 'CallExpression':
      return parent.callee === node ? { kind: 'called', node: parent } : { kind: 'argument', node, call: parent };
    case 'NewExpression':
      return parent.callee === node ? { kind: 'constructed', node: parent } : { kind: 'argument', node, call: parent };
    case 'MemberExpression':
      return parent.object === node ? memberUse(parent) : { kind: 'escaped', node };
    case 'AwaitExpression':
      return { kind: 'awaited', node: parent };
    case 'YieldExpression':
      return { kind: 'yielded', node: parent };
    case 'ArrayExpression':
      return { kind: 'element', node, array: parent };
    case 'BinaryExpression':
      return parent.operator === 'instanceof' ? { kind: 'instanceof', node: parent } : { kind: 'escaped', node };
    case 'ExpressionStatement':
      return { kind: 'dropped', node: parent };
    case 'UnaryExpression':
      return parent.operator === 'void' ? { kind: 'dropped', node: parent } : { kind: 'escaped', node };
    case 'ReturnStatement':
      return returnedUse(node, parent);
    case 'ArrowFunctionExpression':
      return parent.body === node ? { kind: 'returned', node, from: parent } : { kind: 'escaped', node };
    case 'ForOfStatement':
      return { kind: parent.right === node ? 'iterated' : 'escaped', node };
    case 'SpreadElement':
      return { kind: parent.parent.type === 'ObjectExpression' ? 'escaped' : 'iterated', node };
    case 'VariableDeclarator':
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return { kind: isArrayPattern(parent, node) ? 'iterated' : 'escaped', node };
    default:
      return { kind: 'escaped', node };
  }
}

/** Outside of a function, a `return` hands the value to whatever loads the file. */
function returnedUse(node: TSESTree.Node, statement: TSESTree.ReturnStatement): ValueUse {
  const from = enclosingFunction(statement);
  return from ? { kind: 'returned', node: statement, from } : { kind: 'escaped', node };
}

/** Whether a declaration, assignment or default takes the value apart by `[…]`. */
function isArrayPattern(
  parent: TSESTree.VariableDeclarator | TSESTree.AssignmentExpression | TSESTree.AssignmentPattern,
  node: TSESTree.Node,
): boolean {
  const [target, value] = parent.type === 'VariableDeclarator' ? [parent.id, parent.init] : [parent.left, parent.right];
  return value === node && target.type === 'ArrayPattern';
}

function memberUse(member: TSESTree.MemberExpression): ValueUse {
  const name = propertyName(member);
  const { parent } = member;
  const call = parent.type === 'CallExpression' && parent.callee === member ? parent : undefined;
  return { kind: 'member', node: member, name, call };
}

/** The innermost function around a node. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  let current = node.parent;
  while (current && !isFunction(current)) current = current.parent;
  // ESLint says null for the parent of a program.
  return current ?? undefined;
}
