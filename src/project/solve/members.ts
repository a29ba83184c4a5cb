import { exportsKey, type Part, partOf } from '../summary/summary.js';
import { held, type Solver } from './solver.js';
import { alternatives, either, unknown, type Value } from './value.js';

/** Makes the part of the solver that says what the properties of values are. */
export function createMembers(solver: Solver) {
  const { files, answers } = solver;

  return { member };

  function member(value: Value, name: string): Value | undefined {
    switch (value.kind) {
      case 'object':
        return ofObject(value.file, value.at, name);
      case 'module':
        return ofModule(value.file, name);
      case 'function':
        return ofFunction(value.file, value.at, name);
      case 'instance':
      case 'prototype':
        return ofInstance(value.file, value.at, name);
      case 'origin':
        return { ...value, origin: { ...value.origin, path: [...value.origin.path, name] } };
      case 'made':
        return ofMade(value, name);
      case 'merged':
        return firstOf(value.values, name);
      case 'either':
        return ofEither(value, name);
      default:
        return unknown;
    }
  }

  function ofEither(value: Value, name: string): Value {
    const objects = alternatives(value).filter(({ kind }) => kind !== 'plain');
    return objects.length > 0 ? either(objects.map((one) => member(one, name) ?? unknown)) : unknown;
  }

  function ofMade(value: Extract<Value, { kind: 'made' }>, name: string): Value | undefined {
    if (value.by !== 'promisify-all') return unknown;
    return name.endsWith('Async') ? { kind: 'made', by: 'promise-function', of: unknown } : member(value.of, name);
  }

  function ofModule(file: string, name: string): Value | undefined {
    const summary = files.summaryOf(file);
    if (!summary) return unknown;
    const own = ofObject(file, exportsKey, name);
    if (own) return own;
    const found = summary.assigned.length > 0 ? member(solver.wholeOf(file), name) : undefined;
    return found ?? (name === 'default' && !summary.isModule ? { kind: 'module', file } : undefined);
  }

  function ofFunction(file: string, at: number, name: string): Value | undefined {
    if (name === 'prototype') return { kind: 'prototype', file, at };
    return ofPart(file, at, 'statics', name);
  }

  function ofInstance(file: string, at: number, name: string): Value | undefined {
    return ofPart(file, at, 'fields', name) ?? ofPart(file, at, 'prototype', name);
  }

  function ofPart(file: string, at: number, part: Part, name: string): Value | undefined {
    const summary = files.summaryOf(file);
    const key = partOf(at, part);
    return !summary ? unknown : summary.objects[key] ? ofObject(file, key, name) : undefined;
  }

  function ofObject(file: string, at: string, name: string): Value | undefined {
    const object = files.summaryOf(file)?.objects[at];
    if (!object || object.isOpen) return unknown;
    return answers.of(`${file} ${at}.${name}`, () => {
      if (!Object.hasOwn(object.properties, name))
        return firstOf(
          object.sources.map((source) => solver.solve(source, file)),
          name,
        );
      return held(either(object.properties[name]!.map((term) => solver.solve(term, file))));
    });
  }

  function firstOf(values: readonly Value[], name: string): Value | undefined {
    for (const value of values) {
      const found = member(value, name);
      if (found) return found;
    }
    return undefined;
  }
}
