import { version } from '../../manifest.js';
import { indexFormat, type PackageIndex } from '../../package-index/index.js';
import { contentOf, summaryOfText } from '../content.js';
import type { Summary } from '../summary/summary.js';
import { digestOf } from './digest.js';

/**
 * Makes the index of a package: a pure function of its files.
 *
 * @param files texts by path, relative to the package
 */
export function makeIndex(files: ReadonlyMap<string, string>): PackageIndex<Summary> {
  const names = [...files.keys()].sort();
  const entries = names.map((name) => {
    const text = files.get(name)!;
    const content = contentOf(text, name);
    return [name, { content, summary: summaryOfText(content, text, name) ?? null }] as const;
  });
  return {
    format: indexFormat,
    version,
    digest: digestOf(entries.map(([name, { summary }]) => [name, summary])),
    files: Object.fromEntries(entries),
  };
}
