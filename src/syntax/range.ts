interface Located {
  readonly range: readonly [number, number];
}

/** Whether a node or token stands inside another, or is that one. */
export function isInside(inner: Located, outer: Located): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
