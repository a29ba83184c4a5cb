import { reasonDescriptions, type ReasonKind } from '../reasons/index.js';
import { reasonClause, type StatedReason, statedReasons } from '../wording/index.js';

/** A kind of reason, how often it was given, and a sentence that is true of all those times. */
export interface ReasonCount {
  readonly kind: ReasonKind;
  readonly count: number;
  readonly outcome: 'intended' | 'refused';
  readonly sentence: string;
}

/**
 * Counts reasons by kind, the most frequent first.
 *
 * @param texts what findings say of their reasons; a finding may have several
 */
export function reasonCounts(texts: readonly string[]): ReasonCount[] {
  const byKind = new Map<ReasonKind, StatedReason[]>();
  for (const reason of texts.flatMap(statedReasons)) {
    byKind.set(reason.kind, [...(byKind.get(reason.kind) ?? []), reason]);
  }
  return [...byKind]
    .map(([kind, all]) => ({
      kind,
      count: all.reduce((sum, { count }) => sum + count, 0),
      outcome: reasonDescriptions[kind].outcome,
      sentence: `${reasonClause(kind, commonData(all))}.`,
    }))
    .sort((a, b) => b.count - a.count);
}

/**
 * The reasons of one finding, a sentence for each kind.
 *
 * @param text what the finding says of its reasons
 */
export function reasonSentences(text: string): string[] {
  const stated = statedReasons(text);
  if (stated.length === 0) return text === '' ? [] : [text];
  return stated.map(({ kind, data, count }) => {
    const more = count > 1 ? ` And ${count - 1} more like it.` : '';
    return `${reasonClause(kind, data)}.${more}`;
  });
}

/** The values that are the same everywhere, and `…` for those that differ, or that are known of the first place alone. */
function commonData(all: readonly StatedReason[]): Readonly<Record<string, string>> {
  const isSingular = all.every(({ count }) => count === 1);
  const entries = Object.entries(all[0]?.data ?? {}).map(([name, value]) => {
    const isCommon = all.every(({ data }) => data[name] === value) && (isSingular || name !== 'operand');
    return [name, isCommon ? value : '…'];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
