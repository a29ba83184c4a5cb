import type { FunctionNode } from '../../syntax/function-node.js';
import type { CoroutineCall } from '../coroutine-call.js';
import type { Door } from '../door.js';
import { makeReason, type Reason, type ReasonKind } from '../reasons.js';

/** Why an async function would not start as a hand-rolled runner starts the body. */
export function reasonsInStart(door: Door, found: CoroutineCall): Reason[] {
  const { starts, firstErrors } = found.contract;
  if (isWaitedForAtOnce(found)) return [];
  return [
    ...(starts === 'later' ? [reason(door, found, 'laterStart')] : []),
    ...(firstErrors === 'thrown' ? [reason(door, found, 'firstErrors')] : []),
  ];
}

/** Why the body would get another `this`, where a hand-rolled wrapper does not hand on that of its call. */
export function receiverReasons(door: Door, found: CoroutineCall, body: FunctionNode): Reason[] {
  const { thisFrom } = found.contract;
  const isHandedOn = found.receiver.kind !== 'forwarded' || (thisFrom !== 'none' && thisFrom !== 'library');
  if (isHandedOn || !door.syntax.functions.get(body)!.usesThis) return [];
  const receiver = thisFrom === 'none' ? '`undefined`' : 'what the call of the wrapper had';
  return [reason(door, found, 'receiver', { receiver })];
}

/** Whether nothing can happen between the call and the `await` of its result. */
function isWaitedForAtOnce({ call, role }: CoroutineCall): boolean {
  const { parent } = call;
  const isAwaited = parent.type === 'AwaitExpression' || (parent.type === 'YieldExpression' && !parent.delegate);
  return role === 'runner' && isAwaited;
}

function reason(
  door: Door,
  found: CoroutineCall,
  kind: ReasonKind,
  data: Readonly<Record<string, string>> = {},
): Reason {
  return makeReason(kind, found.call, { callee: door.sourceCode.getText(found.callee), ...data });
}
