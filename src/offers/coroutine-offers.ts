import {
  type Conversion,
  type FileFindings,
  type Finding,
  findingsOf,
  type FloatingFinding,
  type Leftover,
  namesInUse,
} from '../analysis/coroutines/index.js';
import type { FileContext } from '../analysis/semantics/index.js';
import type { Library } from '../catalogue/index.js';
import { memoize, once } from '../collections/index.js';
import { convert, removeLeftovers } from '../conversion/index.js';
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
  const kinds = (Object.keys(reporters) as Kind[]).filter((kind) => findings[kind].length > 0);
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

/** Removals of declarations that nothing uses. What a comment keeps stays, with the helpers that it needs. */
export function removalOffers(
  context: RuleContext,
  name: string,
  leftovers: readonly Leftover[],
): (leftover: Leftover) => Offer<Leftover> {
  const free = leftovers.filter(({ names }) => !isDisabledAt(context, name, names[0]!.loc));
  const removals = once(() => removeLeftovers(context.sourceCode, free));
  const verdicts = new Map(leftovers.map((plan) => [plan, { outcome: 'same', plan, reasons: [] } as const]));
  return decide(context, verdicts, (leftover) => removals().get(leftover) ?? []);
}

/**
 * The names by which each file reached coroutine functions when it was last looked at in this process, as far as they are
 * still declared. ESLint goes through a file again after each round of fixes.
 */
const namesByFile = new Map<string, ReadonlySet<string>>();

/**
 * Those of the unused declarations that a rule has to do with: they name coroutine functions and nothing else, or were
 * used for a coroutine until a fix, or somebody, took the last use away. A library of promises that the file loads and
 * never used is none of ours.
 *
 * @param libraries whose coroutine functions the file calls
 */
export function removableLeftovers(
  context: FileContext,
  leftovers: readonly Leftover[],
  libraries: ReadonlySet<Library>,
): readonly Leftover[] {
  const { filename } = context;
  const before = namesByFile.get(filename);
  const removable = leftovers.flatMap((leftover) => {
    const kept = leftover.others.filter(({ name }) => !before?.has(name));
    const names = leftover.names.filter((name) => !kept.includes(name));
    if (names.length === 0) return [];
    return kept.length === 0 ? leftover : { ...leftover, names };
  });
  const unused = removable.flatMap((leftover) => leftover.names.map(({ name }) => name));
  const still = removable.map(({ library }) => library);
  const names = new Set([...unused, ...namesInUse(context, new Set([...libraries, ...still]))]);
  if (names.size > 0) namesByFile.set(filename, names);
  else namesByFile.delete(filename);
  return removable;
}
