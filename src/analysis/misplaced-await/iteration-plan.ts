import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, mayShortCircuit, propertyName } from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { iteratedAs } from './collection-class.js';
import { type LoopVariable, loopVariable } from './loop-variable.js';

/** A call of `map` or its like with a callback that becomes async: what it gives is waited for by `Promise.all`. */
export interface CollectRewrite {
  readonly kind: 'collect';
  readonly call: TSESTree.CallExpression;
  readonly callback: FunctionNode;
  /** The name of the method where it changes: `forEach` -> `map`. */
  readonly rename?: TSESTree.Identifier;
  /** What is no array, and is spread into one first. */
  readonly spread?: Iterated;
  /** `flatMap` puts arrays together only when they are there. */
  readonly flattens: boolean;
}

/** What is iterated in the place of a `forEach` on it. */
export interface Iterated {
  readonly node: TSESTree.Expression;
  /** Its values, where it gives entries by itself. */
  readonly method: '' | '.values()';
}

/** `xs.forEach((x) => {…})` -> `for (const x of xs) {…}`. */
export interface LoopRewrite {
  readonly kind: 'loop';
  readonly statement: TSESTree.ExpressionStatement;
  readonly iterated: Iterated;
  readonly variable: LoopVariable;
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
  if (callee.property.type !== 'Identifier' || callee.computed) return undefined;
  const collect = { ...base, rename: callee.property };
  const elements = iteratedAs(callee.object, model);
  if (!elements) return collect;
  // What comes second is the key there, and the place in an array.
  return callback.params.length > 1
    ? undefined
    : { ...collect, spread: { node: callee.object, method: elements === 'entries' ? '.values()' : '' } };
}

/** How a `for … of` loop would take the place of `forEach`; undefined where it would not do the same. */
export function planLoop(callback: FunctionNode, model: SemanticModel): LoopRewrite | undefined {
  const call = callback.parent;
  if (call.type !== 'CallExpression' || call.arguments.length !== 1) return undefined;
  const { callee, parent: statement } = call;
  if (statement.type !== 'ExpressionStatement' || callee.type !== 'MemberExpression') return undefined;
  if (propertyName(callee) !== 'forEach' || callee.object.type === 'Super') return undefined;
  const body = model.syntax.functions.get(callback);
  if (!body || callback.id) return undefined;
  if (callback.type !== 'ArrowFunctionExpression' && (body.usesThis || body.usesArguments || body.usesNewTarget))
    return undefined;
  if (!body.returns.every((one) => canContinue(one, callback)) || declaresVar(callback, model)) return undefined;
  const elements = iteratedAs(callee.object, model);
  const variable = loopVariable(callback, callee.object, elements, model);
  if (!variable) return undefined;
  const isEntry = variable.patterns.length === 2;
  const iterated = { node: callee.object, method: elements === 'entries' && !isEntry ? '.values()' : '' } as const;
  return { kind: 'loop', statement, iterated, variable, body: callback.body, returns: body.returns };
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
