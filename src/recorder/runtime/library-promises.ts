import { count, type ResultNotes } from './notes.js';

/** Methods that native promises have, too. */
const native: ReadonlySet<PropertyKey> = new Set(['then', 'catch', 'finally', 'constructor', 'toString']);

type Method = (this: unknown, ...values: unknown[]) => unknown;

/** Makes the function that follows a promise, and notes which methods of its library are used on it or on derived ones. */
export function followPromises(): (value: unknown, notes: ResultNotes) => void {
  const origins = new WeakMap<object, ResultNotes>();
  const watched = new WeakSet<object>();
  /** Whether a method of a library runs: what it calls in turn is its own business. */
  let isInside = false;

  return (value, notes) => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof (value as PromiseLike<unknown>).then !== 'function') return;
    const isNative = isNativePromise(value);
    count(notes.promises, isNative ? 'native' : 'library');
    if (isNative) return;
    origins.set(value, notes);
    watchMethods(value);
  };

  /** Watches the methods that a library's promises share. */
  function watchMethods(promise: object): void {
    for (let holder = prototypeOf(promise); holder && prototypeOf(holder); holder = prototypeOf(holder)) {
      if (holder === Promise.prototype || watched.has(holder)) return;
      watched.add(holder);
      for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
        const { value: method, writable } = descriptor as { value: unknown; writable?: boolean };
        if (typeof method !== 'function' || !writable || name === 'constructor' || name.startsWith('_')) continue;
        Object.defineProperty(holder, name, { ...descriptor, value: watchedMethod(name, method as Method) });
      }
    }
  }

  function watchedMethod(name: string, method: Method): Method {
    const replacement: Method = function (this: unknown, ...values) {
      const notes = isInside || typeof this !== 'object' || this === null ? undefined : origins.get(this);
      if (!notes) return method.apply(this, values);
      if (!native.has(name) || (name === 'catch' && values.length > 1)) count(notes.methods, name);
      isInside = true;
      try {
        const derived = method.apply(this, values);
        const isDerived = typeof derived === 'object' && derived !== null;
        if (isDerived && prototypeOf(derived) === prototypeOf(this as object)) origins.set(derived, notes);
        return derived;
      } finally {
        isInside = false;
      }
    };
    return Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(method));
  }
}

function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}

/** Native promises of another realm count, too. */
function isNativePromise(value: object): boolean {
  if (value instanceof Promise) return Object.getPrototypeOf(value) === Promise.prototype;
  const prototype = prototypeOf(value);
  return prototype !== null && Reflect.ownKeys(prototype).every((key) => typeof key === 'symbol' || native.has(key));
}
