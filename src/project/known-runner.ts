import { memoize } from '../collections/index.js';
import type { KnownExport, Library } from '../catalogue/index.js';
import type { RunnerSummary } from './summary/summary.js';

/** A hand-rolled runner of another file as an export of a library: one object, since plans compare libraries. */
export const knownRunner = memoize(({ meaning, role }: RunnerSummary, name: string): KnownExport | undefined => {
  if (!meaning) return undefined;
  const { family, contract } = meaning;
  const library: Library = { name, isLocal: true, modules: [], family, exports: [{ path: '', role, contract }] };
  return { library, export: library.exports[0]! };
});
