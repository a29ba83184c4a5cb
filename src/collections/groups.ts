/** Sets of things that belong together, joined two at a time; nearly constant time per step (union by path halving). */
export class DisjointSets<T> {
  readonly #parents = new Map<T, T>();

  /** The one member that stands for all that were joined with this one. */
  find(member: T): T {
    let current = member;
    for (;;) {
      const parent = this.#parents.get(current) ?? current;
      if (parent === current) return current;
      const grandparent = this.#parents.get(parent) ?? parent;
      this.#parents.set(current, grandparent);
      current = grandparent;
    }
  }

  /** Puts the sets of both into one. */
  join(one: T, other: T): void {
    this.#parents.set(this.find(one), this.find(other));
  }
}

/** Puts items together that have the same key, in their order. Those without a key are left out. */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key | undefined,
): Map<Key, [Item, ...Item[]]> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
