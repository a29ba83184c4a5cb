/**
 * What a call takes on the clock. The least of many is the call itself: the CPU time of the process would have the
 * threads of the engine's compiler in it, which work for whatever was called before.
 *
 * @param {() => void} run
 * @returns {number} Milliseconds.
 */
export function costOf(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}
