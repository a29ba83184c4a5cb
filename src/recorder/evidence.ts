/** The version of the format, raised where a reader of an older one would misread it. */
export const evidenceVersion = 1;

/** The folder that runs are recorded in, where nobody names another one. */
export const evidenceFolder = '.native-async';

/** The name of the merged file, in the folder that the command writes to. */
export const evidenceFile = 'evidence.json';

/** What a run showed, as it is kept in a file: docs/evidence.md. */
export interface Evidence {
  readonly format: 'native-async-evidence';
  readonly version: number;
  /** The folder that the paths of files are relative to, relative to the folder of this file. */
  readonly root: string;
  /** The versions that recorded it: of this package, and of each Node.js. */
  readonly recordedBy: { readonly package: string; readonly node: readonly string[] };
  /** In the merged file: the runs that it is made of, where all of them came to their end. */
  readonly runs?: readonly string[];
  /** By path relative to the root, with `/`. */
  readonly files: Readonly<Record<string, readonly RecordedFunction[]>>;
}

/** What a run showed of one generator function. */
export interface RecordedFunction extends FunctionKey {
  readonly line: number;
  readonly suspensions: readonly RecordedSuspension[];
  /** How many generator objects were stepped by whom: a package, `node`, or a file of the project. */
  readonly steppedBy?: Counts;
  /** What became of the results where a call was handed the function: of a wrapper or runner. */
  readonly results?: RecordedResults;
}

/** What a generator function is found by again. */
export interface FunctionKey {
  /** The names around it, from the outside: `Store.prototype.load`, `describe("store") > it("loads")`. */
  readonly path: string;
  /** A hash of its parameters and body, without the functions in it. */
  readonly text: string;
  /** Its place among functions of the same path and text in the file, from 0. */
  readonly nth: number;
}

/** One `yield` with an operand, by its place among those of its function. */
export interface RecordedSuspension {
  readonly line: number;
  /** How the operand begins: for a call, what is called. */
  readonly operand: string;
  readonly yields: RecordedKinds;
  /** The values written out in a yielded array or object, by their place: `0`, `user`, `user.0`. */
  readonly parts?: Readonly<Record<string, RecordedKinds>>;
}

/** How often which kind of value was seen. */
export interface RecordedKinds {
  readonly kinds: Counts;
  /** The kinds of what was in the arrays and objects. */
  readonly elements?: Counts;
  /** How many of the values came from functions that a test had put in the place of others. */
  readonly stubbed?: Counts;
}

/** What became of the functions that a wrapper returned, and of the promises that they, or a runner, returned. */
export interface RecordedResults {
  /** How many functions, and what was read from or done with them apart from calls: `length`, `prototype`, `new`. */
  readonly functions?: number;
  readonly reads?: Counts;
  /** How many promises, by whether they are native or a library's. */
  readonly promises?: Counts;
  /** Methods that native promises do not have, used on the promises or on promises derived from them. */
  readonly methods?: Counts;
  /**
   * The promises of a library, and those derived from them, by whether something that handles a rejection was `attached`
   * before Node.js would look for it, or `missing` then.
   */
  readonly handlers?: Counts;
}

export type Counts = Readonly<Record<string, number>>;

/** The kinds of values that are told apart. */
export type ValueKind =
  'promise' | 'array' | 'object' | 'thunk' | 'generator' | 'generator-function' | 'async-generator' | 'plain';
