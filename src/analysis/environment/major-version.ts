import { memoize } from '../../collections/index.js';
import { loadSemver } from './host.js';

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
