import { reasonDescriptions, type ReasonKind } from '../analysis/reasons.js';
import { fillIn, sentencesOf, type MessageData } from './message-data.js';

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

/**
 * Counts reasons by kind, the most frequent first.
 *
 * @param texts what findings say of their reasons; a finding may have several
 */
export function reasonCounts(texts: readonly string[]): ReasonCount[] {
  return [...byKind(texts)]
    .map(([kind, all]) => ({
      kind,
      count: all.length,
      outcome: reasonDescriptions[kind].outcome,
      sentence: fillIn(templates[kind], commonData(all)),
    }))
    .sort((a, b) => b.count - a.count);
}

/**
 * The reasons of one finding, a sentence for each kind.
 *
 * @param text what the finding says of its reasons
 */
export function reasonSentences(text: string): string[] {
  const kinds = [...byKind([text])];
  if (kinds.length === 0) return text === '' ? [] : [text];
  return kinds.map(([kind, all]) => {
    const more = all.length > 1 ? ` And ${all.length - 1} more like it.` : '';
    return `${fillIn(templates[kind], all[0]!)}${more}`;
  });
}

function byKind(texts: readonly string[]): Map<ReasonKind, MessageData[]> {
  const kinds = new Map<ReasonKind, MessageData[]>();
  for (const { kind, data } of texts.flatMap((text) => sentencesOf(templates, text))) {
    kinds.set(kind, [...(kinds.get(kind) ?? []), data]);
  }
  return kinds;
}

/** The values that are the same everywhere, and `…` for the others. */
function commonData([first = {}, ...others]: readonly MessageData[]): MessageData {
  const entries = Object.entries(first);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, others.every((data) => data[name] === value) ? value : '…']),
  );
}
