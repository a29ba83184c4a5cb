import { loadSemver } from './host.js';
import { path } from './file-system.js';
import { ancestors } from './installed-version.js';
import { readManifest } from './package-manifest.js';

/**
 * The oldest Node.js that a package says it runs on, by `engines.node` of the nearest `package.json` that has it.
 * Undefined where none says, and for files that are not on disk.
 */
export function oldestNode(filename: string): string | undefined {
  if (!path.isAbsolute(filename)) return undefined;
  for (const folder of ancestors(path.dirname(filename))) {
    const engines = readManifest(path.join(folder, 'package.json'))?.['engines'];
    const range = (engines as { readonly node?: unknown } | null | undefined)?.node;
    if (typeof range === 'string') return lowestOf(range);
  }
  return undefined;
}

/** Undefined for what is no range, and for a range of all versions, which says nothing. */
function lowestOf(text: string): string | undefined {
  const { minVersion, validRange } = loadSemver();
  const range = validRange(text, { loose: true });
  return range === null || range === '*' ? undefined : minVersion(range)?.version;
}

/** Whether one version comes before another. */
export function isOlder(version: string, than: string): boolean {
  return loadSemver().lt(version, than);
}
