import type { LibraryExport } from '../../catalogue/index.js';
import type { Term } from '../summary/summary.js';
import type { Solver } from './solver.js';
import { type OriginValue, unknown, type Value } from './value.js';

/** What the catalogue says of a function that makes objects. */
export type Maker = Extract<LibraryExport, { role: 'object' }>;

/** What a library lists under a path as what its functions give, with the methods of the program before its own. */
export function madeBy(library: OriginValue, path: string): Value {
  const listed: Value = { ...library, origin: { ...library.origin, path: [path] } };
  const own = library.extensions?.get(path);
  return own ? { kind: 'merged', values: [own, listed] } : listed;
}

/** What a call makes: undefined where it may have methods that nobody sees in the place of those that are listed. */
export function madeWith(
  library: OriginValue,
  maker: Maker,
  args: readonly Term[],
  { solver, file }: { readonly solver: Solver; readonly file: string },
): OriginValue | undefined {
  const { extendedBy, brings } = maker;
  if (extendedBy === undefined) return library;
  if (args.some(({ is }) => is === 'element')) return undefined;
  const options = args[extendedBy];
  if (!options || !isExtended(extendedBy, args)) return library;
  if (!brings) return undefined;
  const value = solver.solve(options, file);
  const extensions = new Map(library.extensions);
  for (const [path, property] of Object.entries(brings)) {
    const own = value.kind === 'unknown' ? unknown : solver.member(value, property);
    if (own) extensions.set(path, own);
  }
  return { ...library, extensions };
}

/** Whether a value is something that a library makes, or a property of that. */
export function isMade({ origin: { path } }: OriginValue): boolean {
  return path[0]?.endsWith('#') ?? false;
}

/** What has the functions of an object as its methods, by a call that was handed the object; undefined for none. */
export function ownerOfBrought(
  { as, by }: Extract<Term, { is: 'brought' }>,
  file: string,
  solver: Solver,
): Value | undefined {
  if (by.is !== 'call') return undefined;
  const callee = solver.solve(by.of, file);
  const known = callee.kind === 'origin' ? solver.knownAt(callee) : undefined;
  if (callee.kind !== 'origin' || known?.role !== 'object' || !known.brings) return undefined;
  const path = Object.keys(known.brings).find((one) => known.brings![one] === as);
  const library = madeWith(callee, known, by.with, { solver, file });
  return path !== undefined && library ? madeBy(library, path) : undefined;
}

function isExtended(extendedBy: number, args: readonly Term[]): boolean {
  return args.slice(extendedBy).some((term) => term.is !== 'plain' && term.is !== 'text' && !isData(term));
}

function isData(term: Term): boolean {
  return (term.is === 'array' || term.is === 'object') && term.isData === true;
}
