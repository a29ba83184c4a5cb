import { fingerprint } from '../../analysis/environment/index.js';
import type { Summary } from '../summary/summary.js';

/**
 * Tells summaries apart that differ in what others can see: exports, forms and results. Where in their texts functions
 * start does not count, so that other bodies leave it as it is.
 */
export function digestOf(summaries: Iterable<readonly [file: string, summary: Summary | null]>): string {
  const lines = [...summaries].map(([file, summary]) => `${file} ${summary ? withoutPlaces(summary) : ''}`);
  return fingerprint(lines.join('\n'));
}

function withoutPlaces({ isModule, assigned, functions, variables, objects, generatorNames }: Summary): string {
  const starts = [...Object.keys(functions), ...Object.keys(variables), ...Object.keys(objects).map(startIn)];
  const places = [...new Set(starts.map(Number))].filter((start) => !Number.isNaN(start)).sort((a, b) => a - b);
  const numbers = new Map(places.map((start, index) => [start, index]));
  const numbered = (table: Readonly<Record<string, unknown>>) =>
    Object.entries(table).map(([key, value]) => [
      key.replace(/^\d+/, (start) => String(numbers.get(Number(start)))),
      value,
    ]);
  const tables = { functions: numbered(functions), variables: numbered(variables), objects: numbered(objects) };
  return JSON.stringify({ isModule, assigned, generatorNames, ...tables }, (key, value: unknown) => {
    if (key === 'line') return undefined;
    if (key !== 'at') return value;
    const at = String(value);
    return at.replace(/^\d+/, (start) => String(numbers.get(Number(start)) ?? ''));
  });
}

/** Where the object of a key starts. */
function startIn(key: string): string {
  return /^\d+/.exec(key)?.[0] ?? '';
}
