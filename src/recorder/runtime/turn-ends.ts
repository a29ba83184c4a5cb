/**
 * Makes the function that collects promises until Node.js would report those among them that were rejected and have no
 * handler: when no microtask and no `process.nextTick` is due any more.
 *
 * @param onEnd told of the promises of a turn that were not taken out of it
 */
export function collectTurns(onEnd: (promises: ReadonlySet<object>) => void): (promise: object) => Set<object> {
  // Tests may put other functions in the place of these.
  const { queueMicrotask } = globalThis;
  const { nextTick } = process;
  let turn: Set<object> | undefined;

  return (promise) => {
    if (!turn) {
      turn = new Set();
      queueMicrotask(endTurn);
    }
    return turn.add(promise);
  };

  function endTurn(): void {
    const ended = turn!;
    turn = undefined;
    // Called when all microtasks have run that are due now, and before any rejection is reported.
    nextTick.call(process, onEnd, ended);
  }
}
