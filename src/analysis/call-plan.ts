import { hasSideEffect } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../syntax/function-node.js';
import { parameterCount } from '../syntax/parameter-count.js';
import { argumentOfCall, type GivenArgument } from './argument-of-call.js';
import { planUnwrapping } from './compiled/unwrap.js';
import type { CoroutineCall, Receiver, StateMachineCall } from './coroutine-call.js';
import type { Door } from './door.js';
import type { GeneratorSource } from './evaluation.js';
import type { CallConversion, FunctionConversion } from './facts.js';
import { planFold } from './fold.js';
import { parameterReason } from './function-conditions.js';
import { makeReason, type Reason, type ReasonKind } from './reasons.js';
import { reasonsInResultUses } from './result-uses.js';
import { reasonsInStart, receiverReasons } from './runner-shape/runner-reasons.js';

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
  /** The library takes no async function, and is given one. */
  readonly failsToday?: boolean;
}

type GivenFunction = Extract<GivenArgument, { kind: 'function' }>;

/** Plans a call: what is written instead, what speaks against it, and which generator it needs. */
export function planCall(door: Door, found: CoroutineCall | StateMachineCall): CallPlan {
  const { call } = found;
  if (found.role === 'state-machine') return { found, reasons: [reason(door, found, 'stateMachine')] };
  const { contract } = found;
  const reasons = reasonsInContract(door, found);
  const given = argumentOfCall(door, found);
  if (given.kind === 'unsuitable') return { found, reasons: [...reasons, reason(door, found, given.reason)] };
  if (given.kind === 'started') {
    if (found.rest.length > 0) reasons.push(reason(door, found, 'unknownGenerator'));
    reasons.push(...reasonsInResultUses(door, found, 0));
    return { found, reasons, source: given.source, conversion: { kind: 'argument', call, argument: found.generator! } };
  }
  const thrown = given.source && parameterReason(given.source.function, contract);
  if (thrown) reasons.push(thrown);
  reasons.push(...receiverReasons(door, found, given.function));
  reasons.push(...reasonsInResultUses(door, found, parameterCount(given.function)));
  const plan = { found, source: given.source, failsToday: !given.source && !contract.acceptsAsync };
  if (found.role === 'wrapper') {
    const unwrapping = given.isInline && given.source ? planUnwrapping(door, call, given.source.function) : undefined;
    if (unwrapping) return { ...plan, reasons, conversion: unwrapping, form: 'body' };
    return { ...plan, reasons, conversion: { kind: 'argument', call, argument: found.generator! } };
  }
  const receiver: Receiver = given.boundTo ? { kind: 'expression', node: given.boundTo } : found.receiver;
  return { ...plan, ...planRun(door, { ...found, receiver }, given, reasons) };
}

/** What a library does that no async function does, whatever it is given. */
function reasonsInContract(door: Door, found: CoroutineCall): Reason[] {
  const { returns, promiseClassAt } = found.contract;
  if (found.library.family === 'callback') return [reason(door, found, 'callbackFamily')];
  if (returns === 'thunk') return [reason(door, found, 'returnsThunk')];
  const reasons: Reason[] = reasonsInStart(door, found);
  if (returns === 'maybe-plain') reasons.push(reason(door, found, 'maybePlain'));
  if (promiseClassAt !== undefined && !isNativePromise(door, found.given[promiseClassAt])) {
    reasons.push(reason(door, found, 'customPromiseClass'));
  }
  return reasons;
}

/** A runner starts the function it is given: the function is called instead, or gives its body to the function around. */
function planRun(
  door: Door,
  found: CoroutineCall,
  given: GivenFunction,
  reasons: readonly Reason[],
): Pick<CallPlan, 'conversion' | 'form' | 'reasons'> {
  const { call, receiver } = found;
  const node = given.function;
  const fold = given.isInline ? planFold(door, found, node) : undefined;
  if (fold) return { reasons, conversion: { kind: 'fold', call, inner: node, ...fold }, form: 'body' };
  const isArrow = given.isInline && given.source !== undefined && mayBeArrow(door, node, receiver);
  const needsThis = door.syntax.functions.get(node)!.usesThis && node.type !== 'ArrowFunctionExpression' && !isArrow;
  const lost =
    needsThis && receiver.kind === 'other' ? [reason(door, found, 'receiver', { receiver: receiver.what })] : [];
  const isHandedOver =
    receiver.kind === 'expression' && (needsThis || hasSideEffect(receiver.node as never, door.sourceCode as never));
  return {
    reasons: [...reasons, ...lost],
    form: isArrow ? 'arrow' : 'same',
    conversion: {
      kind: 'invocation',
      call,
      argument: given.isInline ? node : found.generator!,
      rest: found.rest,
      ...(found.arrayLike && { spread: found.arrayLike }),
      ...(isHandedOver && { receiver: receiver.node }),
    },
  };
}

/** Whether the function may be written as an arrow function in the place of the call. */
function mayBeArrow(door: Door, node: FunctionNode, receiver: Receiver): boolean {
  const body = door.syntax.functions.get(node)!;
  const names = node.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : parameter));
  const ownName = node.id && door.bindings.declaredBy(node, node.id.name);
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
function isNativePromise(door: Door, node: TSESTree.Node | undefined): boolean {
  if (!node || node.type === 'UnaryExpression' || (node.type === 'Literal' && node.value === null)) return true;
  const origin = door.origins.originOf(node);
  return (
    origin?.from === 'global' && origin.path.length === 0 && (origin.name === 'Promise' || origin.name === 'undefined')
  );
}

function reason(
  door: Door,
  found: CoroutineCall | StateMachineCall,
  kind: ReasonKind,
  data?: Readonly<Record<string, string>>,
): Reason {
  const callee = door.sourceCode.getText(found.callee);
  return makeReason(kind, found.call, { callee, library: found.library.name, ...data });
}
