import type { Origin } from '../../analysis/semantics/index.js';
import { path } from '../../analysis/environment/index.js';
import { plain, type Value } from './value.js';

/** What `path.join` and `path.resolve` give, for texts that are known; undefined for any other function. */
export function joinedPath({ from, name, path: members }: Origin, parts: () => readonly Value[]): Value | undefined {
  const [method] = members;
  if (from !== 'module' || !/^(?:node:)?path$/.test(name) || members.length !== 1) return undefined;
  if (method !== 'join' && method !== 'resolve') return undefined;
  const texts = parts().map((part) => (part.kind === 'plain' ? part.text : undefined));
  const known = texts.filter((text) => text !== undefined);
  // A path that is not absolute begins where the program was started.
  const isKnown =
    known.length === texts.length && known.length > 0 && (method === 'join' || path.isAbsolute(known[0]!));
  return isKnown ? { kind: 'plain', text: path[method](...known) } : plain;
}

/** The specifier that leads from a file to a path, which may be relative to its folder. */
export function specifierOf(text: string, file: string): string {
  const folder = path.dirname(file);
  const relative = path.relative(folder, path.resolve(folder, text)).replaceAll(path.sep, '/');
  return relative.startsWith('.') ? relative : `./${relative}`;
}
