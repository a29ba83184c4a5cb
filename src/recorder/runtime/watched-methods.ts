export type Method = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Makes the function that puts others in the place of the methods which a promise shares with those of its library.
 * Programs add to them, also while they run.
 *
 * @param replacementOf makes what to put in the place of a method, if anything
 */
export function watchMethods(
  replacementOf: (name: string, method: Method) => Method | undefined,
): (promise: object) => void {
  const watching = new WeakSet<Method>();
  return (promise) => {
    for (let holder = prototypeOf(promise); holder && prototypeOf(holder); holder = prototypeOf(holder)) {
      if (holder === Promise.prototype) return;
      for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(holder)))
        replace(holder, name, descriptor);
    }
  };

  function replace(holder: object, name: string, descriptor: PropertyDescriptor): void {
    const method: unknown = descriptor.value;
    if (typeof method !== 'function' || !descriptor.writable || watching.has(method as Method)) return;
    const replacement = replacementOf(name, method as Method);
    if (!replacement) return;
    watching.add(replacement);
    Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(method));
    Object.defineProperty(holder, name, { ...descriptor, value: replacement });
  }
}

export function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
