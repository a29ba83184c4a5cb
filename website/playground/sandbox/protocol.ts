import { isRecord } from '../is-record.ts';

/** A program as the sandbox runs it: CommonJS texts by the names of their files. */
export interface Program {
  readonly modules: Readonly<Record<string, string>>;
  readonly entry: string;
  /** The major version of each library that has several. */
  readonly versions: Readonly<Record<string, number>>;
  /** The exports that are not called, whatever they are. */
  readonly uncalled: readonly string[];
}

/** One thing that a program did, in its order. */
export interface Line {
  /** What it printed, asked of the outside, and came to by exports, tests and requests; and what nobody handled. */
  readonly kind: 'log' | 'error' | 'effect' | 'result' | 'test' | 'answer' | 'unhandled';
  readonly text: string;
}

/** What the sandbox says: that it begins, lines, which exports it does not call, and at last how the run ended. */
export type Message =
  { readonly begin: true } | { readonly line: Line } | { readonly uncalled: string } | { readonly end: End };

const ends = ['finished', 'failed to load', 'time limit', 'output limit'] as const;

/** How a run ended: by itself, before it began, or cut off. */
export type End = (typeof ends)[number];

/** What the sandbox said, as far as it is something that it says: behind it is anybody's program. */
export function readMessage(data: unknown): Message | undefined {
  if (!isRecord(data)) return undefined;
  const { line, uncalled } = data;
  const end = ends.find((one) => one === data['end']);
  if ('begin' in data) return { begin: true };
  if (end) return { end };
  if (typeof uncalled === 'string') return { uncalled };
  return isRecord(line) ? { line: { kind: line['kind'] as Line['kind'], text: String(line['text']) } } : undefined;
}

/** What came of a run. */
export interface Run {
  readonly lines: readonly Line[];
  /** The exports that are generator functions: what they would be run by is not there. */
  readonly uncalled: readonly string[];
  readonly end: End;
}

/** The most lines that a program may print. */
export const mostLines = 300;
