import type { Origin } from '../../analysis/semantics/index.js';
import { madeBy } from './library-objects.js';
import type { Solver } from './solver.js';
import { alternatives, either, outside, unknown, type Value } from './value.js';

const plainClasses: ReadonlySet<string> = new Set([
  ...['ArrayBuffer', 'Boolean', 'DataView', 'Date', 'Error', 'EvalError', 'Map', 'Number', 'RangeError', 'RegExp'],
  ...['ReferenceError', 'Set', 'String', 'SyntaxError', 'TypeError', 'URIError', 'URL', 'WeakMap', 'WeakSet'],
]);

/** What `new` makes of a value. */
export function construct(type: Value, solver: Solver): Value {
  switch (type.kind) {
    case 'function':
      return { kind: 'instance', file: type.file, at: type.at };
    case 'module':
      return construct(solver.wholeOf(type.file), solver);
    case 'either':
      return either(alternatives(type).map((one) => construct(one, solver)));
    case 'origin': {
      const known = solver.knownAt(type);
      if (known?.role === 'promise-class') return { kind: 'promise' };
      if (known?.role === 'object') return madeBy(type, known.gives);
      return type.origin.from === 'module' ? outside : constructGlobal(type.origin);
    }
    case 'outside':
    case 'outside-member':
      return outside;
    default:
      return unknown;
  }
}

function constructGlobal({ from, name, path }: Origin): Value {
  if (from !== 'global' || path.length > 0) return unknown;
  if (name === 'Array') return { kind: 'array', element: unknown };
  return plainClasses.has(name) ? { kind: 'plain', isObject: true } : unknown;
}
