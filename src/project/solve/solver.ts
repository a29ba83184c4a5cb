import type { LibraryExport } from '../../catalogue/index.js';
import type { KnownExports, Place } from '../../analysis/semantics/index.js';
import type { Summary, Term } from '../summary/summary.js';
import type { Answers } from './evaluation-order.js';
import type { Definition, LoadedValue, OriginValue, Value } from './value.js';

/** What solving asks of the project. */
export interface Files {
  /** Undefined for what cannot be read, or may not be read any more. */
  summaryOf(file: string): Summary | undefined;
  /** The file that a specifier leads to. */
  resolve(specifier: string, from: string): string | undefined;
  /** What the catalogue and the settings know, as a file sees it. */
  knownFor(file: string): KnownExports;
}

/** Says what terms of files are, across the files. */
export interface Solver {
  solve(term: Term, file: string): Value;
  /** A property of a value; undefined where it certainly has none of that name. */
  member(value: Value, name: string): Value | undefined;
  /** What calling a value gives. */
  call(value: Value, args: readonly Term[], file: string): Value;
  /** What a function returns, inside of the promise or generator object that its form makes of that. */
  returned(file: string, at: number): Value;
  /** The same for values that it is handed; undefined where it does not depend on them. */
  returnedWith(definition: Definition, values: readonly (Value | undefined)[]): Value | undefined;
  /** What a library has made by a file that it loaded. */
  made(value: LoadedValue): Value;
  awaited(value: Value): Value;
  /** What a file assigns to `module.exports` as a whole. */
  wholeOf(file: string): Value;
  placeOf(file: string, at: number): Place;
  /** What the catalogue and the settings know of a value that is not followed into a file. */
  knownAt(value: OriginValue): LibraryExport | undefined;
  readonly files: Files;
  readonly answers: Answers;
}
