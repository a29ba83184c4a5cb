import { type ReasonCode, reasonKinds, type Severity } from '../reasons/index.js';
import { reasonTitle } from '../wording/index.js';
import type { Finding } from './findings.js';

/** A kind of reason, at how many findings it was given, and what it means. */
export interface ReasonCount {
  readonly code: ReasonCode;
  readonly count: number;
  readonly severity: Severity;
  readonly title: string;
}

/** Counts the reasons of findings by code, the most frequent first. */
export function reasonCounts(findings: readonly Finding[]): ReasonCount[] {
  const counts = new Map<ReasonCode, number>();
  for (const code of findings.flatMap(({ codes }) => codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count, severity: reasonKinds[code].severity, title: reasonTitle(code) }))
    .sort((a, b) => b.count - a.count);
}
