import type { TSESLint } from '@typescript-eslint/utils';
import { memoize } from '../collections/index.js';
import { type FileContext, semanticModelOf } from '../analysis/semantics/index.js';
import { type Edit, mergeByItem, mergeEdits } from '../conversion/index.js';
import { isFixed, type Reason, type Verdict } from '../reasons/index.js';

/** What a report offers, and in which words of its rule. */
export interface Offer<Plan> {
  /**
   * `same`, `fixed` and `intended` for fixes, `fixed` where one rests on something; `suggested` where there are only
   * suggestions of what was `intended`.
   */
  readonly wording: 'fixed' | 'intended' | 'refused' | 'same' | 'suggested';
  readonly reasons: readonly Reason[];
  readonly fix: TSESLint.ReportFixFunction | null;
  /** The safest first. */
  readonly suggestions: readonly { readonly plan: Plan; readonly fix: TSESLint.ReportFixFunction }[];
}

/**
 * Decides what the reports of one rule offer: the only place that chooses between fixes and suggestions.
 *
 * Fixes that overlap are made one, and each of their reports carries it. Nothing is written before it is asked for.
 *
 * @param verdicts what was decided for each of the reports
 * @param write makes the edits that carry out a plan; none where that cannot be
 */
export function decide<Item, Plan extends object>(
  context: FileContext,
  verdicts: ReadonlyMap<Item, Verdict<Plan>>,
  write: (plan: Plan) => readonly Edit[],
): (item: Item) => Offer<Plan> {
  const { sourceCode, settings } = semanticModelOf(context);
  const editsOf = memoize(write);
  const suggestedEditOf = memoize((plan: Plan) => mergeEdits(sourceCode.text, editsOf(plan)));
  let merged: ReadonlyMap<Plan, Edit | undefined> | undefined;

  return (item) => {
    const verdict = verdicts.get(item)!;
    const { reasons, alternatives = [] } = verdict;
    const others = alternatives.map(suggestionOf);
    if (verdict.outcome === 'refused') return { wording: 'refused', reasons, fix: null, suggestions: others };
    const { plan } = verdict;
    if (isFixed(verdict, settings.fixIntended)) {
      const wording = verdict.outcome === 'same' && reasons.length > 0 ? 'fixed' : verdict.outcome;
      return { wording, reasons, fix: apply(() => fixOf(plan)), suggestions: others };
    }
    return { wording: 'suggested', reasons, fix: null, suggestions: [suggestionOf(plan), ...others] };
  };

  function suggestionOf(plan: Plan) {
    return { plan, fix: apply(() => suggestedEditOf(plan)) };
  }

  function fixOf(plan: Plan): Edit | undefined {
    merged ??= mergeByItem(sourceCode.text, new Map(fixedPlans().map((each) => [each, editsOf(each)])));
    return merged.get(plan);
  }

  function fixedPlans(): Plan[] {
    const plans = [...verdicts.values()].flatMap((verdict) =>
      isFixed(verdict, settings.fixIntended) ? [verdict.plan] : [],
    );
    return plans.filter((plan) => editsOf(plan).length > 0);
  }
}

function apply(edit: () => Edit | undefined): TSESLint.ReportFixFunction {
  return (fixer) => {
    const change = edit();
    return change ? fixer.replaceTextRange(change.range, change.text) : null;
  };
}

/** The same for a report that has nothing to do with others. */
export function offerOf<Plan extends object>(
  context: FileContext,
  verdict: Verdict<Plan>,
  write: (plan: Plan) => readonly Edit[],
): Offer<Plan> {
  return decide(context, new Map([[verdict, verdict]]), write)(verdict);
}
