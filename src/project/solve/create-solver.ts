import type { LibraryExport } from '../../catalogue/index.js';
import { path } from '../../analysis/environment/index.js';
import type { Place } from '../../analysis/semantics/index.js';
import type { Term } from '../summary/summary.js';
import { Answers } from './evaluation-order.js';
import { Calls } from './calls.js';
import { construct } from './construct.js';
import { handsOver } from './hands-over.js';
import { ownerOfBrought } from './library-objects.js';
import { Loaded } from './loaded.js';
import { Members } from './members.js';
import { specifierOf } from './paths.js';
import type { Files, Solver } from './solver.js';
import { type Definition, either, type LoadedValue, type OriginValue, plain, unknown, type Value } from './value.js';
import { Variables } from './variables.js';

/** Makes a solver over the summaries of files. It asks for a file when an answer depends on it, and keeps answers. */
export function createSolver(files: Files): Solver {
  return new ProjectSolver(files);
}

class ProjectSolver implements Solver {
  readonly files: Files;
  readonly answers = new Answers();
  readonly #members: Members = new Members(this);
  readonly #loaded: Loaded = new Loaded(this);
  readonly #calls: Calls = new Calls(this, this.#loaded);
  readonly #variables: Variables = new Variables(this);

  constructor(files: Files) {
    this.files = files;
  }

  member(value: Value, name: string): Value | undefined {
    return this.#members.member(value, name);
  }

  call(value: Value, args: readonly Term[], file: string): Value {
    return this.#calls.call(value, args, file);
  }

  solve(term: Term, file: string): Value {
    switch (term.is) {
      case 'unknown':
        return unknown;
      case 'plain':
        return plain;
      case 'text':
        return { kind: 'plain', text: term.value };
      case 'folder':
        return { kind: 'plain', text: path.dirname(file) };
      case 'promise':
        return { kind: 'promise', ...(term.of && { of: () => this.solve(term.of!, file) }) };
      case 'array':
        return {
          kind: 'array',
          element: term.elements.length > 0 ? either(term.elements.map((one) => this.solve(one, file))) : plain,
          isWhole: term.isWhole === true,
        };
      case 'variable':
        return this.#variables.valueOf(file, term.at);
      case 'function':
        return { kind: 'function', file, at: term.at };
      case 'object':
        return { kind: 'object', file, at: term.at };
      case 'exports':
        return { kind: 'module', file };
      case 'module':
        return this.#moduleValue(term.specifier, file);
      case 'module-at':
        return this.#moduleAt(this.solve(term.of, file), file);
      case 'handed-to-file':
        return this.#loaded.handedTo(file);
      case 'receiver-of-exports':
        return this.#loaded.receiverOf(file);
      case 'brought':
        return ownerOfBrought(term, file, this) ?? this.solve(term.of, file);
      case 'global':
        return { kind: 'origin', origin: { from: 'global', name: term.name, path: [] }, file };
      case 'member':
        return this.#members.member(this.solve(term.of, file), term.name) ?? unknown;
      case 'element':
        return this.#members.element(this.solve(term.of, file));
      case 'call':
        return this.#calls.solveCall(term, file);
      case 'new':
        return construct(this.solve(term.of, file), this);
      case 'awaited':
        return this.awaited(this.solve(term.of, file));
      case 'handed':
        return handsOver(this.solve(term.through, file), term.at, this) ? this.solve(term.of, file) : unknown;
      case 'either':
        return either(term.terms.map((one) => this.solve(one, file)));
    }
  }

  made(value: LoadedValue): Value {
    return this.#loaded.made(value);
  }

  #moduleValue(specifier: string, file: string): Value {
    const origin: Value = { kind: 'origin', origin: { from: 'module', name: specifier, path: [] }, file };
    if (this.files.knownFor(file).librariesOf(specifier).length > 0) return origin;
    const found = this.files.resolve(specifier, file);
    if (found === undefined) return origin;
    return /\.json$/.test(found) ? plain : { kind: 'module', file: found };
  }

  #moduleAt(at: Value, file: string): Value {
    const text = at.kind === 'plain' ? at.text : undefined;
    return text === undefined ? unknown : this.#moduleValue(specifierOf(text, file), file);
  }

  wholeOf(file: string): Value {
    return this.answers.of(`${file} whole`, () => {
      const values = (this.files.summaryOf(file)?.assigned ?? []).map((term) => this.solve(term, file));
      return either(values.map((value) => (value.kind === 'module' ? this.#wholeOrModule(value) : value)));
    });
  }

  /** Of a module that passes another one on, what that one is. */
  #wholeOrModule(value: Extract<Value, { kind: 'module' }>): Value {
    const isWhole = (this.files.summaryOf(value.file)?.assigned.length ?? 0) > 0;
    return isWhole ? this.wholeOf(value.file) : value;
  }

  returned(file: string, at: number): Value {
    return this.answers.of(`${file} returned ${at}`, () => {
      const summary = this.files.summaryOf(file)?.functions[at];
      return summary ? this.solve(summary.returns, file) : unknown;
    });
  }

  returnedWith({ file, at }: Definition, values: readonly (Value | undefined)[]): Value | undefined {
    return this.#variables.returnedWith(file, at, values);
  }

  knownAt({ origin, file }: OriginValue): LibraryExport | undefined {
    return this.files.knownFor(file).find(origin)?.export;
  }

  awaited(value: Value): Value {
    switch (value.kind) {
      case 'promise':
        return value.of?.() ?? unknown;
      case 'generator':
        return this.returned(value.file, value.at);
      case 'array':
        return { kind: 'array', element: this.awaited(value.element) };
      case 'either':
        return either(value.values.map((one) => this.awaited(one)));
      case 'plain':
      case 'instance':
      case 'outside':
        return value;
      default:
        return unknown;
    }
  }

  placeOf(file: string, at: number): Place {
    const summary = this.files.summaryOf(file)?.functions[at];
    return { file, line: summary?.line ?? 1, name: summary?.name ?? '', key: summary?.key ?? '' };
  }
}
