import type { KnownExports, Place } from '../../analysis/semantics/index.js';
import type { Summary, Term } from '../summary/summary.js';
import { Answers } from './evaluation-order.js';
import { createCalls } from './calls.js';
import { createMembers } from './members.js';
import { either, plain, unknown, type Value } from './value.js';

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
  awaited(value: Value): Value;
  /** What a file assigns to `module.exports` as a whole. */
  wholeOf(file: string): Value;
  placeOf(file: string, at: number): Place;
  readonly files: Files;
  readonly answers: Answers;
}

/** Makes a solver over the summaries of files. It asks for a file when an answer depends on it, and keeps answers. */
export function createSolver(files: Files): Solver {
  const answers = new Answers();
  const solver: Solver = {
    solve,
    member: (value, name) => members.member(value, name),
    call: (value, args, file) => calls.call(value, args, file),
    returned,
    awaited,
    wholeOf,
    placeOf,
    files,
    answers,
  };
  const members = createMembers(solver);
  const calls = createCalls(solver);
  return solver;

  function solve(term: Term, file: string): Value {
    switch (term.is) {
      case 'unknown':
        return unknown;
      case 'plain':
        return plain;
      case 'promise':
        return { kind: 'promise', ...(term.of && { of: () => solve(term.of!, file) }) };
      case 'array':
        return {
          kind: 'array',
          element: term.elements.length > 0 ? either(term.elements.map((one) => solve(one, file))) : plain,
        };
      case 'variable':
        return answers.of(`${file} variable ${term.at}`, () => held(variable(file, term.at)));
      case 'function':
        return { kind: 'function', file, at: term.at };
      case 'object':
        return { kind: 'object', file, at: term.at };
      case 'exports':
        return { kind: 'module', file };
      case 'module':
        return moduleValue(term.specifier, file);
      case 'global':
        return { kind: 'origin', origin: { from: 'global', name: term.name, path: [] }, file };
      case 'member':
        return members.member(solve(term.of, file), term.name) ?? unknown;
      case 'element':
        return element(solve(term.of, file));
      case 'call':
        return calls.solveCall(term, file);
      case 'new':
        return calls.construct(solve(term.of, file));
      case 'awaited':
        return awaited(solve(term.of, file));
      case 'either':
        return either(term.terms.map((one) => solve(one, file)));
    }
  }

  function variable(file: string, at: number): Value {
    const term = files.summaryOf(file)?.variables[at];
    return term ? solve(term, file) : unknown;
  }

  function moduleValue(specifier: string, file: string): Value {
    const origin: Value = { kind: 'origin', origin: { from: 'module', name: specifier, path: [] }, file };
    if (files.knownFor(file).librariesOf(specifier).length > 0) return origin;
    const found = files.resolve(specifier, file);
    if (found === undefined) return origin;
    return /\.json$/.test(found) ? plain : { kind: 'module', file: found };
  }

  function wholeOf(file: string): Value {
    return answers.of(`${file} whole`, () => {
      const values = (files.summaryOf(file)?.assigned ?? []).map((term) => solve(term, file));
      return either(values.map((value) => (value.kind === 'module' ? wholeOrModule(value) : value)));
    });
  }

  /** Of a module that passes another one on, what that one is. */
  function wholeOrModule(value: Extract<Value, { kind: 'module' }>): Value {
    const isWhole = (files.summaryOf(value.file)?.assigned.length ?? 0) > 0;
    return isWhole ? wholeOf(value.file) : value;
  }

  function returned(file: string, at: number): Value {
    return answers.of(`${file} returned ${at}`, () => {
      const summary = files.summaryOf(file)?.functions[at];
      return summary ? solve(summary.returns, file) : unknown;
    });
  }

  function awaited(value: Value): Value {
    switch (value.kind) {
      case 'promise':
        return value.of?.() ?? unknown;
      case 'generator':
        return returned(value.file, value.at);
      case 'array':
        return { kind: 'array', element: awaited(value.element) };
      case 'either':
        return either(value.values.map(awaited));
      case 'plain':
      case 'instance':
        return value;
      default:
        return unknown;
    }
  }

  function placeOf(file: string, at: number): Place {
    const summary = files.summaryOf(file)?.functions[at];
    return { file, line: summary?.line ?? 1, name: summary?.name ?? '' };
  }
}

/** What is read from an array. */
function element(value: Value): Value {
  return value.kind === 'array' ? value.element : unknown;
}

/** What a variable or property holds: that it is an array stays so, what is in it may change. */
export function held(value: Value): Value {
  return value.kind === 'array' ? { ...value, element: unknown } : value;
}
