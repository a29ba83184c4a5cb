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
    facts: Object.entries(rest).flatMap(([key, value]) => {
      const text = unshown.has(key) || keys.includes(key) ? undefined : textOf(value);
      return text === undefined ? [] : [[key, text] as const];
    }),
    children: keys.flatMap((key) =>
      [rest[key]].flat().flatMap((child) => (isNode(child) ? [[key, treeOf(child, visitorKeys)] as const] : [])),
    ),
  };
}

function textOf(value: unknown): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
