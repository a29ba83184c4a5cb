import { isKind, modelFunction, type Value } from './interpreter/value.js';
import type { Script } from './trial.js';
import { result, sent } from './scripts.js';

/** A body that yields a thunk: a function that hands a value to the callback that it is called with. */
export const thunks: Script = {
  outcomes: ({ jobs }) => [
    { kind: 'yields', value: modelFunction((_, args) => callBack(args, (job) => jobs.add(job))) },
    { kind: 'returns', value: result },
  ],
};

/** A body that is given a callback, hands it to something, and yields until that has called it. */
export const callbackArguments: Script = {
  outcomes: () => [
    { kind: 'yields', value: undefined },
    { kind: 'returns', value: result },
  ],
  onCall: ({ jobs }, args) => callBack(args, (job) => jobs.add(job)),
};

function callBack(args: readonly Value[], later: (job: () => void) => void): undefined {
  const callback = args.find((value) => isKind(value, 'function'));
  if (isKind(callback, 'function')) later(() => callback.call(undefined, [null, sent[0]]));
  return undefined;
}
