import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isInside } from '../../syntax/index.js';
import { type FunctionBody, isStable } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** The suspension that the body of a generator certainly comes to first. */
export interface FirstSuspension {
  readonly node: TSESTree.YieldExpression;
  /** Getting there has no effect and depends on nothing that can change, so that it may be done at any time. */
  readonly isReachedPurely: boolean;
}

/** Nodes whose evaluation has no effect, if their parts have none. */
const pure: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'BlockStatement',
  'EmptyStatement',
  'FunctionDeclaration',
  'FunctionExpression',
  'Identifier',
  'Literal',
  'ObjectExpression',
  'Property',
  'TemplateElement',
  'VariableDeclaration',
  'VariableDeclarator',
]);

/** Statements that come to their first part certainly. */
const entered: ReadonlySet<string> = new Set([
  'BlockStatement',
  'DoWhileStatement',
  'LabeledStatement',
  'TryStatement',
]);

/** Expressions that come to the `yield` in them certainly, and statements around these. */
const passing: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'AssignmentExpression',
  'BinaryExpression',
  'CallExpression',
  'ExpressionStatement',
  'MemberExpression',
  'NewExpression',
  'ObjectExpression',
  'Property',
  'ReturnStatement',
  'SpreadElement',
  'TSAsExpression',
  'TSNonNullExpression',
  'TemplateLiteral',
  'UnaryExpression',
  'VariableDeclaration',
  'VariableDeclarator',
]);

/**
 * Finds the first suspension of a generator function, if the way there has no branches.
 *
 * @param creation the call that makes the object, before which the names that the body reads must have their values
 */
export function firstSuspensionOf(
  { node, yields }: FunctionBody,
  creation: TSESTree.Node,
  model: SemanticModel,
): FirstSuspension | undefined {
  const { sourceCode, bindings } = model;
  const first = innermost(yields);
  if (!first || first.delegate) return undefined;
  const before: TSESTree.Node[] = first.argument ? [first.argument] : [];
  for (let current: TSESTree.Node = first; current !== node.body; current = current.parent!) {
    const parent = current.parent!;
    if (!comesTo(current, parent)) return undefined;
    before.push(...childrenOf(parent).filter((child) => child.range[1] <= current.range[0]));
  }
  if (before.some(mayLeave)) return undefined;
  return { node: first, isReachedPurely: before.every(isPure) };

  function isPure(part: TSESTree.Node): boolean {
    if (isFunction(part)) return true;
    if (part.type === 'Identifier') return isSettled(part);
    if (part.type === 'MemberExpression') return !part.computed && isConsole(part.object);
    if (part.type === 'VariableDeclarator' && part.id.type !== 'Identifier') return false;
    return pure.has(part.type) && childrenOf(part).every(isPure);
  }

  /** Whether a name is the function's own, or means the same from the creation on. */
  function isSettled(name: TSESTree.Identifier): boolean {
    const variable = bindings.variableOf(name);
    const [definition] = variable?.defs ?? [];
    if (!variable || !definition || isInside(definition.name, node)) return true;
    const isDeclared = definition.name.range[1] < creation.range[0] || definition.node.type === 'FunctionDeclaration';
    return isStable(variable) && isDeclared;
  }

  function isConsole(object: TSESTree.Node): boolean {
    return object.type === 'Identifier' && object.name === 'console' && bindings.isGlobal(object);
  }

  function childrenOf(part: TSESTree.Node): TSESTree.Node[] {
    return (sourceCode.visitorKeys[part.type] ?? []).flatMap((key) => {
      const child = (part as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null>)[key];
      return Array.isArray(child) ? child.filter((element) => element !== null) : child ? [child] : [];
    });
  }

  /** Whether a part that comes first may end the body, or suspend it in a place that was not found. */
  function mayLeave(part: TSESTree.Node): boolean {
    if (isFunction(part)) return false;
    const leaves = ['BreakStatement', 'ContinueStatement', 'ReturnStatement', 'ThrowStatement', 'YieldExpression'];
    return leaves.includes(part.type) || childrenOf(part).some(mayLeave);
  }
}

/** The suspension that comes first where one stands in the operand of another. */
function innermost(yields: readonly TSESTree.YieldExpression[]): TSESTree.YieldExpression | undefined {
  const [first, ...others] = yields;
  const inner = first && others.filter((other) => isInside(other, first));
  return inner && inner.length > 0 ? innermost(inner) : first;
}

/** Whether control that comes to `parent` certainly comes to this part of it. */
function comesTo(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'TryStatement':
      return parent.block === node;
    case 'WhileStatement':
      return parent.test === node || (parent.test.type === 'Literal' && Boolean(parent.test.value));
    case 'ForStatement':
      return parent.init === node || (parent.init === null && (parent.test === null || parent.test === node));
    case 'VariableDeclarator':
      return parent.init === node;
    case 'AssignmentExpression':
      return !['&&=', '||=', '??='].includes(parent.operator);
    case 'CallExpression':
      return !parent.optional;
    default:
      return entered.has(parent.type) || passing.has(parent.type);
  }
}
