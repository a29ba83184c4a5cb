import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { slashed } from '../paths.js';
import type { Conversion } from './conversions.js';

/** The conversions that were declined in earlier runs, so that asking goes on where it was left. */
export interface Declined {
  has(conversion: Conversion): boolean;
  add(conversions: readonly Conversion[]): Promise<void>;
}

/**
 * Reads what was declined before.
 *
 * @param directory where it is kept
 * @param root what the paths in it are relative to, so that a project can be moved
 */
export async function readDeclined(directory: string, root: string): Promise<Declined> {
  const file = path.join(directory, 'declined.json');
  const keys = new Set<string>(await readFile(file, 'utf8').then(parseKeys, () => []));
  return {
    has: (conversion) => keys.has(keyOf(conversion, root)),
    async add(conversions) {
      if (conversions.length === 0) return;
      for (const conversion of conversions) keys.add(keyOf(conversion, root));
      await mkdir(directory, { recursive: true });
      await writeFileAtomic(file, JSON.stringify([...keys].sort(), undefined, 2));
    },
  };
}

function parseKeys(text: string): string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];
}

/** A digest of what a conversion is: the same one in a later run, whatever moved around it. */
function keyOf(conversion: Conversion, root: string): string {
  const key = conversion.key((file) => slashed(path.relative(root, file)));
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
