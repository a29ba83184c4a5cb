import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { assertionProperties, objectMembers, promiseAssertions } from '../../catalogue/index.js';
import { memoize } from '../../collections/index.js';
import { type FunctionNode, promiseMethods, propertyName } from '../../syntax/index.js';
import { assignedProperties, type ValueUse } from '../scope/index.js';
import { isPromiseType, type SemanticModel } from '../semantics/index.js';
import { type Callback, callbackAt, takesPromises } from './callback.js';
import { isGuarded } from './guards.js';
import { isUsedAsValue, type Mistake, mistakeAt } from './mistakes.js';

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

/** Functions that are commonly handed promises. */
const promiseTakers =
  /^(?:expect|push|unshift|resolve|reject|rejects|doesNotReject|waitUntil|toPromise|from|defer|use|void)$/;

/** What is done with the result of a call, through the names that hold it. */
export function promiseUsesOf(call: TSESTree.CallExpression, model: SemanticModel): PromiseUse[] {
  const { parent } = call;
  const isTested = parent.type === 'LogicalExpression' && parent.left === call;
  const hasAlternative =
    parent.type === 'LogicalExpression' || (parent.type === 'ConditionalExpression' && parent.test !== call);
  const guarded = isGuarded(call);
  const uses = model.usesOf(call).map((use): PromiseUse => {
    if (guarded && leavesErrors(use, model)) return { kind: 'value', node: use.node };
    const found = promiseUse(use, model);
    if (!hasAlternative || found.kind !== 'wrong' || isTestOf(found, call)) return found;
    // What may be something else is tested, and used after the test, for good reason.
    return { kind: found.mistake === 'truthy' ? 'unknown' : 'value', node: found.node };
  });
  return isTested ? [...uses, { kind: 'wrong', node: call, mistake: 'truthy' }] : uses;
}

/** Whether a call is an operand of what is tested: `if (a && f())`. */
function isTestOf({ node, mistake }: Extract<PromiseUse, { kind: 'wrong' }>, call: TSESTree.Node): boolean {
  let operand = call;
  while (operand !== node && operand.parent?.type === 'LogicalExpression') operand = operand.parent;
  return mistake === 'truthy' && operand === node;
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

/** Whether the errors of what is used, as a promise, would be noticed elsewhere, and its end waited for elsewhere. */
function leavesErrors(use: ValueUse, model: SemanticModel): boolean {
  switch (use.kind) {
    case 'dropped':
      return use.node.type === 'ExpressionStatement';
    case 'returned':
      return true;
    case 'escaped':
      return isAssignedAsValue(use.node, model);
    default:
      return false;
  }
}

/** `x = f()`, for a variable that the file nowhere takes for a promise. */
function isAssignedAsValue({ parent }: TSESTree.Node, model: SemanticModel): boolean {
  if (parent?.type !== 'AssignmentExpression' || parent.left.type !== 'Identifier') return false;
  const variable = model.variableOf(parent.left);
  return variable !== undefined && !promiseVariables(model)(variable);
}

const promiseVariables = memoize((model: SemanticModel) =>
  memoize(({ references }: TSESLint.Scope.Variable) =>
    references.some(
      (reference) =>
        reference.isRead() &&
        model.usesOf(reference.identifier).some((use) => promiseUse(use, model).kind === 'promise'),
    ),
  ),
);

function memberUse(use: Extract<ValueUse, { kind: 'member' }>, { syntax }: SemanticModel): PromiseUse {
  const { node, name } = use;
  if (name !== undefined && promiseMethods.has(name)) return { kind: 'promise' };
  if (name === 'constructor' || isWritten(node)) return { kind: 'unknown', node: node.object };
  if (assertionProperties.has(name)) return { kind: isPromiseAssertion(node) ? 'promise' : 'value', node: node.object };
  // Where the file gives something a property of that name, it may have given it to the promise.
  const isOwn = name === undefined || objectMembers.has(name) || assignedProperties(syntax).has(name);
  return isOwn ? { kind: 'value', node: node.object } : { kind: 'wrong', node: node.object, mistake: 'member' };
}

/** `f().should.be.rejectedWith(…)`, `f().should.eventually.equal(…)` */
function isPromiseAssertion(property: TSESTree.MemberExpression): boolean {
  for (let node: TSESTree.Node = property; node.parent; node = node.parent) {
    if (node.type === 'MemberExpression' && promiseAssertions.has(propertyName(node))) return true;
    if (node.type !== 'MemberExpression' && node.type !== 'CallExpression') return false;
  }
  return false;
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
  if (mistake) return { kind: 'wrong', node, mistake };
  return { kind: isUsedAsValue(node) ? 'value' : 'unknown', node };
}
