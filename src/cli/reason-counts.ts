import { reasonDescriptions, type ReasonKind } from '../analysis/reasons.js';
import type { Finding } from './findings.js';
import { sentencesOf, type MessageData } from './message-data.js';

/** A kind of reason, how often it was given, and a sentence that is true of all those times. */
export interface ReasonCount {
  readonly kind: ReasonKind;
  readonly count: number;
  readonly outcome: 'intended' | 'refused';
  readonly sentence: string;
}

const templates = Object.fromEntries(
  Object.entries(reasonDescriptions).map(([kind, { sentence }]) => [kind, sentence]),
) as Record<ReasonKind, string>;

/** Counts the reasons of findings by kind, the most frequent first. A finding may have several. */
export function reasonCounts(findings: readonly Finding[]): ReasonCount[] {
  const byKind = new Map<ReasonKind, MessageData[]>();
  for (const { kind, data } of findings.flatMap(({ reasons }) => sentencesOf(templates, reasons))) {
    byKind.set(kind, [...(byKind.get(kind) ?? []), data]);
  }
  return [...byKind]
    .map(([kind, all]) => ({
      kind,
      count: all.length,
      outcome: reasonDescriptions[kind].outcome,
      sentence: commonSentence(templates[kind], all),
    }))
    .sort((a, b) => b.count - a.count);
}

/** The sentence with the values that were always the same, and `…` for the others. */
function commonSentence(template: string, all: readonly MessageData[]): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const values = new Set(all.map((data) => data[name]));
    return values.size === 1 ? ([...values][0] ?? '…') : '…';
  });
}
