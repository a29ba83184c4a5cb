import type { TSESTree } from '@typescript-eslint/utils';
import { type GeneratorFunction, isGeneratorFunction, memberName, unwrapExpression } from '../../syntax/index.js';
import { enclosingFunction, type ValueUse } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** A call that hands its own context on as what `this` is: `show.call(this, next)`. */
export type ContextCall = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

/** Whether an expression calls a function with the `this` of the one around it. */
export function isContextCall(expression: TSESTree.Node): expression is ContextCall {
  if (expression.type !== 'CallExpression' || expression.optional) return false;
  const { callee, arguments: given } = expression;
  const isCall = callee.type === 'MemberExpression' && !callee.optional && memberName(callee) === 'call';
  const [context, ...others] = given;
  const isOther = ({ type }: TSESTree.Node): boolean => type === 'ThisExpression' || type === 'SpreadElement';
  return isCall && context?.type === 'ThisExpression' && !others.some(isOther);
}

/** Whether a call hands on the context and what runs downstream, as arguments: `show(this, next)`. */
export function handsOnBoth(call: TSESTree.Node): call is TSESTree.CallExpression {
  if (call.type !== 'CallExpression' || call.arguments.length !== 2) return false;
  const [context, next] = call.arguments as [TSESTree.Node, TSESTree.Node];
  return context.type === 'ThisExpression' && next.type === 'Identifier' && next.name === 'next';
}

/** Whether middleware takes its context as a parameter already: from other middleware, which hands it on. */
export function takesContext({ syntax }: SemanticModel, node: GeneratorFunction): boolean {
  const [context, next] = node.params;
  if (node.params.length !== 2 || context!.type !== 'Identifier' || next!.type !== 'Identifier') return false;
  return /^(?:ctx|context)$/.test(context!.name) && next!.name === 'next' && !syntax.functions.get(node)!.usesThis;
}

/** The `yield` that waits for a call which is handed the context and, by a mention of it, what runs downstream. */
export function handedOnBy(model: SemanticModel, mention: TSESTree.Node): TSESTree.YieldExpression | undefined {
  const call = mention.parent;
  if (call?.type !== 'CallExpression' || call.arguments.at(-1) !== mention) return undefined;
  const isHanded = (isContextCall(call) || handsOnBoth(call)) && isTaken(model, call);
  const { parent } = call;
  return isHanded && parent.type === 'YieldExpression' && unwrapExpression(parent.argument!) === call
    ? parent
    : undefined;
}

/** Whether it calls middleware of the file, or may do so by the plan for the project, which makes sure of that. */
function isTaken(model: SemanticModel, call: TSESTree.CallExpression): boolean {
  const value = model.evaluate(call);
  if (value.planned) return true;
  if (value.kind !== 'generator' || !value.generator) return false;
  return isContextCall(call) || takesContext(model, value.generator.function);
}

/** Whether a handler calls a function with its own context: `show.call(this, next)`, `show(this, next)`. */
export function isHandedContext(
  { model, hasKoaSignature }: { model: SemanticModel; hasKoaSignature(node: GeneratorFunction): boolean },
  use: ValueUse,
): boolean {
  const call = use.kind === 'member' ? use.call : use.kind === 'called' ? use.node : undefined;
  if (!call || !(use.kind === 'member' ? isContextCall(call) : handsOnBoth(call))) return false;
  const around = enclosingFunction(call);
  const isYielded = model.usesOf(call).every(({ kind }) => kind === 'yielded');
  return isYielded && around !== undefined && isGeneratorFunction(around) && hasKoaSignature(around);
}
