import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isInside, isTransparentParent, unwrapExpression } from '../../syntax/index.js';
import { enclosingFunction, type FunctionBody } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { sendsValue, startsObject } from './sent-value.js';
import { type Creation, type SteppingMethod, usesValue } from './generator-state.js';

/** Where `name.next();` can stand so that the first value arrives. */
export interface Priming {
  /** The statement that gives the name its object: the step comes directly after it. */
  readonly statement: TSESTree.Node;
  readonly name: string;
  /** Whether the step is to be awaited, since the generator is async and the place can wait. */
  readonly isAwaited: boolean;
  /** Whether nothing changes but that the value arrives. */
  readonly isCertain: boolean;
}

/** What was seen of the objects that one call makes. */
export interface Lifetime {
  /** What may be the first that is done to them. */
  readonly firsts: Set<TSESTree.Node>;
  /** How often `next()` is called on them at most; Infinity where that was not counted. */
  maxSteps: number;
}

interface Unprimed {
  readonly call: TSESTree.CallExpression;
  readonly method: SteppingMethod;
  readonly creation: Creation;
  readonly lifetime: Lifetime;
  /** All calls in which the first value is lost. */
  readonly unprimed: ReadonlySet<TSESTree.Node>;
  readonly isLasting: boolean;
}

const lists: ReadonlySet<string | undefined> = new Set([
  'BlockStatement',
  'Program',
  'StaticBlock',
  'SwitchCase',
  'TSModuleBlock',
]);

/** How to prime the object of a call, if it gets its name in a statement of its own. */
export function primingOf(found: Unprimed, model: SemanticModel): Priming | undefined {
  const { creation } = found;
  const named = namingOf(creation.call);
  if (!named || !lists.has(named.statement.parent?.type)) return undefined;
  return {
    ...named,
    isAwaited: creation.isAsync && Boolean(enclosingFunction(creation.call)?.async),
    isCertain: isCertain(found, named.statement, model),
  };
}

/** The statement `const name = make();` or `name = make();`. */
function namingOf(call: TSESTree.CallExpression): { statement: TSESTree.Node; name: string } | undefined {
  const { parent } = outermost(call);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
    return { statement: parent.parent, name: parent.id.name };
  const isAssigned = parent?.type === 'AssignmentExpression' && parent.operator === '=';
  if (!isAssigned || parent.left.type !== 'Identifier' || parent.parent.type !== 'ExpressionStatement')
    return undefined;
  return { statement: parent.parent, name: parent.left.name };
}

/**
 * Whether priming changes nothing but that the values arrive: all that may come first is such a call, its result is not
 * used, the first suspension takes a value, and what the body does before can as well be done at once.
 */
function isCertain(found: Unprimed, statement: TSESTree.Node, model: SemanticModel): boolean {
  const { call, method, creation, lifetime, unprimed, isLasting } = found;
  const { body, reception } = creation;
  if (method !== 'next' || creation.isAsync || isLasting || !body || !reception) return false;
  if (enclosingFunction(call) !== enclosingFunction(statement)) return false;
  const firsts = [...lifetime.firsts];
  if (!firsts.every((first) => unprimed.has(first) && !usesValue(outermost(first)))) return false;
  // Where the argument may be `undefined`, it may be what primes the object.
  if (!sendsValue(call, true, model) || startsObject(call, creation.call, model)) return false;
  const suspension = firstSuspensionOf(body, creation.call, model);
  if (!suspension || !usesValue(suspension.node)) return false;
  // One step more must not push a later value past the end, or onto a `yield` that does not take it.
  const { maxSuspensions, uses } = reception;
  const hasRoom = maxSuspensions === Infinity || (lifetime.maxSteps <= maxSuspensions && uses?.every(Boolean));
  return Boolean(hasRoom) && (suspension.isReachedPurely || isNext(statement, call, model));
}

/** An expression with the wrappers around it that leave its value alone. */
function outermost(node: TSESTree.Node): TSESTree.Node {
  return node.parent && isTransparentParent(node, node.parent) ? outermost(node.parent) : node;
}

/** Whether a call is all of the next statement, and its argument the same whatever the body does. */
function isNext(statement: TSESTree.Node, call: TSESTree.CallExpression, model: SemanticModel): boolean {
  const step = outermost(call).parent!;
  const next = model.sourceCode.getTokenAfter(statement);
  if (step.parent !== statement.parent || next?.range[0] !== step.range[0]) return false;
  if (statement.type === 'VariableDeclaration' && statement.declarations.length > 1) return false;
  return call.arguments.every((argument) => {
    const node = unwrapExpression(argument);
    if (node.type !== 'Identifier') return node.type === 'Literal';
    const variable = model.variableOf(node);
    return variable !== undefined && model.isStable(variable);
  });
}

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
function firstSuspensionOf(
  { node, yields }: FunctionBody,
  creation: TSESTree.Node,
  model: SemanticModel,
): FirstSuspension | undefined {
  const { sourceCode } = model;
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
    if (part.type === 'MemberExpression') return !part.computed && model.globalName(part.object) === 'console';
    if (part.type === 'VariableDeclarator' && part.id.type !== 'Identifier') return false;
    return pure.has(part.type) && childrenOf(part).every(isPure);
  }

  /** Whether a name is the function's own, or means the same from the creation on. */
  function isSettled(name: TSESTree.Identifier): boolean {
    const variable = model.variableOf(name);
    const [definition] = variable?.defs ?? [];
    if (!variable || !definition || isInside(definition.name, node)) return true;
    const isDeclared = definition.name.range[1] < creation.range[0] || definition.node.type === 'FunctionDeclaration';
    return model.isStable(variable) && isDeclared;
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
