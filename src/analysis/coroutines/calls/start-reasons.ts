import { makeReason, type Reason } from '../../../reasons/index.js';
import type { CoroutineCall } from './coroutine-call.js';

/** Why an async function would not start as a hand-rolled runner starts the body. */
export function reasonsInStart(found: CoroutineCall): Reason[] {
  const { starts, firstErrors } = found.contract;
  if (isWaitedForAtOnce(found)) return [];
  return [
    ...(starts === 'later' ? [makeReason('later-start', found.call, { callee: found.callee })] : []),
    ...(firstErrors === 'thrown' ? [makeReason('first-errors', found.call)] : []),
  ];
}

/** Why a body that uses `this` would get another, where a hand-rolled wrapper does not hand on that of its call. */
export function receiverReasons(found: CoroutineCall): Reason[] {
  const { thisFrom } = found.contract;
  const isHandedOn = found.receiver.kind !== 'forwarded' || (thisFrom !== 'none' && thisFrom !== 'library');
  if (isHandedOn) return [];
  const receiver = thisFrom === 'none' ? 'undefined' : 'wrapper-call';
  return [makeReason('receiver', found.call, { callee: found.callee, receiver })];
}

/** Whether nothing can happen between the call and the `await` of its result. */
function isWaitedForAtOnce({ call, role }: CoroutineCall): boolean {
  const { parent } = call;
  const isAwaited = parent.type === 'AwaitExpression' || (parent.type === 'YieldExpression' && !parent.delegate);
  return role === 'runner' && isAwaited;
}
