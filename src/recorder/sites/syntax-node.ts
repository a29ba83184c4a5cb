/** A node of an ESTree, whichever parser made it. */
export interface SyntaxNode {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly [property: string]: unknown;
}

/** Properties that lead to no child. */
const others: ReadonlySet<string> = new Set(['parent', 'loc', 'range', 'tokens', 'comments', 'extra', 'errors']);

/**
 * The children of a node, in source order as far as its properties are. Each run that parses asks for those of all nodes:
 * no list of properties is made for it.
 */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const property in node) {
    const value = node[property];
    if (typeof value !== 'object' || value === null || others.has(property)) continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) children.push(value);
      continue;
    }
    for (const element of value as unknown[]) if (isNode(element)) children.push(element);
  }
  return children;
}

/** Whether a value is a node with a place: Babel makes some without one. */
export function isNode(value: unknown): value is SyntaxNode {
  if (typeof value !== 'object' || value === null) return false;
  const { type, range } = value as Partial<SyntaxNode>;
  return typeof type === 'string' && Array.isArray(range);
}

const functionTypes: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

export function isFunctionNode({ type }: SyntaxNode): boolean {
  return functionTypes.has(type);
}

/**
 * Makes what tells whether one of some offsets is in a node, so that nodes without any need not be walked. They are most of
 * a program.
 *
 * @param offsets in ascending order
 */
export function hasOneOf(offsets: readonly number[]): (node: SyntaxNode) => boolean {
  return ({ range: [start, end] }) => {
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (offsets[middle]! < start) low = middle + 1;
      else high = middle;
    }
    return low < offsets.length && offsets[low]! < end;
  };
}

/** Where a text has what a global pattern matches. */
export function offsetsOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}
