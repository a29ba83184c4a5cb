import { memoize } from '../collections/index.js';
import {
  type Conversion,
  type FileFindings,
  type Finding,
  findingsOf,
  type FloatingFinding,
} from '../analysis/coroutines/index.js';
import { convert } from '../conversion/index.js';
import { makeReason, type Verdict } from '../reasons/index.js';
import { decide, type Offer } from './decide.js';
import { type FileRules, isDisabledAt, type RuleContext, rulesOf } from './file-rules.js';

type Kind = keyof FileFindings;

/** The rule that reports each kind of coroutine. */
const reporters: Readonly<Record<Kind, string>> = {
  calls: 'no-coroutine-wrapper',
  floating: 'no-floating-generator',
  generators: 'no-ambiguous-generator',
  handlers: 'no-generator-handler',
};

/**
 * Decides what the reports of all coroutines of a file offer, whichever rule reports them.
 *
 * What an option or a comment leaves alone is in no fix of others. What has to change together with it is refused.
 */
export function coroutineOffers(context: RuleContext): (finding: Finding) => Offer<Conversion> {
  return offersOfRun(rulesOf(context), context);
}

const offersOfRun = memoize(decideCoroutines);

function decideCoroutines(rules: FileRules, context: RuleContext): (finding: Finding) => Offer<Conversion> {
  const { sourceCode } = context;
  const findings = findingsOf(context);
  const kinds = Object.keys(reporters) as Kind[];
  const leftAlone = new Set<Finding>();
  const leftAloneIn = new Map<Conversion, Finding[]>();
  const offers = new Map<Finding, (finding: Finding) => Offer<Conversion>>();
  for (const kind of kinds) findings[kind].forEach((finding) => noteLeftAlone(finding, kind));
  for (const kind of kinds) {
    const [alone, others] = partition<Finding>(findings[kind], (finding) => leftAlone.has(finding));
    for (const batch of [others, ...alone.map((finding) => [finding])]) {
      const verdicts = new Map(batch.map((finding) => [finding, verdictOf(finding)]));
      const offerFor = decide(context, verdicts, (conversion) => convert(sourceCode, conversion));
      for (const finding of batch) offers.set(finding, offerFor);
    }
  }
  return (finding) => offers.get(finding)!(finding);

  function noteLeftAlone(finding: Finding, kind: Kind): void {
    const { verdict, place } = finding;
    if (!rules.leftAlone.get(kind)?.(finding as never) && !isDisabledAt(context, reporters[kind], place)) return;
    leftAlone.add(finding);
    if (verdict.outcome === 'refused') return;
    const others = leftAloneIn.get(verdict.plan);
    if (others) others.push(finding);
    else leftAloneIn.set(verdict.plan, [finding]);
  }

  function verdictOf(finding: Finding): Verdict<Conversion> {
    const { verdict, node } = finding;
    if (verdict.outcome === 'refused') return verdict;
    const blocking = leftAloneIn.get(verdict.plan)?.find((other) => other !== finding);
    if (!blocking) return verdict;
    const { function: name = blocking.node } = blocking as Partial<FloatingFinding> & Finding;
    const data = { name, line: blocking.place.start.line };
    return { outcome: 'refused', reasons: [makeReason('tied-to-left-alone', node, data)] };
  }
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
