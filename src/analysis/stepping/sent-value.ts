import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction, unwrapExpression } from '../../syntax/index.js';
import { type Bindings, isStable } from '../scope/index.js';

type Variable = TSESLint.Scope.Variable;

/** Methods and functions whose callbacks may well be called with nothing. */
const callsWithNothing =
  /^(?:then|catch|finally|nextTick|queueMicrotask|requestIdleCallback|set(?:Immediate|Interval|Timeout))$/;

/**
 * Whether a call of `next` sends a value; `null` and `undefined` stand for none. Where it may run again, only what is certainly a value counts: the loop that
 * drives a coroutine passes the result of the step before, and nothing at first.
 */
export function sendsValue(call: TSESTree.CallExpression, mayRunAgain: boolean, bindings: Bindings): boolean {
  const [argument] = call.arguments;
  if (!argument || argument.type === 'SpreadElement') return false;
  return mayRunAgain ? isValue(bindings, argument, new Set()) : !isNothing(bindings, argument);
}

function isNothing(bindings: Bindings, expression: TSESTree.Node): boolean {
  const node = unwrapExpression(expression);
  if (node.type === 'UnaryExpression') return node.operator === 'void';
  if (node.type === 'Literal') return isNull(node);
  if (node.type !== 'Identifier') return false;
  const variable = bindings.variableOf(node);
  if (!variable) return node.name === 'undefined';
  const declarator = variable.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator' || isLoopVariable(declarator)) return false;
  return declarator.init ? isNothing(bindings, declarator.init) : true;
}

/** Whether an expression certainly evaluates to something else than `undefined`, the first time too. */
function isValue(bindings: Bindings, expression: TSESTree.Node, open: Set<unknown>): boolean {
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
      return isValueOfName(bindings, node, open);
    case 'MemberExpression':
      return !node.optional && isFixed(bindings, node.object, open);
    case 'AwaitExpression':
      return isValue(bindings, node.argument, open);
    case 'CallExpression':
      return isFixed(bindings, node.callee, open) && node.arguments.every((each) => isValue(bindings, each, open));
    case 'ConditionalExpression':
      return isValue(bindings, node.consequent, open) && isValue(bindings, node.alternate, open);
    case 'LogicalExpression':
      return isValue(bindings, node.right, open) && (node.operator !== '&&' || isValue(bindings, node.left, open));
    default:
      return false;
  }
}

/** Whether what an expression reads, and does not only pass on, is the same on each run, or what a loop goes over. */
function isFixed(bindings: Bindings, expression: TSESTree.Node, open: Set<unknown>): boolean {
  const node = unwrapExpression(expression);
  if (node.type === 'MemberExpression')
    return (
      !node.optional &&
      isFixed(bindings, node.object, open) &&
      (!node.computed || isValue(bindings, node.property, open))
    );
  if (node.type !== 'Identifier') return node.type !== 'ObjectExpression' && isValue(bindings, node, open);
  const variable = bindings.variableOf(node);
  if (!variable) return node.name !== 'undefined';
  const declarator = variable.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator') return isStable(variable) && isValueOfName(bindings, node, open);
  return isLoopVariable(declarator) || (isStable(variable) && declarator.init?.type !== 'ObjectExpression');
}

function isValueOfName(bindings: Bindings, name: TSESTree.Identifier, open: Set<unknown>): boolean {
  const variable = bindings.variableOf(name);
  if (!variable || open.has(variable)) return variable !== undefined;
  open.add(variable);
  return isValueOfVariable(bindings, variable, open);
}

function isValueOfVariable(bindings: Bindings, variable: Variable, open: Set<unknown>): boolean {
  const [definition] = variable.defs;
  const node = definition?.node;
  if (variable.defs.length !== 1 || !node) return false;
  if (isFunction(node) && (definition.type as string) === 'Parameter')
    return isValueOfParameter(bindings, variable, node, open);
  if (node.type !== 'VariableDeclarator') return true;
  if (!node.init && !isLoopVariable(node)) return false;
  return variable.references.every((reference) => {
    if (!reference.isWrite()) return true;
    const written = writtenValue(reference.identifier as TSESTree.Identifier);
    return written === 'value' || (written !== undefined && isValue(bindings, written, open));
  });
}

/** A parameter of a callback, or of a function that the file only calls with values. */
function isValueOfParameter(bindings: Bindings, variable: Variable, node: FunctionNode, open: Set<unknown>): boolean {
  const index = node.params.indexOf(variable.defs[0]!.name as never);
  if (index < 0 || variable.references.some((reference) => reference.isWrite())) return false;
  const { parent } = node;
  if (parent.type === 'CallExpression' && parent.callee !== node) return !callsWithNothing.test(calledName(parent));
  const uses = nameOfFunction(bindings, node)?.references.filter((reference) => reference.isRead());
  return (
    uses !== undefined &&
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const use = identifier.parent;
      const given = use.type === 'CallExpression' && use.callee === identifier ? use.arguments[index] : undefined;
      return given !== undefined && given.type !== 'SpreadElement' && isValue(bindings, given, open);
    })
  );
}

function nameOfFunction(bindings: Bindings, node: FunctionNode): Variable | undefined {
  const name = node.type === 'FunctionDeclaration' ? node.id : (node.parent as { id?: TSESTree.Node }).id;
  const declaring = node.type === 'FunctionDeclaration' ? node : node.parent;
  return name?.type === 'Identifier' ? bindings.declaredBy(declaring, name.name) : undefined;
}

/** The expression that a reference writes; `value` for one that is never `undefined`: a count, or what a loop goes over. */
function writtenValue(identifier: TSESTree.Identifier): TSESTree.Node | 'value' | undefined {
  let node: TSESTree.Node = identifier;
  while (node.parent && /Pattern$|^Property$|^RestElement$/.test(node.parent.type)) node = node.parent;
  const { parent } = node;
  switch (parent?.type) {
    case 'UpdateExpression':
      return 'value';
    case 'ForInStatement':
    case 'ForOfStatement':
      return 'value';
    case 'VariableDeclarator':
      return isLoopVariable(parent) ? 'value' : node === identifier ? (parent.init ?? undefined) : undefined;
    case 'AssignmentExpression':
      if (parent.operator !== '=') return 'value';
      return node === identifier ? parent.right : undefined;
    default:
      return undefined;
  }
}

/** Whether it is `null`, which people send a generator that has not begun. A regular expression may have no value, either. */
function isNull(node: TSESTree.Literal): boolean {
  return node.value === null && node.raw === 'null';
}

function isLoopVariable({ parent }: TSESTree.VariableDeclarator): boolean {
  return /^For(?:In|Of)/.test(parent.parent.type) && (parent.parent as { left?: unknown }).left === parent;
}

function calledName({ callee }: TSESTree.CallExpression): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
}
