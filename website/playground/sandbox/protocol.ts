/** A program as the sandbox runs it: CommonJS texts by the names of their files. */
export interface Program {
  readonly modules: Readonly<Record<string, string>>;
  readonly entry: string;
  /** The major version of each library that has several. */
  readonly versions: Readonly<Record<string, number>>;
}

/** One thing that a program did, in its order. */
export interface Line {
  /** What it printed, what it asked of the outside, what came of its exports, and what nobody handled. */
  readonly kind: 'log' | 'error' | 'effect' | 'result' | 'unhandled';
  readonly text: string;
}

/** What the sandbox says: that it begins, lines, and at last how the run ended. */
export type Message = { readonly begin: true } | { readonly line: Line } | { readonly end: End };

/** How a run ended: by itself, before it began, or cut off. */
export type End = 'finished' | 'failed to load' | 'time limit' | 'output limit';

/** What came of a run. */
export interface Run {
  readonly lines: readonly Line[];
  readonly end: End;
}

/** The most lines that a program may print. */
export const mostLines = 300;
