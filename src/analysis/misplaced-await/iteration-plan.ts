import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, mayShortCircuit, propertyName } from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** A call of `map` or its like with a callback that becomes async: what it gives is waited for by `Promise.all`. */
export interface CollectRewrite {
  readonly kind: 'collect';
  readonly call: TSESTree.CallExpression;
  readonly callback: FunctionNode;
  /** The name of the method where it changes: `forEach` -> `map`. */
  readonly rename?: TSESTree.Identifier;
  /** `flatMap` puts arrays together only when they are there. */
  readonly flattens: boolean;
}

/** `xs.forEach((x) => {…})` -> `for (const x of xs) {…}`. */
export interface LoopRewrite {
  readonly kind: 'loop';
  readonly statement: TSESTree.ExpressionStatement;
  readonly iterated: TSESTree.Expression;
  readonly parameter: TSESTree.Identifier | TSESTree.ArrayPattern | TSESTree.ObjectPattern;
  readonly isWritten: boolean;
  readonly body: TSESTree.BlockStatement | TSESTree.Expression;
  /** Those end one turn. */
  readonly returns: readonly TSESTree.ReturnStatement[];
}

/** How `Promise.all` would wait for all callbacks; undefined where it would not have the meaning that it should. */
export function planCollect(callback: FunctionNode, model: SemanticModel): CollectRewrite | undefined {
  const call = callback.parent;
  if (call.type !== 'CallExpression' || !model.seesGlobal(call, 'Promise')) return undefined;
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || mayShortCircuit(call)) return undefined;
  const method = propertyName(callee);
  const base = { kind: 'collect', call, callback, flattens: method === 'flatMap' } as const;
  if (method !== 'forEach') return base;
  return callee.property.type === 'Identifier' && !callee.computed ? { ...base, rename: callee.property } : undefined;
}

/** How a `for … of` loop would take the place of `forEach`; undefined where it would not do the same. */
export function planLoop(callback: FunctionNode, model: SemanticModel): LoopRewrite | undefined {
  const call = callback.parent;
  if (call.type !== 'CallExpression' || call.arguments.length !== 1) return undefined;
  const { callee, parent: statement } = call;
  if (statement.type !== 'ExpressionStatement' || callee.type !== 'MemberExpression') return undefined;
  if (propertyName(callee) !== 'forEach' || callee.object.type === 'Super') return undefined;
  const [parameter, ...more] = callback.params;
  const body = model.syntax.functions.get(callback);
  if (more.length > 0 || !body || !parameter || callback.id) return undefined;
  if (parameter.type !== 'Identifier' && parameter.type !== 'ObjectPattern' && parameter.type !== 'ArrayPattern')
    return undefined;
  if (callback.type !== 'ArrowFunctionExpression' && (body.usesThis || body.usesArguments || body.usesNewTarget))
    return undefined;
  if (!body.returns.every((one) => canContinue(one, callback)) || declaresVar(callback, model)) return undefined;
  const variables = model.sourceCode.getDeclaredVariables(callback);
  const isWritten = variables.some(({ references }) => references.some((one) => one.isWrite()));
  const { returns } = body;
  return { kind: 'loop', statement, iterated: callee.object, parameter, isWritten, body: callback.body, returns };
}

/** Whether `continue` could take the place of a `return`: it gives nothing, and no loop or switch inside would take it. */
function canContinue(node: TSESTree.ReturnStatement, callback: FunctionNode): boolean {
  if (node.argument || enclosingFunction(node) !== callback) return false;
  for (let outer = node.parent; outer !== callback.body && outer.parent; outer = outer.parent) {
    if (/^(?:For|While|DoWhile|ForOf|ForIn)Statement$/.test(outer.type)) return false;
  }
  return true;
}

/** A `var` of the callback is new in each turn, and would be one for all in a loop. */
function declaresVar(callback: FunctionNode, { sourceCode }: SemanticModel): boolean {
  const { variables } = sourceCode.scopeManager!.acquire(callback)!;
  return variables.some(({ defs }) => defs.some(({ type, parent }) => type === 'Variable' && parent.kind === 'var'));
}
