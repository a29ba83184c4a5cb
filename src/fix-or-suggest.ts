import type { TSESLint } from '@typescript-eslint/utils';
import type { Conversion, Verdict } from './analysis/facts.js';
import { convert } from './conversion/convert.js';
import { type Edit, groupBySpan, mergeEdits, spanOf } from './conversion/edit.js';

/** What a report offers: one of the two, or nothing. */
export interface Offer {
  readonly fix: TSESLint.ReportFixFunction | null;
  readonly suggestion: TSESLint.ReportFixFunction | null;
}

/**
 * Decides, for all conversions of a file, which are fixes and which suggestions: the only place that does.
 *
 * Fixes whose spans overlap are made one, and each of their reports carries it: ESLint drops overlapping fixes until the
 * next pass, and gives up after ten.
 *
 * @param fixIntended whether `intended` conversions are fixes, too
 */
export function offersFor(
  sourceCode: Readonly<TSESLint.SourceCode>,
  verdicts: readonly Verdict[],
  fixIntended: boolean,
): (verdict: Verdict) => Offer {
  const isFix = (verdict: Verdict) => verdict.outcome === 'same' || (verdict.outcome === 'intended' && fixIntended);
  const fixes = new Map<Conversion, Edit | undefined>();
  const converted = new Set(
    verdicts.flatMap((verdict) => (verdict.outcome !== 'refused' && isFix(verdict) ? [verdict.conversion] : [])),
  );
  const all = [...converted].map((conversion) => ({ conversion, edits: convert(sourceCode, conversion) }));
  for (const group of groupBySpan(all, ({ edits }) => spanOf(edits))) {
    const merged = mergeEdits(
      sourceCode.text,
      group.flatMap(({ edits }) => edits),
    );
    for (const { conversion } of group) fixes.set(conversion, merged);
  }

  return (verdict) => {
    if (verdict.outcome === 'refused') return { fix: null, suggestion: null };
    if (isFix(verdict)) return { fix: apply(fixes.get(verdict.conversion)), suggestion: null };
    return { fix: null, suggestion: apply(mergeEdits(sourceCode.text, convert(sourceCode, verdict.conversion))) };
  };
}

function apply(edit: Edit | undefined): TSESLint.ReportFixFunction | null {
  return edit ? (fixer) => fixer.replaceTextRange(edit.range, edit.text) : null;
}
