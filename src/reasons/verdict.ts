import { type Datum, type Reason, type ReasonCode, reasonKinds } from './reasons.js';

/**
 * What was decided about a change of the code.
 *
 * - `same`: behaviour is kept. A fix.
 * - `intended`: what was meant is kept, behaviour perhaps not. A suggestion, unless the settings say otherwise.
 * - `refused`: there is no such change.
 */
export type Verdict<Plan> = Decision<Plan> & {
  /** Other things to do instead, the safest first. They are suggestions, whatever the settings say. */
  readonly alternatives?: readonly Plan[];
};

type Decision<Plan> =
  /** The reasons are what it rests on besides the code. */
  | { readonly outcome: 'same'; readonly plan: Plan; readonly reasons: readonly Reason[] }
  | {
      readonly outcome: 'intended';
      readonly plan: Plan;
      readonly reasons: readonly Reason[];
      /** Other code in the file certainly breaks until it is changed by hand, so that the settings do not make it a fix. */
      readonly leavesWork: boolean;
      /** The codes of all that speaks against it, in whatever changes together; those of the reasons where missing. */
      readonly because?: readonly ReasonCode[];
    }
  | { readonly outcome: 'refused'; readonly reasons: readonly Reason[] };

/** Which conversions that keep what was meant are fixes: all, none, or those for which nothing but some reasons speaks. */
export type FixIntended = boolean | readonly ReasonCode[];

/** Reasons by which the code itself contradicts what `fixIntended: true` takes for granted. */
const contradictions: ReadonlySet<ReasonCode> = new Set(['changed-copy', 'kind-by-name']);

/** Whether a setting makes a fix of what a reason makes a suggestion. */
export function isFixedDespite(code: ReasonCode, fixIntended: FixIntended): boolean {
  return typeof fixIntended === 'boolean' ? fixIntended && !contradictions.has(code) : fixIntended.includes(code);
}

/** Whether a verdict is a fix under a setting. */
export function isFixed<Plan>(
  verdict: Verdict<Plan>,
  fixIntended: FixIntended,
): verdict is Exclude<Verdict<Plan>, { outcome: 'refused' }> {
  if (verdict.outcome !== 'intended') return verdict.outcome === 'same';
  if (verdict.leavesWork || fixIntended === false) return false;
  const because = verdict.because ?? codesOf(verdict.reasons.filter((reason) => !isPremise(reason)));
  // What nothing is named against is meant all the same, and is none of a list.
  return (because.length > 0 || fixIntended === true) && because.every((code) => isFixedDespite(code, fixIntended));
}

/** Whether a reason speaks for the conversion. */
export function isPremise({ code }: Pick<Reason, 'code'>): boolean {
  return reasonKinds[code].severity === 'premise';
}

/** Whether a reason forbids the conversion altogether. */
export function isRefusal({ code }: Pick<Reason, 'code'>): boolean {
  return reasonKinds[code].severity === 'refused';
}

const decidedElsewhere: ReadonlySet<ReasonCode> = new Set(['exported-generator', 'generator-elsewhere']);

/** Whether a reason is no more than that code of other files has to change as well, which one file cannot decide. */
export function isDecidedElsewhere({ code }: Pick<Reason, 'code'>): boolean {
  return decidedElsewhere.has(code);
}

const order = new Map((Object.keys(reasonKinds) as ReasonCode[]).map((code, index) => [code, index]));

/** The codes of reasons, each once, in the order of the table. */
export function codesOf(reasons: readonly Reason[]): ReasonCode[] {
  return [...new Set(reasons.map(({ code }) => code))].sort((a, b) => order.get(a)! - order.get(b)!);
}

/**
 * The first reason of each code, which is all that messages and records tell of them: with the number of further files that
 * the others are about, where it tells that.
 */
export function firstOfEachCode(reasons: readonly Reason[]): Reason[] {
  const first = new Map<ReasonCode, Reason>();
  const files = new Map<ReasonCode, Set<Datum | undefined>>();
  for (const reason of reasons) {
    const { code, data } = reason;
    if (!first.has(code)) first.set(code, reason);
    files.set(code, (files.get(code) ?? new Set()).add(data['file']));
  }
  return [...first.values()].map((reason) => {
    const { others } = reason.data;
    const more = files.get(reason.code)!.size - 1;
    return typeof others === 'number' && more > others ? { ...reason, data: { ...reason.data, others: more } } : reason;
  });
}
