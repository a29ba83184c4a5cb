import { version } from '../manifest.js';

/** Where a package keeps its index, relative to its folder. */
export const indexFile = '.native-async/index.json';

/** What `native-async index` writes: what each file of a package says of itself. */
export interface PackageIndex<Summary = unknown> {
  readonly format: typeof indexFormat;
  /** The version of the plugin that has made it: another one may understand the same text otherwise. */
  readonly version: string;
  /** Differs where what other files can see of the package does. */
  readonly digest: string;
  /** By path, relative to the package. */
  readonly files: Readonly<Record<string, IndexedFile<Summary>>>;
}

export interface IndexedFile<Summary = unknown> {
  /** What the text is kept under: an entry does not count for another text. */
  readonly content: string;
  /** Null where the text does not parse. */
  readonly summary: Summary | null;
}

export const indexFormat = 'native-async-index';

/** Reads the text of an index; undefined for one of another version, or for anything else. */
export function parseIndex<Summary>(text: string): PackageIndex<Summary> | undefined {
  try {
    const index = JSON.parse(text) as Partial<PackageIndex<Summary>> | null;
    return index?.format === indexFormat && index.version === version ? (index as PackageIndex<Summary>) : undefined;
  } catch {
    return undefined;
  }
}
