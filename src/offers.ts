import type { TSESLint } from '@typescript-eslint/utils';
import type { Conversion, Verdict } from './analysis/coroutines/index.js';
import type { AwaitPlan, AwaitRemedy, MisplacedAwait } from './analysis/misplaced-await/index.js';
import { awaitEdits, convert, type Edit, mergeByItem, mergeEdits } from './conversion/index.js';

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

/** What the report of a misplaced await offers. */
export interface AwaitOffer {
  readonly fix: TSESLint.ReportFixFunction | null;
  readonly suggestions: readonly { readonly plan: AwaitPlan; readonly fix: TSESLint.ReportFixFunction }[];
}

/** Decides the same for misplaced awaits, and gives each fix to the first await of a function alone. */
export function offersForAwaits(
  sourceCode: Readonly<TSESLint.SourceCode>,
  remedies: ReadonlyMap<MisplacedAwait, AwaitRemedy>,
): (found: MisplacedAwait) => AwaitOffer {
  const fixed = new Map<MisplacedAwait, AwaitPlan>();
  const functions = new Set<unknown>();
  const inOrder = [...remedies].sort(([a], [b]) => a.node.range[0] - b.node.range[0]);
  for (const [found, remedy] of inOrder) {
    const { site } = found;
    if (remedy.kind !== 'plan' || site.kind !== 'function' || functions.has(site.function)) continue;
    functions.add(site.function);
    fixed.set(found, remedy.plan);
  }
  const edits = new Map([...new Set(fixed.values())].map((plan) => [plan, awaitEdits(sourceCode, plan)]));
  const merged = mergeByItem(sourceCode.text, edits);
  return (found) => {
    const plan = fixed.get(found);
    const remedy = remedies.get(found);
    const plans = remedy && remedy.kind !== 'plan' ? remedy.plans : [];
    return {
      fix: apply(plan && merged.get(plan)),
      suggestions: plans.flatMap((one) => suggestionOf(sourceCode, one) ?? []),
    };
  };
}

/** The suggestion that carries out one plan. */
export function suggestionOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  plan: AwaitPlan,
): AwaitOffer['suggestions'][number] | undefined {
  const fix = apply(mergeEdits(sourceCode.text, awaitEdits(sourceCode, plan)));
  return fix ? { plan, fix } : undefined;
}
