import type { LibraryExport } from '../../catalogue/index.js';
import type { Term } from '../summary/summary.js';
import type { Solver } from './solver.js';
import type { Value } from './value.js';

export type OriginValue = Extract<Value, { kind: 'origin' }>;

/** What a library lists under a path as what its functions give. */
export function madeBy(library: OriginValue, path: string): Value {
  return { ...library, origin: { ...library.origin, path: [path] } };
}

/** Whether a value is something that a library makes, or a property of that. */
export function isMade({ origin: { path } }: OriginValue): boolean {
  return path[0]?.endsWith('#') ?? false;
}

/** Whether what a call makes may have methods of the program in the place of those that the library lists. */
export function isExtended(
  { extendedBy }: Extract<LibraryExport, { role: 'object' }>,
  args: readonly Term[],
  file: string,
  { files }: Solver,
): boolean {
  return extendedBy !== undefined && args.slice(extendedBy).some((term) => !isData(term));

  /** Whether a term is a literal of literals. */
  function isData(term: Term): boolean {
    if (term.is === 'array') return term.elements.every(isData);
    if (term.is !== 'object') return term.is === 'plain';
    const object = files.summaryOf(file)?.objects[term.at];
    if (!object || object.isOpen || object.sources.length > 0) return false;
    return Object.values(object.properties).every((terms) => terms.every(isData));
  }
}
