import { count, type ResultNotes } from './notes.js';

/** Methods that native promises have, too. */
const native: ReadonlySet<PropertyKey> = new Set(['then', 'catch', 'finally', 'constructor', 'toString']);

type Method = (this: unknown, ...values: unknown[]) => unknown;

/** Makes the function that follows a promise, and notes which methods of its library are used on it or on derived ones. */
export function followPromises(): (value: unknown, notes: ResultNotes) => void {
  const origins = new WeakMap<object, ResultNotes>();
  const watching = new WeakSet<Method>();
  /** Whether a method of a library runs: what it calls in turn is its own business. */
  let isInside = false;

  return (value, notes) => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof (value as PromiseLike<unknown>).then !== 'function') return;
    const isNative = isNativePromise(value);
    count(notes.promises, isNative ? 'native' : 'library');
    if (!isNative) follow(value, notes);
  };

  function follow(promise: object, notes: ResultNotes): void {
    origins.set(promise, notes);
    watchMethods(promise);
  }

  /** Watches the methods that a library's promises share. Programs add to them, also while they run. */
  function watchMethods(promise: object): void {
    for (let holder = prototypeOf(promise); holder && prototypeOf(holder); holder = prototypeOf(holder)) {
      if (holder === Promise.prototype) return;
      for (const name of Object.getOwnPropertyNames(holder)) {
        if (name === 'constructor' || name.startsWith('_')) continue;
        const descriptor = Object.getOwnPropertyDescriptor(holder, name);
        const method: unknown = descriptor?.value;
        if (typeof method !== 'function' || !descriptor?.writable || watching.has(method as Method)) continue;
        const replacement = watchedMethod(name, method as Method);
        watching.add(replacement);
        Object.defineProperty(holder, name, { ...descriptor, value: replacement });
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
        if (isDerived && prototypeOf(derived) === prototypeOf(this as object)) follow(derived, notes);
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
