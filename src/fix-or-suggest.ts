import type { TSESLint } from '@typescript-eslint/utils';
import type { Conversion, Verdict } from './analysis/facts.js';
import { convert } from './conversion/convert.js';
import { type Edit, mergeByItem, mergeEdits } from './conversion/edit.js';

/** What a report offers: one of the two, or nothing. */
export interface Offer {
  readonly fix: TSESLint.ReportFixFunction | null;
  readonly suggestion: TSESLint.ReportFixFunction | null;
}

/**
 * Decides, for all conversions of a file, which are fixes and which suggestions: the only place that does.
 *
 * Fixes that overlap are made one, and each of their reports carries it.
 *
 * @param fixIntended whether `intended` conversions are fixes, too
 */
export function offersFor(
  sourceCode: Readonly<TSESLint.SourceCode>,
  verdicts: readonly Verdict[],
  fixIntended: boolean,
): (verdict: Verdict) => Offer {
  const isFix = (verdict: Verdict) =>
    verdict.outcome === 'same' || (verdict.outcome === 'intended' && fixIntended && !verdict.leavesWork);
  const suggestions = new Map<Conversion, Edit | undefined>();
  const fixed = verdicts.flatMap((verdict) =>
    verdict.outcome !== 'refused' && isFix(verdict) ? [verdict.conversion] : [],
  );
  const edits = new Map([...new Set(fixed)].map((conversion) => [conversion, convert(sourceCode, conversion)]));
  const fixes = mergeByItem(sourceCode.text, edits);

  return (verdict) => {
    if (verdict.outcome === 'refused') return { fix: null, suggestion: null };
    if (isFix(verdict)) return { fix: apply(fixes.get(verdict.conversion)), suggestion: null };
    const { conversion } = verdict;
    if (!suggestions.has(conversion)) {
      suggestions.set(conversion, mergeEdits(sourceCode.text, convert(sourceCode, conversion)));
    }
    return { fix: null, suggestion: apply(suggestions.get(conversion)) };
  };
}

function apply(edit: Edit | undefined): TSESLint.ReportFixFunction | null {
  return edit ? (fixer) => fixer.replaceTextRange(edit.range, edit.text) : null;
}
