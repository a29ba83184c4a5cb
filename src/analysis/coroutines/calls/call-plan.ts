import { hasSideEffect } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Datum, Reason, ReasonCode } from '../../../reasons/index.js';
import { type FunctionNode, parameterCount } from '../../../syntax/index.js';
import { enclosingFunction } from '../../scope/index.js';
import type { FunctionElsewhere, GeneratorSource, SemanticModel } from '../../semantics/index.js';
import { argumentOfCall, type GivenArgument } from './argument-of-call.js';
import { planUnwrapping } from '../compiled/unwrap.js';
import type { CoroutineCall, Receiver, StateMachineCall } from './coroutine-call.js';
import type { CallConversion, FunctionConversion } from '../conversion.js';
import { planFold } from './inline-into-outer.js';
import { parameterReason } from '../bodies/generator-plan.js';
import { receptionOf } from '../../hosts/index.js';
import { reasonsInResultUses } from './result-uses.js';
import { reasonsInStart, receiverReasons } from './start-reasons.js';

/** What becomes of one call of a wrapper or runner. */
export interface CallPlan {
  readonly found: CoroutineCall | StateMachineCall;
  readonly reasons: readonly Reason[];
  /** Missing when nothing can be written for the call; then a reason refuses it. */
  readonly conversion?: CallConversion;
  /** The generator that must become async with it. */
  readonly source?: GeneratorSource | undefined;
  /** The form of that generator, where its definition stands in the call itself. */
  readonly form?: FunctionConversion['form'];
  /** How many of its parameters the generator keeps; all if missing. */
  readonly keptParameters?: number | undefined;
  /** The library takes no async function, and is given one. */
  readonly failsToday?: boolean;
}

type GivenFunction = Extract<GivenArgument, { kind: 'function' }>;

/** Plans a call: what is written instead, what speaks against it, and which generator it needs. */
export function planCall(model: SemanticModel, found: CoroutineCall | StateMachineCall): CallPlan {
  const { call } = found;
  if (found.role === 'state-machine') return { found, reasons: [reason(found, 'state-machine')] };
  const { contract } = found;
  const reasons = reasonsInContract(model, found);
  const given = argumentOfCall(model, found);
  if (given.kind === 'unsuitable')
    return { found, reasons: [...reasons, reason(found, given.reason, { argument: found.generator ?? call })] };
  if (given.kind === 'started') {
    if (found.rest.length > 0) reasons.push(reason(found, 'ignored-arguments'));
    reasons.push(...reasonsInResultUses(model, found, given.source?.function, 0));
    return { found, reasons, source: given.source, conversion: { kind: 'argument', call, argument: found.generator! } };
  }
  if (given.kind === 'elsewhere') return planElsewhere(model, found, given, reasons);
  const thrown = given.source && parameterReason(given.source.function, contract);
  if (thrown) reasons.push(thrown);
  if (model.syntax.functions.get(given.function)!.usesThis) reasons.push(...receiverReasons(found));
  const keptParameters = keptByReceiver(model, found, given);
  const length = keptParameters ?? parameterCount(given.function);
  reasons.push(...reasonsInResultUses(model, found, given.source?.function, length));
  const plan = { found, source: given.source, failsToday: !given.source && !contract.acceptsAsync, keptParameters };
  if (found.role === 'wrapper') {
    // Compilers write it inside of a function that hands calls on to it.
    const mayBeCompiled = given.isInline && enclosingFunction(call) !== undefined;
    const unwrapping = mayBeCompiled && given.source ? planUnwrapping(model, call, given.source.function) : undefined;
    if (unwrapping) return { ...plan, reasons, conversion: unwrapping, form: 'body' };
    const isDeclaration = mayBeDeclared(model, call, given);
    return { ...plan, reasons, conversion: { kind: 'argument', call, argument: found.generator!, isDeclaration } };
  }
  const receiver: Receiver = given.boundTo ? { kind: 'expression', node: given.boundTo } : found.receiver;
  return { ...plan, ...planRun(model, { ...found, receiver }, given, reasons) };
}

/** A function of another file is left by itself, or is called. */
function planElsewhere(
  model: SemanticModel,
  found: CoroutineCall,
  { length, usesThis }: FunctionElsewhere,
  reasons: readonly Reason[],
): CallPlan {
  const { call, receiver, rest, role } = found;
  const argument = found.generator!;
  const all = [
    ...reasons,
    ...(usesThis ? receiverReasons(found) : []),
    ...reasonsInResultUses(model, found, undefined, length),
  ];
  if (role === 'wrapper') return { found, reasons: all, conversion: { kind: 'argument', call, argument } };
  const lost = usesThis && receiver.kind === 'other' ? [reason(found, 'receiver', { receiver: receiver.what })] : [];
  return {
    found,
    reasons: [...all, ...lost],
    conversion: { kind: 'invocation', call, argument, rest, ...invocationParts(model, found, usesThis) },
  };
}

/** What else is written for a call of a function, besides it and its arguments. */
function invocationParts(
  model: SemanticModel,
  { arrayLike, receiver }: CoroutineCall,
  needsThis: boolean,
): Pick<Extract<CallConversion, { kind: 'invocation' }>, 'receiver' | 'spread'> {
  const isHandedOver =
    receiver.kind === 'expression' && (needsThis || hasSideEffect(receiver.node as never, model.sourceCode as never));
  return { ...(arrayLike && { spread: arrayLike }), ...(isHandedOver && { receiver: receiver.node }) };
}

/** Whether a function that takes the place of the expression of `export default` may declare its name. */
function mayBeDeclared(
  { sourceCode, variableSeenFrom }: SemanticModel,
  call: TSESTree.Node,
  given: GivenFunction,
): boolean {
  const { function: node, isInline } = given;
  if (call.parent?.type !== 'ExportDefaultDeclaration' || !isInline || node.type !== 'FunctionExpression') return false;
  const { name } = node.id ?? {};
  if (name === undefined) return true;
  const isFree = !sourceCode.scopeManager!.globalScope!.through.some(({ identifier }) => identifier.name === name);
  return isFree && !variableSeenFrom(call, name);
}

/**
 * How many parameters are left of a function written in the place where a host would take more for a request to be handed
 * a callback, which it hands to none that is wrapped: those before it, if the function uses none of the others.
 */
function keptByReceiver(model: SemanticModel, found: CoroutineCall, given: GivenFunction): number | undefined {
  const { call, role } = found;
  if (role !== 'wrapper' || !given.isInline || !given.source || call.parent.type !== 'CallExpression') return undefined;
  const callbackAt = receptionOf(model, call.parent, call)?.host?.callbackAt;
  if (callbackAt === undefined || parameterCount(given.function) <= callbackAt) return undefined;
  const body = model.syntax.functions.get(given.function)!;
  const unused = given.function.params
    .slice(callbackAt)
    .every((parameter) => isUnused(model, given.function, parameter));
  return unused && !body.usesArguments && !body.usesEval ? callbackAt : undefined;
}

function isUnused(model: SemanticModel, owner: FunctionNode, parameter: TSESTree.Parameter): boolean {
  return parameter.type === 'Identifier' && model.declaredBy(owner, parameter.name)?.references.length === 0;
}

/** What a library does that no async function does, whatever it is given. */
function reasonsInContract(model: SemanticModel, found: CoroutineCall): Reason[] {
  const { firstErrors, promiseClassAt, returns, starts } = found.contract;
  if (found.library.family === 'callback') return [reason(found, 'callback-family')];
  if (returns === 'thunk') return [reason(found, 'returns-thunk')];
  if (returns === 'generator') return [reason(found, 'returns-generator')];
  const reasons: Reason[] = firstErrors || starts ? reasonsInStart(found) : [];
  if (returns === 'maybe-plain') reasons.push(reason(found, 'maybe-plain'));
  if (promiseClassAt !== undefined && !isNativePromise(model, found.given[promiseClassAt])) {
    reasons.push(reason(found, 'custom-promise-class'));
  }
  return reasons;
}

/** A runner starts the function it is given: the function is called instead, or gives its body to the function around. */
function planRun(
  model: SemanticModel,
  found: CoroutineCall,
  given: GivenFunction,
  reasons: readonly Reason[],
): Pick<CallPlan, 'conversion' | 'form' | 'reasons'> {
  const { call, receiver } = found;
  const node = given.function;
  const fold = given.isInline ? planFold(model, found, node) : undefined;
  if (fold) return { reasons, conversion: { kind: 'fold', call, inner: node, ...fold }, form: 'body' };
  const isArrow = given.isInline && given.source !== undefined && mayBeArrow(model, node, receiver);
  const needsThis = model.syntax.functions.get(node)!.usesThis && node.type !== 'ArrowFunctionExpression' && !isArrow;
  const lost = needsThis && receiver.kind === 'other' ? [reason(found, 'receiver', { receiver: receiver.what })] : [];
  return {
    reasons: [...reasons, ...lost],
    form: isArrow ? 'arrow' : 'same',
    conversion: {
      kind: 'invocation',
      call,
      argument: given.isInline ? node : found.generator!,
      rest: found.rest,
      ...invocationParts(model, found, needsThis),
    },
  };
}

/** Whether the function may be written as an arrow function in the place of the call. */
function mayBeArrow(model: SemanticModel, node: FunctionNode, receiver: Receiver): boolean {
  const body = model.syntax.functions.get(node)!;
  const names = node.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : parameter));
  const ownName = node.id && model.declaredBy(node, node.id.name);
  const hasOuterThis = receiver.kind === 'expression' && receiver.node.type === 'ThisExpression';
  return (
    !body.usesArguments &&
    !body.usesNewTarget &&
    !body.usesSuper &&
    (!body.usesThis || hasOuterThis) &&
    !node.typeParameters &&
    !ownName?.references.length &&
    !names.includes('this') &&
    new Set(names).size === names.length
  );
}

/** Whether a promise class argument is missing, `void 0`, `null`, or the global `Promise`. */
function isNativePromise(model: SemanticModel, node: TSESTree.Node | undefined): boolean {
  if (!node || node.type === 'UnaryExpression' || (node.type === 'Literal' && node.value === null)) return true;
  return ['Promise', 'undefined'].includes(model.globalName(node) ?? '');
}

function reason(
  { call, callee, library }: CoroutineCall | StateMachineCall,
  code: ReasonCode,
  data?: Readonly<Record<string, Datum>>,
): Reason {
  return { code, node: call, data: { callee, library: library.name, ...data } };
}
