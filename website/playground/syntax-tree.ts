import type { TreeNode } from './lint-protocol.ts';

interface Node {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly [property: string]: unknown;
}

const unshown = new Set(['type', 'range', 'loc', 'start', 'end', 'parent', 'tokens', 'comments', 'raw']);

/** A syntax tree as it is shown. */
export function treeOf(node: unknown, visitorKeys: Readonly<Record<string, readonly string[]>>): TreeNode {
  const { type, range, ...rest } = node as Node;
  const keys = visitorKeys[type] ?? [];
  return {
    type,
    from: range[0],
    to: range[1],
    facts: Object.entries(rest).flatMap(([key, value]) =>
      unshown.has(key) || keys.includes(key) || (typeof value === 'object' && value !== null) || value === undefined
        ? []
        : [[key, typeof value === 'string' ? JSON.stringify(value) : String(value)] as const],
    ),
    children: keys.flatMap((key) =>
      [rest[key]].flat().flatMap((child) => (isNode(child) ? [[key, treeOf(child, visitorKeys)] as const] : [])),
    ),
  };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
