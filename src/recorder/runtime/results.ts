import { followPromises } from './library-promises.js';
import { count, type FunctionNotes } from './notes.js';
import type { Steppers } from './steppers.js';

/** What functions have of their own by themselves, or from a wrapper. A function with more is no wrapper's result. */
const ordinary: ReadonlySet<PropertyKey> = new Set([
  'length',
  'name',
  'prototype',
  'arguments',
  'caller',
  '__generatorFunction__',
]);

type Callable = (...values: unknown[]) => unknown;

/**
 * Makes the function that follows what calls return that were handed a generator function.
 *
 * @returns what is to be used in place of the value
 */
export function followResults(
  isCalledByRunner: Steppers['isCalledByRunner'],
): (value: unknown, notes: FunctionNotes) => unknown {
  const replacements = new WeakMap<Callable, Callable>();
  const made = new WeakSet<Callable>();
  const followPromise = followPromises(isCalledByRunner);

  return (value, notes) => {
    if (typeof value === 'function') return followFunction(value as Callable, notes);
    followPromise(value, notes);
    return value;
  };

  /** The same function always gets the same replacement. */
  function followFunction(value: Callable, notes: FunctionNotes): Callable {
    if (made.has(value) || !Reflect.ownKeys(value).every((key) => ordinary.has(key))) return value;
    let replacement = replacements.get(value);
    if (!replacement) {
      notes.results.functions += 1;
      replacement = new Proxy(value, watchingHandler(notes));
      replacements.set(value, replacement);
      made.add(replacement);
    }
    return replacement;
  }

  /** A proxy, since `prototype` cannot be made an accessor, and since it hands on `this` and `new` as they are. */
  function watchingHandler(notes: FunctionNotes): ProxyHandler<Callable> {
    return {
      get(target, property, receiver): unknown {
        if (property === 'length' || property === 'prototype') count(notes.results.reads, property);
        return Reflect.get(target, property, receiver);
      },
      apply(target, receiver, values): unknown {
        const result = Reflect.apply(target, receiver, values);
        followPromise(result, notes);
        return result;
      },
      construct(target, values, newTarget): object {
        count(notes.results.reads, 'new');
        return Reflect.construct(target, values, newTarget) as object;
      },
    };
  }
}
