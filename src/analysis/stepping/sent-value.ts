import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction, unwrapExpression } from '../../syntax/index.js';
import { lastNameOf, type SemanticModel } from '../semantics/index.js';
import { isPlaceholder } from './placeholder.js';

type Variable = TSESLint.Scope.Variable;

/** Methods and functions whose callbacks may well be called with nothing. */
const callsWithNothing =
  /^(?:then|catch|finally|nextTick|queueMicrotask|requestIdleCallback|set(?:Immediate|Interval|Timeout))$/;

/** Those that certainly give their callbacks a value first. */
const callsWithValue = /^(?:addEventListener|requestAnimationFrame)$/;

/**
 * Whether a call of `next` sends a value; `null` and `undefined` stand for none. Where it may run again, only what is certainly a value counts: the loop that
 * drives a coroutine passes the result of the step before, and nothing at first.
 */
export function sendsValue(call: TSESTree.CallExpression, mayRunAgain: boolean, model: SemanticModel): boolean {
  const [argument] = call.arguments;
  if (!argument || argument.type === 'SpreadElement') return false;
  if (!mayRunAgain) return !isNothing(model, argument);
  return !isPlaceholder(call, argument, model) && isValue(model, argument, new Set());
}

function isNothing(model: SemanticModel, expression: TSESTree.Node, open = new Set<unknown>()): boolean {
  const node = unwrapExpression(expression);
  const both = (one: TSESTree.Node, other: TSESTree.Node): boolean =>
    isNothing(model, one, open) && isNothing(model, other, open);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === 'void';
    case 'Literal':
      return isNull(node);
    case 'ConditionalExpression':
      return both(node.consequent, node.alternate);
    case 'LogicalExpression':
      return node.operator === '&&' ? isNothing(model, node.left, open) : both(node.left, node.right);
    case 'Identifier':
      return isNameOfNothing(model, node, open);
    default:
      return false;
  }
}

function isNameOfNothing(model: SemanticModel, name: TSESTree.Identifier, open: Set<unknown>): boolean {
  const variable = model.variableOf(name);
  if (!variable) return model.globalName(name) === 'undefined';
  const declarator = variable.defs[0]?.node;
  if (open.has(variable) || declarator?.type !== 'VariableDeclarator' || isLoopVariable(declarator)) return false;
  open.add(variable);
  return declarator.init ? isNothing(model, declarator.init, open) : true;
}

/** Whether an expression certainly evaluates to something else than `undefined`, the first time too. */
function isValue(model: SemanticModel, expression: TSESTree.Node, open: Set<unknown>): boolean {
  const node = unwrapExpression(expression);
  switch (node.type) {
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'BinaryExpression':
    case 'ClassExpression':
    case 'FunctionExpression':
    case 'NewExpression':
    case 'ObjectExpression':
    case 'TemplateLiteral':
    case 'ThisExpression':
    case 'UpdateExpression':
      return true;
    case 'Literal':
      return !isNull(node);
    case 'UnaryExpression':
      return node.operator !== 'void';
    case 'Identifier':
      return isValueOfName(model, node, open);
    case 'MemberExpression':
      return !node.optional && isFixed(model, node.object, open);
    case 'AwaitExpression':
      return isValue(model, node.argument, open);
    case 'CallExpression':
      return isFixed(model, node.callee, open) && node.arguments.every((each) => isValue(model, each, open));
    case 'ConditionalExpression':
      return isValue(model, node.consequent, open) && isValue(model, node.alternate, open);
    case 'LogicalExpression':
      return isValue(model, node.right, open) && (node.operator !== '&&' || isValue(model, node.left, open));
    default:
      return false;
  }
}

/** Whether what an expression reads, and does not only pass on, is the same on each run, or what a loop goes over. */
function isFixed(model: SemanticModel, expression: TSESTree.Node, open: Set<unknown>): boolean {
  const node = unwrapExpression(expression);
  if (node.type === 'MemberExpression')
    return (
      !node.optional && isFixed(model, node.object, open) && (!node.computed || isValue(model, node.property, open))
    );
  if (node.type !== 'Identifier') return node.type !== 'ObjectExpression' && isValue(model, node, open);
  const variable = model.variableOf(node);
  if (!variable) return model.globalName(node) !== 'undefined';
  const declarator = variable.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator') return model.isStable(variable) && isValueOfName(model, node, open);
  return isLoopVariable(declarator) || (model.isStable(variable) && declarator.init?.type !== 'ObjectExpression');
}

function isValueOfName(model: SemanticModel, name: TSESTree.Identifier, open: Set<unknown>): boolean {
  const variable = model.variableOf(name);
  if (!variable || open.has(variable)) return variable !== undefined;
  open.add(variable);
  return isValueOfVariable(model, variable, open);
}

function isValueOfVariable(model: SemanticModel, variable: Variable, open: Set<unknown>): boolean {
  const [definition] = variable.defs;
  const node = definition?.node;
  if (variable.defs.length !== 1 || !node) return false;
  if (isFunction(node) && (definition.type as string) === 'Parameter')
    return isValueOfParameter(model, variable, node, open);
  if (node.type !== 'VariableDeclarator') return true;
  if (!node.init && !isLoopVariable(node)) return false;
  return variable.references.every((reference) => {
    if (!reference.isWrite()) return true;
    const written = writtenValue(reference.identifier as TSESTree.Identifier, model);
    return written === 'value' || (written !== undefined && isValue(model, written, open));
  });
}

/** A parameter of a type without `undefined`, of a callback, or of a function that the file only calls with values. */
function isValueOfParameter(model: SemanticModel, variable: Variable, node: FunctionNode, open: Set<unknown>): boolean {
  const parameter = variable.defs[0]!.name as TSESTree.Identifier;
  const index = node.params.indexOf(parameter);
  if (index < 0 || variable.references.some((reference) => reference.isWrite())) return false;
  if (isDeclaredValue(parameter)) return true;
  if (node.parent.type === 'CallExpression' && node.parent.callee !== node)
    return isGivenValue(model, node.parent, index, open);
  const uses = model.variableHolding(node)?.references.filter((reference) => reference.isRead());
  return (
    uses !== undefined &&
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const use = identifier.parent;
      if (use.type !== 'CallExpression') return false;
      if (use.callee !== identifier) return index === 0 && callsWithValue.test(lastNameOf(use.callee));
      const given = use.arguments[index] as TSESTree.Node | undefined;
      return given !== undefined && given.type !== 'SpreadElement' && isValue(model, given, open);
    })
  );
}

/** Whether a parameter has a type that has no `undefined`, as far as its keyword tells. */
function isDeclaredValue({ optional, typeAnnotation }: TSESTree.Identifier): boolean {
  const type = typeAnnotation?.typeAnnotation.type ?? '';
  return (
    !optional &&
    /^TS(?:BigInt|Boolean|Number|Object|String|Symbol)Keyword$|^TS(?:Array|Function|Literal)Type$/.test(type)
  );
}

/** Whether what calls a callback gives it a value in one place. */
function isGivenValue(model: SemanticModel, call: TSESTree.CallExpression, index: number, open: Set<unknown>): boolean {
  const first = call.callee.type === 'MemberExpression' ? firstOf(call.callee.object, model) : 'value';
  const isGiven = index > 0 || first === 'value' || (first !== undefined && isValue(model, first, open));
  return isGiven && !callsWithNothing.test(lastNameOf(call.callee));
}

/** The expression that a reference writes; `value` for one that is never `undefined`: a count, or what a loop goes over. */
function writtenValue(identifier: TSESTree.Identifier, model: SemanticModel): TSESTree.Node | 'value' | undefined {
  let node: TSESTree.Node = identifier;
  while (node.parent && /Pattern$|^Property$|^RestElement$/.test(node.parent.type)) node = node.parent;
  const { parent } = node;
  switch (parent?.type) {
    case 'UpdateExpression':
      return 'value';
    case 'ForInStatement':
      return 'value';
    case 'ForOfStatement':
      return firstOf(parent.right, model);
    case 'VariableDeclarator':
      if (isLoopVariable(parent)) return firstOf((parent.parent.parent as TSESTree.ForOfStatement).right, model);
      return node === identifier ? (parent.init ?? undefined) : undefined;
    case 'AssignmentExpression':
      if (parent.operator !== '=') return 'value';
      return node === identifier ? parent.right : undefined;
    default:
      return undefined;
  }
}

/** What a loop or callback first gets of an array that is in sight; `value` of anything else. */
function firstOf(iterated: TSESTree.Node, model: SemanticModel): TSESTree.Node | 'value' | undefined {
  const array = model.valueOf(iterated);
  if (array.type !== 'ArrayExpression') return 'value';
  const [first] = array.elements;
  return first?.type === 'SpreadElement' ? 'value' : (first ?? undefined);
}

/** Whether it is `null`, which people send a generator that has not begun. A regular expression may have no value, either. */
function isNull(node: TSESTree.Literal): boolean {
  return node.value === null && node.raw === 'null';
}

function isLoopVariable({ parent }: TSESTree.VariableDeclarator): boolean {
  return /^For(?:In|Of)/.test(parent.parent.type) && (parent.parent as { left?: unknown }).left === parent;
}

/**
 * Whether the first value that is sent to an object most likely only starts the object, as `null` does: one that says nothing (`0`, `''`, a boolean),
 * or one that is written out and of another type than what is sent later.
 */
export function startsObject(call: TSESTree.CallExpression, made: TSESTree.Node, model: SemanticModel): boolean {
  const first = literalValue(call.arguments[0]);
  if (first === undefined) return false;
  if (!first || typeof first === 'boolean') return true;
  const steps = model.usesOf(made).map((use) => (use.kind === 'member' && use.name === 'next' ? use.call : undefined));
  const later = steps.flatMap((step) => (step && step !== call ? step.arguments.slice(0, 1) : []));
  return later.some((argument) => typeof literalValue(argument) !== typeof first);
}

function literalValue(argument: TSESTree.Node | undefined) {
  const node = argument && unwrapExpression(argument);
  return node?.type === 'Literal' && !('regex' in node) ? node.value : undefined;
}
