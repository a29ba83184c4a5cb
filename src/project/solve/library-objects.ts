import type { LibraryExport } from '../../catalogue/index.js';
import type { Term } from '../summary/summary.js';
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
export function isExtended({ extendedBy }: Extract<LibraryExport, { role: 'object' }>, args: readonly Term[]): boolean {
  return extendedBy !== undefined && args.slice(extendedBy).some((term) => term.is !== 'plain' && !isData(term));
}

function isData(term: Term): boolean {
  return (term.is === 'array' || term.is === 'object') && term.isData === true;
}
