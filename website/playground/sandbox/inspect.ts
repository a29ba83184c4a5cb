const longest = 500;

/** A value as text. What conversions may change in any case, such as the names of functions, is left out. */
export function inspect(value: unknown, depth = 0, around: readonly unknown[] = []): string {
  if (typeof value === 'string') return depth === 0 ? cut(value) : JSON.stringify(cut(value));
  if (typeof value === 'function') return '[function]';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (around.includes(value)) return '[circular]';
  if (value instanceof Error) return `${value.name}: ${cut(value.message)}`;
  if (isThenable(value)) return '[promise]';
  const inside = (item: unknown): string => inspect(item, depth + 1, [...around, value]);
  if (Array.isArray(value)) return depth > 3 ? '[…]' : cut(`[${value.slice(0, 50).map(inside).join(', ')}]`);
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (tag !== 'Object') return `[${tag}]`;
  const entries = Object.entries(value).slice(0, 50);
  if (entries.length === 0) return '{}';
  return depth > 3 ? '{…}' : cut(`{ ${entries.map(([key, item]) => `${key}: ${inside(item)}`).join(', ')} }`);
}

/** Whether a value has a method `then`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
