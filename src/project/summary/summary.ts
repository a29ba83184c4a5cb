import type { CoroutineContract, Family } from '../../catalogue/index.js';

/**
 * A value as the text of one file describes it. What stands in other files is named and never looked at, so that a term
 * says the same whatever they hold.
 */
export type Term =
  | { readonly is: 'unknown' }
  /** A primitive, or an object that no library resolves. */
  | { readonly is: 'plain' }
  /** An argument that may be a path, or a part of one; the folder of the file (`__dirname`). */
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'folder' }
  /** A promise; `of` what it is fulfilled with, if the text says. */
  | { readonly is: 'promise'; readonly of?: Term }
  /** Whole where nothing else is ever in it, as far as its file tells. Data is an argument that is a literal of literals. */
  | {
      readonly is: 'array';
      readonly elements: readonly Term[];
      readonly isWhole?: true;
      readonly isData?: true;
    }
  /** A variable, or a function or class, of the file, by where it starts in the text. */
  | { readonly is: 'variable' | 'function'; readonly at: number }
  /** An object of the file, by its key in the summary. Data is an argument that is a literal of literals. */
  | { readonly is: 'object'; readonly at: string; readonly isData?: true }
  /** What `module.exports` or the namespace of the file itself holds. */
  | { readonly is: 'exports' }
  | { readonly is: 'module'; readonly specifier: string }
  /** The module whose path a value is. */
  | { readonly is: 'module-at'; readonly of: Term }
  /** What a library hands the function that the file exports, if it loads the file by its path. */
  | { readonly is: 'handed-to-file' }
  /** What functions that are assigned to `exports` have as `this`. */
  | { readonly is: 'receiver-of-exports' }
  /** What the functions of an object have as `this`, which is a property of an argument of a call. */
  | { readonly is: 'brought'; readonly of: Term; readonly as: string; readonly by: Term }
  | { readonly is: 'global'; readonly name: string }
  | { readonly is: 'member'; readonly of: Term; readonly name: string }
  /** An element of an array or iterable. */
  | { readonly is: 'element'; readonly of: Term }
  | { readonly is: 'call' | 'new'; readonly of: Term; readonly with: readonly Term[] }
  /** What `await`, or `yield` in a coroutine, gives for it. */
  | { readonly is: 'awaited'; readonly of: Term }
  /** What a function is handed that a call has as an argument, by calls of what that gives. */
  | { readonly is: 'handed'; readonly through: Term; readonly at: number; readonly of: Term }
  | { readonly is: 'either'; readonly terms: readonly Term[] };

/** How the body of a function runs. */
export type FunctionForm = 'sync' | 'async' | 'generator' | 'async-generator' | 'class';

export interface FunctionSummary {
  /** Empty where it has none. */
  readonly name: string;
  readonly line: number;
  /** What tells it from other functions of the file while the text changes. */
  readonly key: string;
  readonly form: FunctionForm;
  /** How many arguments its `length` counts; missing where none. */
  readonly length?: number;
  readonly usesThis?: true;
  /** What it returns, inside of the promise or generator object that its form makes of that. */
  readonly returns: Term;
  /** What it returns to calls that leave out an argument, where it asks for that first. */
  readonly without?: { readonly parameter: number; readonly returns: Term };
  /** Its parameters, where it returns what a call gives that may depend on them: what it is handed decides that. */
  readonly parameters?: readonly Term[];
  /** What runs generators, as the body itself shows. */
  readonly runner?: RunnerSummary;
  /** The calls that it hands a parameter to, by the place of the parameter, where it does nothing else with that. */
  readonly handsOn?: Readonly<Record<number, readonly HandedOnSummary[]>>;
  /** The places of the parameters of which it runs what they give, as a generator does, and does nothing else with them. */
  readonly runs?: readonly number[];
}

/** A call that is handed a parameter, as which argument; or what a call of the parameter gives. */
export interface HandedOnSummary {
  readonly to: Term;
  readonly at: number;
  readonly isCalled: boolean;
}

/** A function that runs generators as coroutines. */
export interface RunnerSummary {
  readonly role: 'wrapper' | 'runner';
  /** Missing where it does not do what an async function does. */
  readonly meaning?: { readonly family: Family; readonly contract: CoroutineContract };
}

/** An object literal, or the properties that a function, a class or a module gathers in the course of its file. */
export interface ObjectSummary {
  /** All that is written to each name. */
  readonly properties: Readonly<Record<string, readonly Term[]>>;
  /** What its properties are copied or inherited from, the last one first. */
  readonly sources: readonly Term[];
  /** Properties are written by names that the text does not say. */
  readonly isOpen: boolean;
}

/** What a function, a class or what it makes gathers: its own properties, those of its prototype, those given to `this`. */
export type Part = 'statics' | 'prototype' | 'fields';

/** The key of the object in which a part of a function or class is gathered. */
export function partOf(callable: number, part: Part): string {
  return `${callable}.${part}`;
}

/** The key of the properties of `exports`, and of what `this` is in tests and hooks, which share it. */
export const exportsKey = 'exports';
export const testContextKey = 'tests';

/** What one file says of itself. Plain data, and a pure function of its text and path. */
export interface Summary {
  readonly isModule: boolean;
  /** What is assigned to `module.exports` as a whole. */
  readonly assigned: readonly Term[];
  /** By where their names, or they themselves, start in the text. */
  readonly variables: Readonly<Record<number, Term>>;
  readonly functions: Readonly<Record<number, FunctionSummary>>;
  readonly objects: Readonly<Record<string, ObjectSummary>>;
  /** What it loads, as it names it. */
  readonly loads: readonly string[];
  /** The names by which other files may reach generators of it. */
  readonly generatorNames: readonly string[];
}

export const unknown: Term = { is: 'unknown' };
export const plain: Term = { is: 'plain' };

/** The arguments of a call of which the text does not say how many there are. */
export const anyArguments: readonly Term[] = [{ is: 'element', of: unknown }];

/** One of several values; the term itself where there is one. */
export function eitherOf(terms: readonly Term[]): Term {
  const [first = unknown, ...others] = terms;
  return others.length === 0 ? first : { is: 'either', terms };
}

/** A property of a value. */
export function memberOf(of: Term, name: string): Term {
  return { is: 'member', of, name };
}

/** An instance of what a term says is a class. */
export function instanceOf(of: Term): Term {
  return { is: 'new', of, with: [] };
}
