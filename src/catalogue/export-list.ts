import type { LibraryExport } from './library.js';
import type { Receiver } from './receivers.js';
import { words } from './words.js';

type PlainRole = Exclude<LibraryExport['role'], 'wrapper' | 'runner' | 'object' | 'loader'>;

/** The exports of one role, from their paths, which stand one after the other with white space between. */
export function exportList(role: PlainRole, paths: string): readonly LibraryExport[] {
  return words(paths).map((path) => ({ path, role }));
}

/** The members of what is listed under a path, each of which returns what is listed under another. */
export function memberList(of: string, paths: string, gives: string): readonly LibraryExport[] {
  return words(paths).map((path) => ({ path: `${of}.${path}`, role: 'object', gives }));
}

/** Functions that return a promise and are handed a function. */
export function receiverList(paths: string, receives: Receiver): readonly LibraryExport[] {
  return words(paths).map((path) => ({ path, role: 'promise', receives }));
}

/** The exports as they are, and once more under each name by which the module's value holds itself (`co.default`). */
export function heldAs(names: readonly string[], exports: readonly LibraryExport[]): readonly LibraryExport[] {
  const aliases = names.flatMap((name) =>
    exports.map((entry) => ({ ...entry, path: entry.path === '' ? name : `${name}.${entry.path}` })),
  );
  return [...exports, ...aliases];
}
