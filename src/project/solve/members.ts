import { exportsKey, type Part, partOf } from '../summary/summary.js';
import type { Solver } from './solver.js';
import { alternatives, either, held, unknown, type Value } from './value.js';

/** The part of the solver that says what the properties of values are. */
export class Members {
  readonly #solver: Solver;

  constructor(solver: Solver) {
    this.#solver = solver;
  }

  member(value: Value, name: string): Value | undefined {
    switch (value.kind) {
      case 'object':
        return this.#ofObject(value.file, value.at, name);
      case 'module':
        return this.#ofModule(value.file, name);
      case 'function':
        return this.#ofFunction(value.file, value.at, name);
      case 'instance':
      case 'prototype':
        return this.#ofInstance(value.file, value.at, name);
      case 'loaded':
        return this.member(this.#solver.made(value), name);
      case 'origin':
        return { ...value, origin: { ...value.origin, path: [...value.origin.path, name] } };
      case 'made':
        return this.#ofMade(value, name);
      case 'merged':
        return this.#firstOf(value.values, name);
      case 'array':
        return value.isWhole && /^\d+$/.test(name) ? value.element : { kind: 'outside-member' };
      case 'outside':
      case 'promise':
        return { kind: 'outside-member' };
      case 'plain':
        return value.isObject ? { kind: 'outside-member' } : unknown;
      case 'either':
        return this.#ofEither(value, name);
      default:
        return unknown;
    }
  }

  /** What is read from an array, or from an object by a name that the text does not say. */
  element(value: Value): Value {
    switch (value.kind) {
      case 'array':
        return value.element;
      case 'object':
        return this.#anyOf(value.file, value.at);
      case 'either':
        return either(value.values.map((one) => this.element(one)));
      default:
        return unknown;
    }
  }

  #anyOf(file: string, at: string): Value {
    const object = this.#solver.files.summaryOf(file)?.objects[at];
    if (!object || object.isOpen || object.sources.length > 0) return unknown;
    const terms = Object.values(object.properties).flat();
    return this.#solver.answers.of(`${file} ${at}[]`, () =>
      either(terms.map((term) => held(this.#solver.solve(term, file)))),
    );
  }

  #ofEither(value: Value, name: string): Value {
    const objects = alternatives(value).filter(({ kind }) => kind !== 'plain');
    return objects.length > 0 ? either(objects.map((one) => this.member(one, name) ?? unknown)) : unknown;
  }

  #ofMade(value: Extract<Value, { kind: 'made' }>, name: string): Value | undefined {
    if (value.by !== 'promisify-all') return unknown;
    return name.endsWith('Async') ? { kind: 'made', by: 'promise-function', of: unknown } : this.member(value.of, name);
  }

  #ofModule(file: string, name: string): Value | undefined {
    const summary = this.#solver.files.summaryOf(file);
    if (!summary) return unknown;
    const own = this.#ofObject(file, exportsKey, name);
    if (own) return own;
    const found = summary.assigned.length > 0 ? this.member(this.#solver.wholeOf(file), name) : undefined;
    return found ?? (name === 'default' && !summary.isModule ? { kind: 'module', file } : undefined);
  }

  #ofFunction(file: string, at: number, name: string): Value | undefined {
    if (name === 'prototype') return { kind: 'prototype', file, at };
    return this.#ofPart(file, at, 'statics', name);
  }

  #ofInstance(file: string, at: number, name: string): Value | undefined {
    return this.#ofPart(file, at, 'fields', name) ?? this.#ofPart(file, at, 'prototype', name);
  }

  #ofPart(file: string, at: number, part: Part, name: string): Value | undefined {
    const summary = this.#solver.files.summaryOf(file);
    const key = partOf(at, part);
    return !summary ? unknown : summary.objects[key] ? this.#ofObject(file, key, name) : undefined;
  }

  #ofObject(file: string, at: string, name: string): Value | undefined {
    const object = this.#solver.files.summaryOf(file)?.objects[at];
    if (!object || object.isOpen) return unknown;
    return this.#solver.answers.of(`${file} ${at}.${name}`, () => {
      if (!Object.hasOwn(object.properties, name))
        return this.#firstOf(
          object.sources.map((source) => this.#solver.solve(source, file)),
          name,
        );
      return held(either(object.properties[name]!.map((term) => this.#solver.solve(term, file))));
    });
  }

  #firstOf(values: readonly Value[], name: string): Value | undefined {
    for (const value of values) {
      const found = this.member(value, name);
      if (found) return found;
    }
    return undefined;
  }
}
