import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, mayShortCircuit, neverCompletes, propertyName } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** A call of `filter` or its like with a callback that becomes async: all answers are waited for, and used then. */
export interface AnswersRewrite {
  readonly kind: 'answers';
  readonly call: TSESTree.CallExpression;
  /** The name of the method, which becomes `map`. */
  readonly method: TSESTree.Identifier;
  /** Where elements are needed and not their places: how the callback tells which it keeps. */
  readonly kept?: KeptElements;
}

/** What a callback answers, and the name of the element that it keeps if the answer is yes. */
export interface KeptElements {
  readonly element: string;
  readonly answers: readonly TSESTree.Expression[];
}

/** Methods to which the answers alone are enough. */
const ofAnswers: ReadonlySet<string> = new Set(['every', 'findIndex', 'findLastIndex', 'some']);
/** Methods that give elements. */
const ofElements: ReadonlySet<string> = new Set(['filter', 'find', 'findLast']);

/**
 * How a call that takes a promise for true would wait for the answers first; undefined where that would not have the
 * meaning that it should. The array is looked at once, before anything waits, so that it may change meanwhile.
 */
export function planAnswers(callback: FunctionNode, model: SemanticModel): AnswersRewrite | undefined {
  const call = callback.parent;
  if (call.type !== 'CallExpression' || call.arguments[0] !== callback || mayShortCircuit(call)) return undefined;
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return undefined;
  if (callee.object.type === 'Super' || call.typeArguments || !mayBeArray(callee.object, model)) return undefined;
  const seesGlobals = ['Promise', 'Boolean'].every((name) => model.seesGlobal(call, name));
  const name = propertyName(callee) ?? '';
  if (!seesGlobals) return undefined;
  const base = { kind: 'answers', call, method: callee.property } as const;
  if (ofAnswers.has(name)) return base;
  const kept = ofElements.has(name) ? keptElements(callback, model) : undefined;
  return kept && { ...base, kept };
}

function mayBeArray(expression: TSESTree.Expression, model: SemanticModel): boolean {
  const { kind } = model.evaluate(expression);
  return kind === 'array' || kind === 'opaque';
}

/** What a callback answers for an element that has one name all through; undefined where it may end without an answer. */
function keptElements(callback: FunctionNode, model: SemanticModel): KeptElements | undefined {
  const [parameter] = callback.params;
  if (parameter?.type !== 'Identifier' || callback.returnType) return undefined;
  const { name: element } = parameter;
  const variable = model.declaredBy(callback, element);
  if (!variable || variable.defs.length > 1 || variable.references.some((one) => one.isWrite())) return undefined;
  if (callback.body.type !== 'BlockStatement') return { element, answers: [callback.body] };
  const { returns } = model.syntax.functions.get(callback)!;
  const answers = returns.flatMap(({ argument }) => argument ?? []);
  const isSeen = returns.every((one) => model.variableSeenFrom(one, element) === variable);
  return isSeen && answers.length === returns.length && neverCompletes(callback.body)
    ? { element, answers }
    : undefined;
}
