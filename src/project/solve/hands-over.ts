import type { CoroutineContract } from '../../catalogue/index.js';
import type { RunnerSummary } from '../summary/summary.js';
import type { Solver } from './solver.js';
import type { Value } from './value.js';

/** Whether a function makes of an argument one that hands over to it what it is handed. */
export function handsOver(wrapper: Value, at: number, solver: Solver): boolean {
  const callee = wrapper.kind === 'module' ? solver.wholeOf(wrapper.file) : wrapper;
  const known = callee.kind === 'origin' ? solver.knownAt(callee) : runnerAt(callee, solver);
  if (known?.role !== 'wrapper') return false;
  return known.contract?.generatorAt === at && known.contract.argumentsFrom === 'rest';
}

function runnerAt(
  callee: Value,
  solver: Solver,
): { readonly role: RunnerSummary['role']; readonly contract?: CoroutineContract } | undefined {
  if (callee.kind !== 'function') return undefined;
  const runner = solver.files.summaryOf(callee.file)?.functions[callee.at]?.runner;
  return runner && { role: runner.role, ...runner.meaning };
}
