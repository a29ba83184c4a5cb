import type { KnownExport, Library } from '../catalogue/index.js';
import type { RunnerSummary } from './summary/summary.js';

const runners = new WeakMap<RunnerSummary, KnownExport>();

/** A hand-rolled runner of another file as an export of a library: one object, since plans compare libraries. */
export function knownRunner(name: string, runner: RunnerSummary): KnownExport | undefined {
  const { meaning, role } = runner;
  if (!meaning) return undefined;
  let known = runners.get(runner);
  if (!known) {
    const { family, contract } = meaning;
    const library: Library = { name, isLocal: true, modules: [], family, exports: [{ path: '', role, contract }] };
    runners.set(runner, (known = { library, export: library.exports[0]! }));
  }
  return known;
}
