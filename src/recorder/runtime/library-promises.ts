import { count, type FunctionNotes } from './notes.js';
import type { Steppers } from './steppers.js';
import { collectTurns } from './turn-ends.js';
import { type Method, prototypeOf, watchMethods } from './watched-methods.js';

/** Methods that native promises have, too. */
const native: ReadonlySet<PropertyKey> = new Set(['then', 'catch', 'finally', 'constructor', 'toString']);

/** What the code of a library itself calls on each promise that it takes in. The library handles its rejection then. */
const taking: ReadonlySet<string> = new Set([
  // bluebird
  '_target',
]);

/** What is known of a promise of a library. */
interface Followed {
  readonly notes: FunctionNotes;
  /** Whether what it comes from was given a handler of rejections. */
  readonly isHandled: boolean;
  /** The promises that were made in the same turn, and that nobody has taken yet. */
  readonly turn: Set<object> | undefined;
}

/** Makes the function that follows a promise, and notes what is done with it and with those derived from it. */
export function followPromises(
  isCalledByRunner: Steppers['isCalledByRunner'],
): (value: unknown, notes: FunctionNotes) => void {
  const followed = new WeakMap<object, Followed>();
  const watch = watchMethods(replacementOf);
  const inTurn = collectTurns((promises) => {
    for (const promise of promises) count(followed.get(promise)!.notes.results.handlers, 'missing');
  });
  /** Whether a method of a library runs: what it calls in turn is its own business. */
  let isInside = false;

  return (value, notes) => {
    if (!isObject(value) || typeof (value as unknown as PromiseLike<unknown>).then !== 'function') return;
    const isNative = isNativePromise(value);
    count(notes.results.promises, isNative ? 'native' : 'library');
    if (!isNative && !followed.has(value)) follow(value, notes, false);
  };

  function follow(promise: object, notes: FunctionNotes, isHandled: boolean): void {
    followed.set(promise, { notes, isHandled, turn: isHandled ? undefined : inTurn(promise) });
    watch(promise);
  }

  function take(promise: object): void {
    const known = followed.get(promise);
    if (known?.turn?.delete(promise)) count(known.notes.results.handlers, 'attached');
  }

  function replacementOf(name: string, method: Method): Method | undefined {
    if (taking.has(name)) return takingMethod(method);
    return name === 'constructor' || name.startsWith('_') ? undefined : watchedMethod(name, method);
  }

  function takingMethod(method: Method): Method {
    return function (this: unknown, ...values) {
      // A method that only looks at the promise calls it, too.
      if (isObject(this) && !isInside) take(this);
      return method.apply(this, values);
    };
  }

  function watchedMethod(name: string, method: Method): Method {
    return function watched(this: unknown, ...values) {
      const known = isObject(this) ? followed.get(this) : undefined;
      if (!known) return method.apply(this, values);
      if (native.has(name)) take(this as object);
      if (isInside) return method.apply(this, values);
      const isOfLibrary = !native.has(name) || (name === 'catch' && values.length > 1);
      if (isOfLibrary && !isCalledByRunner(watched, known.notes)) count(known.notes.results.methods, name);
      isInside = true;
      try {
        const derived = method.apply(this, values);
        const isDerived = isObject(derived) && prototypeOf(derived) === prototypeOf(this as object);
        if (isDerived && !followed.has(derived)) follow(derived, known.notes, isHandledBy(name, values, known));
        return derived;
      } finally {
        isInside = false;
      }
    };
  }
}

/** Whether what a method returns can be rejected only by an error in the handler that it is given. */
function isHandledBy(name: string, [first, second]: readonly unknown[], { isHandled }: Followed): boolean {
  if (name === 'finally') return isHandled;
  return typeof (name === 'catch' ? first : name === 'then' ? second : undefined) === 'function';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Native promises of another realm count, too. */
function isNativePromise(value: object): boolean {
  if (value instanceof Promise) return Object.getPrototypeOf(value) === Promise.prototype;
  const prototype = prototypeOf(value);
  return prototype !== null && Reflect.ownKeys(prototype).every((key) => typeof key === 'symbol' || native.has(key));
}
