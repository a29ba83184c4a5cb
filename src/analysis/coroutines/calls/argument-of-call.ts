import type { TSESTree } from '@typescript-eslint/utils';
import { runsObjects } from '../../../catalogue/index.js';
import type { ReasonCode } from '../../../reasons/index.js';
import { type FunctionNode, isFunction, propertyName, unwrapExpression } from '../../../syntax/index.js';
import type { Evaluation, FunctionElsewhere, GeneratorSource, SemanticModel } from '../../semantics/index.js';
import type { CoroutineCall } from './coroutine-call.js';

/** What a wrapper or runner is given. */
export type GivenArgument =
  /** A function whose definition is in the file: a generator function, or one that is async already. */
  | {
      readonly kind: 'function';
      readonly function: FunctionNode;
      /** Missing for an async function. */
      readonly source: GeneratorSource | undefined;
      /** The definition stands in the call itself. */
      readonly isInline: boolean;
      /** `this` of the function, where it is bound: `function* () {…}.bind(x)`. */
      readonly boundTo: TSESTree.Node | undefined;
    }
  /** A function of another file that is async, or becomes it. */
  | ({ readonly kind: 'elsewhere' } & FunctionElsewhere)
  /** A generator object, or a promise: what is left of the call is this value. */
  | { readonly kind: 'started'; readonly source: GeneratorSource | undefined }
  | { readonly kind: 'unsuitable'; readonly reason: UnsuitableArgument };

/** Why what is given cannot be converted. */
type UnsuitableArgument = Extract<ReasonCode, 'async-generator' | 'spread-arguments' | 'unknown-generator'>;

/** Says what stands where a wrapper or runner takes a generator. */
export function argumentOfCall(model: SemanticModel, found: CoroutineCall): GivenArgument {
  if (!found.generator) {
    const isHidden = found.given.some(({ type }) => type === 'SpreadElement');
    return { kind: 'unsuitable', reason: isHidden ? 'spread-arguments' : 'unknown-generator' };
  }
  const given = unwrapExpression(found.generator);
  const { target, boundTo } = boundFunction(given) ?? { target: given, boundTo: undefined };
  const value = model.evaluate(target);
  const { takes } = found.contract;
  if (value.kind === 'generator-function' && value.generator && takes !== 'object') {
    const { generator: source } = value;
    return { kind: 'function', function: source.function, source, isInline: source.function === target, boundTo };
  }
  if (value.kind === 'async-function' && value.function) {
    return {
      kind: 'function',
      function: value.function,
      source: undefined,
      isInline: value.function === target,
      boundTo,
    };
  }
  const { acceptsAsync } = found.contract;
  if (value.kind === 'async-function' && value.elsewhere && acceptsAsync && target === given)
    return { kind: 'elsewhere', ...value.elsewhere };
  const definition = model.valueOf(target);
  if (isFunction(definition) && definition.async && definition.generator)
    return { kind: 'unsuitable', reason: 'async-generator' };
  const takesObjects = runsObjects(found);
  if (takesObjects && value.kind === 'generator' && value.generator?.call === given)
    return { kind: 'started', source: value.generator };
  if (takesObjects && acceptsAsync && (isAsyncCall(model, given) || isPlannedCall(given, value)))
    return { kind: 'started', source: undefined };
  return { kind: 'unsuitable', reason: 'unknown-generator' };
}

/** Whether the expression is a call of an async function of the file, which gives a native promise as the library would. */
function isAsyncCall(model: SemanticModel, given: TSESTree.Node): boolean {
  if (given.type !== 'CallExpression') return false;
  const { function: called, certainty } = model.calledFunction(given);
  return certainty === 'certain' && called!.async && !called!.generator;
}

/** Whether the expression is a call of a generator function of another file that becomes async together with this one. */
function isPlannedCall({ type }: TSESTree.Node, { kind, planned }: Evaluation): boolean {
  return type === 'CallExpression' && kind === 'promise' && planned !== undefined && !planned.takesContext;
}

/** `function* () {…}.bind(x)`, taken apart. */
function boundFunction(node: TSESTree.Node): { target: TSESTree.Node; boundTo: TSESTree.Node } | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const [boundTo, ...others] = node.arguments;
  if (propertyName(node.callee) !== 'bind' || !boundTo || boundTo.type === 'SpreadElement') return undefined;
  return others.length === 0 ? { target: unwrapExpression(node.callee.object), boundTo } : undefined;
}
