import { memoize } from '../../collections/index.js';
import { ancestors, path } from './file-system.js';
import { loadSemver } from './host.js';
import { type Manifest, readManifest } from './package-manifest.js';

/**
 * The major version of a package as a file sees it: of the copy installed in the nearest folder that has one, or of the
 * range that the `package.json` of a nearer folder asks for. Undefined when none tells, and for files that are not on disk.
 *
 * @param versions what the settings say instead, by package
 */
export function installedMajor(
  specifier: string,
  filename: string,
  versions: Readonly<Record<string, number>> = {},
): number | undefined {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (Object.hasOwn(versions, name)) return versions[name];
  if (!path.isAbsolute(filename)) return undefined;
  const folders = ancestors(path.dirname(filename));
  for (const folder of folders) {
    const installed = readManifest(path.join(folder, 'node_modules', name, 'package.json'))?.version;
    const { dependencies, devDependencies, peerDependencies } = readManifest(path.join(folder, 'package.json')) ?? {};
    const version = installed ?? { ...peerDependencies, ...devDependencies, ...dependencies }[name];
    if (version) return majorVersion(version);
  }
  return undefined;
}

/** Of what is known of several major versions, what is known of one. Without a version only what all of them do. */
export function versionsFor<Versions extends { readonly from?: number; readonly to?: number }>(
  versions: readonly Versions[],
  major: number | undefined,
): Versions | undefined {
  if (major === undefined) return versions.length === 1 ? versions[0] : undefined;
  return versions.find(({ from = 0, to = Infinity }) => from <= major && major <= to);
}

/**
 * The major version that a version is, or that a range asks for: of one without an end, the lowest. Undefined for ranges
 * of several, or without a start, and for what is neither version nor range: a tag, an address, a folder, another package.
 */
export const majorVersion = memoize((text: string): number | undefined => {
  const { minVersion, parse, subset, validRange } = loadSemver();
  const version = parse(text, { loose: true });
  if (version) return version.major;
  const range = validRange(text, { loose: true });
  const major = range === null ? undefined : minVersion(range)?.major;
  if (range === null || major === undefined) return undefined;
  const isOf = (other: string) => subset(range, other, { includePrerelease: true });
  const isOnly = isOf(`>=${major}.0.0-0 <${major + 1}.0.0-0`);
  return isOnly || /^>=?[\d.]+(?:-[\w.-]+)?$/.test(range) ? major : undefined;
});

/** The version of Node.js from which on it has async functions without a flag (V8 5.5; the changelog of 7.6.0). */
const asyncFunctions = '7.6.0';

/** What a `package.json` allows that is older than the first Node.js with async functions. */
export interface OlderNode {
  /** An absolute path. */
  readonly manifest: string;
  /** Where it says so, as it is written: `engines: node >= 4`. */
  readonly where: string;
  /** The oldest version, as `major.minor`. */
  readonly oldest: string;
}

/**
 * What the nearest `package.json` around a file that speaks of Node.js allows that is too old for async functions: by
 * `engines`, or else by `browserslist`, of which `node 6` and `node >= 6` are understood and queries that need a data base
 * are not. Undefined where all that it allows have them, and where nothing tells.
 */
export function olderNodeAllowed(filename: string): OlderNode | undefined {
  if (!path.isAbsolute(filename)) return undefined;
  for (const folder of ancestors(path.dirname(filename))) {
    const file = path.join(folder, 'package.json');
    const ranges = rangesOf(readManifest(file));
    if (ranges.length > 0) return oldestBelow(ranges, file);
  }
  return undefined;
}

interface NamedRange {
  readonly field: 'engines' | 'browserslist';
  readonly range: string;
}

function rangesOf(manifest: Manifest | undefined): NamedRange[] {
  const engines = manifest?.['engines'] as { readonly node?: unknown } | null | undefined;
  const node = engines?.node;
  if (typeof node === 'string') return [{ field: 'engines', range: node }];
  return queriesOf(manifest?.['browserslist']).flatMap((query) => {
    const range = /^node\s+(?!current|lts|maintained)(.+)$/i.exec(query.trim())?.[1];
    return range === undefined ? [] : [{ field: 'browserslist', range } as const];
  });
}

/** A query, a list of them, or lists by the name of an environment. */
function queriesOf(field: unknown): string[] {
  if (typeof field === 'string') return field.split(',');
  if (typeof field !== 'object' || field === null) return [];
  return Object.values(field).flatMap(queriesOf);
}

function oldestBelow(ranges: readonly NamedRange[], manifest: string): OlderNode | undefined {
  const { compare, lt, minVersion, validRange } = loadSemver();
  const lowest = ranges.flatMap(({ field, range }) => {
    // `*` is what npm writes where nobody thought of a version.
    const valid = validRange(range, { loose: true }) ?? '*';
    const oldest = valid === '*' ? null : minVersion(valid);
    return oldest && lt(oldest, asyncFunctions) ? [{ oldest, where: `${field}: node ${range}` }] : [];
  });
  const [first] = lowest.sort((one, other) => compare(one.oldest, other.oldest));
  return first && { manifest, where: first.where, oldest: `${first.oldest.major}.${first.oldest.minor}` };
}
