import type { Finding, Remedy } from './findings.js';

/** How many findings one rule has about one library, and what becomes of them. */
export interface TallyRow {
  readonly rule: string;
  readonly library: string;
  readonly findings: number;
  /** Those that are gone after the fixes. */
  readonly fixes: number;
  /** Those among what is left that could be fixed. */
  readonly fixable: number;
  readonly suggestions: number;
  readonly manual: number;
}

/**
 * Counts findings by rule and library, the most frequent first.
 *
 * @param remaining those that are left once the fixes are applied
 */
export function tally(found: readonly Finding[], remaining: readonly Finding[]): TallyRow[] {
  const groups = new Map([...found, ...remaining].map((finding) => [`${finding.rule}\n${finding.library}`, finding]));
  return [...groups.values()]
    .map(({ rule, library }) => {
      const isInGroup = (finding: Finding) => finding.rule === rule && finding.library === library;
      const left = remaining.filter(isInGroup);
      const findings = Math.max(found.filter(isInGroup).length, left.length);
      const withRemedy = (remedy: Remedy) => left.filter((finding) => finding.remedy === remedy).length;
      const [fixable, suggestions, manual] = [withRemedy('fix'), withRemedy('suggestion'), withRemedy('manual')];
      return { rule, library, findings, fixes: findings - left.length, fixable, suggestions, manual };
    })
    .sort((a, b) => compare(a.rule, b.rule) || b.findings - a.findings || compare(a.library, b.library));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
