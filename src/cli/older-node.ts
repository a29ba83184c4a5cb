import { type OlderNode, olderNodeAllowed } from '../analysis/environment/index.js';
import { displayPath } from './paths.js';
import { wrap } from './style.js';

/** What to change first where the project of some files allows versions of Node.js that have no async functions. */
export function olderNodeLines(files: Iterable<string>, columns: number): string[] {
  const byManifest = new Map<string, OlderNode>();
  for (const file of files) {
    const older = olderNodeAllowed(file);
    if (older) byManifest.set(older.manifest, older);
  }
  return [...byManifest.values()].flatMap(({ manifest, oldest, where }) =>
    wrap(
      `${displayPath(manifest)} allows Node.js ${oldest} (${where}). Async functions need 7.6: raise it with this change.`,
      columns,
    ),
  );
}
