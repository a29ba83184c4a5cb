/** What was done with a function, and with what it returned. */
export interface Sighting {
  calls: number;
  isLengthRead: boolean;
  /** The properties of the returned value that were read, in order. */
  readonly askedFor: string[];
}

/** A function that returns a value, and notes what is done with the two. */
export function probe(value: object): { readonly function: () => unknown; readonly sighting: Sighting } {
  const sighting: Sighting = { calls: 0, isLengthRead: false, askedFor: [] };
  const watched = new Proxy(value, {
    get(target, key) {
      sighting.askedFor.push(String(key));
      const found: unknown = Reflect.get(target, key);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
  const handed = (): unknown => {
    sighting.calls++;
    return watched;
  };
  const get = (target: () => unknown, key: string | symbol): unknown => {
    if (key === 'length') sighting.isLengthRead = true;
    return Reflect.get(target, key);
  };
  return { function: new Proxy(handed, { get }), sighting };
}
