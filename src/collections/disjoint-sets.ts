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
