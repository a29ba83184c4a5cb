import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, promiseMethods } from '../../syntax/index.js';
import type { ValueUse } from '../scope/index.js';
import { isPromiseType, type SemanticModel } from '../semantics/index.js';
import { type Callback, callbackAt, takesPromises } from './callback.js';

/** How a use goes wrong on a promise. */
export type Mistake = 'member' | 'iterated' | 'called' | 'number' | 'text' | 'truthy' | 'properties' | 'thrown';

/** What a use of a call's result means if the result is a promise. */
export type PromiseUse =
  /** It is used as a promise, or thrown away. */
  | { readonly kind: 'promise' | 'ignored' }
  /** Certainly wrong on a promise. */
  | { readonly kind: 'wrong'; readonly node: TSESTree.Node; readonly mistake: Mistake }
  /** Most likely used as a value. */
  | { readonly kind: 'value'; readonly node: TSESTree.Node }
  /** Returned by a function that is not async, which then returns the promise. */
  | { readonly kind: 'returned'; readonly from: FunctionNode }
  /** Returned by a callback. */
  | { readonly kind: 'callback'; readonly from: FunctionNode; readonly callback: Callback }
  | { readonly kind: 'unknown'; readonly node: TSESTree.Node };

const numeric = /^(?:\+|-|\*|\/|%|\*\*|<<|>>|>>>|&|\||\^|<|<=|>|>=)$/;
/** Functions that are commonly handed promises. */
const promiseTakers =
  /^(?:expect|push|unshift|resolve|reject|rejects|doesNotReject|waitUntil|toPromise|from|defer|use|void)$/;

/** What is done with the result of a call, through the names that hold it. */
export function promiseUsesOf(call: TSESTree.CallExpression, model: SemanticModel): PromiseUse[] {
  const { parent } = call;
  const isTested = parent.type === 'LogicalExpression' && parent.left === call;
  const hasAlternative =
    parent.type === 'LogicalExpression' || (parent.type === 'ConditionalExpression' && parent.test !== call);
  const uses = model.usesOf(call).map((use): PromiseUse => {
    const found = promiseUse(use, model);
    // What may be something else is tested for good reason.
    return hasAlternative && found.kind === 'wrong' && found.mistake === 'truthy'
      ? { kind: 'unknown', node: found.node }
      : found;
  });
  return isTested ? [...uses, { kind: 'wrong', node: call, mistake: 'truthy' }] : uses;
}

function promiseUse(use: ValueUse, model: SemanticModel): PromiseUse {
  const { node } = use;
  switch (use.kind) {
    case 'awaited':
    case 'instanceof':
      return { kind: 'promise' };
    case 'dropped':
      return { kind: 'ignored' };
    case 'called':
    case 'constructed':
      return { kind: 'wrong', node: use.node.callee, mistake: 'called' };
    case 'iterated':
      return { kind: 'wrong', node, mistake: 'iterated' };
    case 'member':
      return memberUse(use, model);
    case 'returned':
      return returnedUse(use.from, model);
    case 'argument':
      return argumentUse(use, model);
    case 'element': {
      const outer = callbackAt(use.array, model);
      return outer && takesPromises(outer.call, model) ? { kind: 'promise' } : { kind: 'unknown', node };
    }
    case 'annotated':
      return isPromiseType(use.type, model.sourceCode) ? { kind: 'promise' } : { kind: 'value', node };
    case 'yielded':
      return { kind: 'unknown', node };
    case 'escaped':
      return escapedUse(node);
  }
}

function memberUse(use: Extract<ValueUse, { kind: 'member' }>, { syntax }: SemanticModel): PromiseUse {
  const { node, name } = use;
  if (name !== undefined && promiseMethods.has(name)) return { kind: 'promise' };
  if (name === 'constructor' || isWritten(node)) return { kind: 'unknown', node: node.object };
  // Where the file gives something a property of that name, it may have given it to the promise.
  const isOwn = name === undefined || syntax.assignedProperties.has(name);
  return isOwn ? { kind: 'value', node: node.object } : { kind: 'wrong', node: node.object, mistake: 'member' };
}

function isWritten(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  return parent.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=';
}

function returnedUse(from: FunctionNode, model: SemanticModel): PromiseUse {
  if (from.async) return { kind: 'promise' };
  const callback = from.type === 'FunctionDeclaration' ? undefined : callbackAt(from, model);
  return callback ? { kind: 'callback', from, callback } : { kind: 'returned', from };
}

function argumentUse({ node, call }: Extract<ValueUse, { kind: 'argument' }>, model: SemanticModel): PromiseUse {
  if (takesPromises(call, model)) return { kind: 'promise' };
  const method = callbackAt(node, model)?.method ?? '';
  return promiseTakers.test(method) ? { kind: 'promise' } : { kind: 'value', node };
}

function escapedUse(node: TSESTree.Node): PromiseUse {
  const mistake = mistakeAt(node);
  return mistake ? { kind: 'wrong', node, mistake } : { kind: 'unknown', node };
}

function mistakeAt(node: TSESTree.Node): Mistake | undefined {
  // Of a declaration that takes the value apart, the declarator itself is the use.
  if (node.type === 'VariableDeclarator') return takesApart(node.id) ? 'properties' : undefined;
  const parent = node.parent!;
  switch (parent.type) {
    case 'BinaryExpression':
      return binaryMistake(parent, node);
    case 'TemplateLiteral':
      return parent.parent.type === 'TaggedTemplateExpression' ? undefined : 'text';
    case 'UnaryExpression':
      return parent.operator === '!' ? 'truthy' : /^[-+~]$/.test(parent.operator) ? 'number' : undefined;
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ConditionalExpression':
      return 'test' in parent && parent.test === node ? 'truthy' : undefined;
    case 'AssignmentExpression':
      if (parent.right !== node) return undefined;
      if (parent.operator === '=') return takesApart(parent.left) ? 'properties' : undefined;
      return numeric.test(parent.operator.slice(0, -1)) ? 'number' : undefined;
    case 'ForInStatement':
      return parent.right === node ? 'properties' : undefined;
    case 'SpreadElement':
      return 'properties';
    case 'ThrowStatement':
      return 'thrown';
    case 'TaggedTemplateExpression':
      return 'called';
    default:
      return undefined;
  }
}

function binaryMistake({ operator, left, right }: TSESTree.BinaryExpression, node: TSESTree.Node): Mistake | undefined {
  const other = left === node ? right : left;
  if (operator === '+') return other.type === 'Literal' && typeof other.value === 'string' ? 'text' : 'number';
  if (numeric.test(operator)) return 'number';
  const isComparison = /^[!=]==?$/.test(operator);
  return isComparison && other.type === 'Literal' && other.value !== null ? 'truthy' : undefined;
}

function takesApart(pattern: TSESTree.Node): boolean {
  return (
    pattern.type === 'ObjectPattern' &&
    pattern.properties.every(
      (property) =>
        property.type === 'Property' && !(property.key.type === 'Identifier' && promiseMethods.has(property.key.name)),
    )
  );
}
