import type { TSESTree } from '@typescript-eslint/utils';
import { isTransparentParent, unwrapExpression } from '../../syntax/index.js';
import { enclosingFunction, isStable } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { firstSuspensionOf } from './first-suspension.js';
import type { Creation, SteppingMethod } from './generator-state.js';
import { usesValue } from './reception.js';

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
export interface Life {
  /** What may be the first that is done to them. */
  readonly firsts: Set<TSESTree.Node>;
  /** How often `next()` is called on them at most; Infinity where that was not counted. */
  mostSteps: number;
}

interface Unprimed {
  readonly call: TSESTree.CallExpression;
  readonly method: SteppingMethod;
  readonly creation: Creation;
  readonly life: Life;
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
  const { call, method, creation, life, unprimed, isLasting } = found;
  const { body, reception } = creation;
  if (method !== 'next' || creation.isAsync || isLasting || !body || !reception) return false;
  if (enclosingFunction(call) !== enclosingFunction(statement)) return false;
  const firsts = [...life.firsts];
  if (!firsts.every((first) => unprimed.has(first) && !usesValue(outermost(first)))) return false;
  const suspension = firstSuspensionOf(body, creation.call, model);
  if (!suspension || !usesValue(suspension.node)) return false;
  // One step more must not push a later value past the end, or onto a `yield` that does not take it.
  const { mostSuspensions, uses } = reception;
  const hasRoom = mostSuspensions === Infinity || (life.mostSteps <= mostSuspensions && uses?.every(Boolean));
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
    const variable = model.bindings.variableOf(node);
    return variable !== undefined && isStable(variable);
  });
}
