import type { TSESTree } from '@typescript-eslint/utils';
import {
  callbackFunctions,
  callbackMethods,
  type CallbackTreatment,
  testModifiers,
  valueModifiers,
} from '../../catalogue/index.js';
import { makeReason, type Reason } from '../../reasons/index.js';
import { type FunctionNode, isTransparentParent, unwrapExpression } from '../../syntax/index.js';
import { hostHandlersOf, isGivenCallback } from '../hosts/index.js';
import { shortText } from '../scope/index.js';
import { lastNameOf, type SemanticModel } from '../semantics/index.js';

/** A call that is handed a function. */
export interface Callback {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The called function or method, as a message names it. */
  readonly method: string;
  readonly treatment: CallbackTreatment | 'executor' | 'unknown';
}

/** The call that an expression is an argument of, and what the call does with functions there. */
export function callbackAt(argument: TSESTree.Node, model: SemanticModel): Callback | undefined {
  let node = argument;
  while (node.parent && isTransparentParent(node, node.parent)) node = node.parent;
  const call = node.parent;
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return undefined;
  const index = call.arguments.indexOf(node as TSESTree.CallExpressionArgument);
  if (index === -1) return undefined;
  const callee = unwrapExpression(call.callee);
  const method = lastNameOf(callee);
  if (call.type === 'NewExpression') {
    const name = shortText(model.sourceCode, callee);
    return { call, method: `new ${name}`, treatment: model.globalName(callee) === 'Promise' ? 'executor' : 'unknown' };
  }
  const known = [
    ...model.namesOfCallee(callee).map(callbackOfFunction),
    callee.type === 'MemberExpression' ? callbackMethods.get(method) : undefined,
  ].find((entry) => entry && (entry.index === undefined || entry.index === index));
  return { call, method, treatment: known?.treatment ?? 'unknown' };
}

/** `it.only(…)` and `test.concurrent.each(…)(…)` are as `it` and `test`. */
function callbackOfFunction(name: string): ReturnType<typeof callbackFunctions.get> {
  const [root = '', ...modifiers] = name.split('.');
  const isModified = modifiers.every((modifier) => testModifiers.has(modifier));
  const known = callbackFunctions.get(name) ?? (isModified ? callbackFunctions.get(root) : undefined);
  const isGivenValues = known?.treatment === 'test' && modifiers.some((modifier) => valueModifiers.has(modifier));
  return isGivenValues ? { treatment: 'free' } : known;
}

const refusals = {
  truthy: 'truthy-callback',
  comparator: 'comparator',
  accumulator: 'accumulator',
  replacer: 'replacer',
  json: 'json-callback',
  suite: 'test-suite',
  effect: 'effect-callback',
  each: 'iteration-callback',
  mapped: 'mapped-callback',
  unknown: 'unknown-callback',
} as const;

/** Why a callback should not simply become async, if there is a reason. */
export function callbackReason(callback: Callback, node: FunctionNode, model: SemanticModel): Reason | undefined {
  const { treatment, method } = callback;
  if (treatment === 'free') return undefined;
  if (treatment === 'test') return testReason(callback, node, model);
  if (treatment === 'mapped' && isCollected(callback.call, model)) return undefined;
  // Who gets nothing from a callback can use nothing of it, and is as well off with a promise.
  if (treatment === 'unknown' && returnsNothing(node, model)) return undefined;
  if (treatment === 'accumulator' && awaitsFirstParameter(node, model)) return undefined;
  if (treatment === 'executor') return makeReason('promise-executor', callback.call);
  return makeReason(refusals[treatment], callback.call, { method });
}

/** Whether a call uses what its callback returns. */
export function needsValue({ treatment }: Callback): boolean {
  return !['each', 'executor', 'free', 'test', 'unknown'].includes(treatment);
}

/** Runners wait for a promise or for a callback, and some fail a test that has both. */
function testReason({ call }: Callback, node: FunctionNode, model: SemanticModel): Reason | undefined {
  const runner = hostHandlersOf(model).ofCall(call);
  const isGiven = runner ? isGivenCallback(runner.host, node) : takesCallback(node, model);
  return isGiven ? makeReason('test-callback', node, { host: runner?.name ?? 'the test runner' }) : undefined;
}

/** Whether the first parameter shows itself to be a callback: other runners give a test an object there. */
function takesCallback(node: FunctionNode, { sourceCode }: SemanticModel): boolean {
  const [first] = node.params;
  if (first?.type !== 'Identifier') return false;
  const variable = sourceCode.getDeclaredVariables(node).find(({ name }) => name === first.name);
  const isCalled = variable?.references.some(
    ({ identifier: { parent }, identifier }) => parent.type === 'CallExpression' && parent.callee === identifier,
  );
  return isCalled === true || first.name === 'done';
}

function returnsNothing(node: FunctionNode, { syntax }: SemanticModel): boolean {
  return node.body.type === 'BlockStatement' && syntax.functions.get(node)!.returns.every(({ argument }) => !argument);
}

/** Whether an array of promises goes straight to `Promise.all` or one of its kind. */
function isCollected(call: Callback['call'], model: SemanticModel): boolean {
  const uses = model.usesOf(call);
  return uses.some((use) => use.kind === 'argument' && takesPromises(use.call, model));
}

/** Whether a call is one of `Promise.all` and the like, which wait for what they are given. */
export function takesPromises(call: TSESTree.CallExpression | TSESTree.NewExpression, model: SemanticModel): boolean {
  return model.promiseFunction(call.callee) !== undefined;
}

/** `async (sum, x) => (await sum) + x` is how a reduction of promises is written. */
function awaitsFirstParameter(node: FunctionNode, model: SemanticModel): boolean {
  const [first] = node.params;
  if (first?.type !== 'Identifier') return false;
  const variable = model.declaredBy(node, first.name);
  return variable?.references.some(({ identifier }) => identifier.parent.type === 'AwaitExpression') ?? false;
}
