import type { TSESTree } from '@typescript-eslint/utils';
import { DisjointSets, groupBy } from '../../collections/index.js';
import {
  codesOf,
  isFixedDespite,
  type Datum,
  firstOfEachCode,
  isPremise,
  isRefusal,
  makeReason,
  type Reason,
  type ReasonCode,
  type Verdict,
} from '../../reasons/index.js';
import type { Settings } from '../environment/index.js';
import type { CallPlan } from './calls/call-plan.js';
import type { Conversion } from './conversion.js';
import type { UsePlan } from './uses/floating-uses.js';
import type { GeneratorPlan } from './bodies/generator-plan.js';

/** A call, a generator function or a use of one, with what was planned for it. */
export type Member =
  | { readonly kind: 'call'; readonly plan: CallPlan }
  | { readonly kind: 'generator'; readonly plan: GeneratorPlan }
  | { readonly kind: 'use'; readonly plan: UsePlan };

/** Members that change together, or not at all. */
export interface Unit {
  readonly members: readonly Member[];
  /** Of those that it only changes with, but that change without it. */
  readonly needs: ReadonlySet<Unit>;
}

/**
 * The members by what changes together.
 *
 * @param together what only changes with each other
 * @param needs what, the first of two, only changes with the second
 */
export function unitsOf(
  members: readonly Member[],
  together: DisjointSets<TSESTree.Node>,
  needs: readonly (readonly [TSESTree.Node, TSESTree.Node])[],
): readonly Unit[] {
  const units = new Map<TSESTree.Node, { members: Member[]; needs: Set<Unit> }>();
  for (const member of members) {
    const root = together.find(nodeOf(member));
    const unit = units.get(root);
    if (unit) unit.members.push(member);
    else units.set(root, { members: [member], needs: new Set() });
  }
  for (const [user, needed] of needs) {
    const [one, other] = [units.get(together.find(user)), units.get(together.find(needed))];
    if (one && other && one !== other) one.needs.add(other);
  }
  return [...units.values()];
}

/** Reasons that name code which a conversion breaks: in the file, in others, or in the installed version of a host. */
const codesThatLeaveWork: ReadonlySet<ReasonCode> = new Set([
  'generator-by-name',
  'library-method',
  'library-type',
  'older-host',
]);

/** Whether a reason names code that breaks until it is changed by hand. */
export function leavesWork({ code }: Pick<Reason, 'code'>): boolean {
  return codesThatLeaveWork.has(code);
}

/**
 * Decides for each member: the verdict is the least certain of its unit and of all that this needs, with its own
 * reasons, or else the place of the one that decided.
 *
 * @param fixIntended which of what is only intended becomes a fix, which then is one with those of what it needs
 */
export function decideUnits(
  units: readonly Unit[],
  fixIntended: Settings['fixIntended'],
): ReadonlyMap<TSESTree.Node, Verdict<Conversion>> {
  const certainties = spreadDoubts(units, fixIntended);
  const conversionFor = createConversions(units, (unit) => certainties.get(unit)!.level);
  const verdicts = new Map<TSESTree.Node, Verdict<Conversion>>();
  for (const unit of units) {
    const { level, because } = certainties.get(unit)!;
    // What is fixed is one fix with all that hangs together with it, and is fixed, too.
    const together = conversionFor(unit, level === 'same' ? 'fixed' : level);
    decideUnit(unit, { level, because, ...together }, verdicts);
  }
  return verdicts;
}

function decideUnit({ members }: Unit, decision: Decision, verdicts: Map<TSESTree.Node, Verdict<Conversion>>): void {
  const reasonsOf = reasonsByGenerator(members);
  for (const member of members) {
    const node = nodeOf(member);
    const source = member.kind === 'generator' ? member.plan.node : member.plan.source?.function;
    const own = [...(member.kind === 'call' ? member.plan.reasons : []), ...((source && reasonsOf.get(source)) ?? [])];
    verdicts.set(node, verdictOf(decision, own, node));
  }
}

/**
 * What is said of each generator function: its uses that never run it are part of that. Each use is told the same, so that
 * a list as long as there are uses would be read as often as there are.
 */
function reasonsByGenerator(group: readonly Member[]): Map<TSESTree.Node, readonly Reason[]> {
  const members = groupBy(group, ({ kind, plan }) =>
    kind === 'generator' ? plan.node : kind === 'use' ? plan.source.function : undefined,
  );
  return new Map([...members].map(([node, own]) => [node, firstOfEachCode(own.flatMap(({ plan }) => plan.reasons))]));
}

/** How certain a unit is, the least certain last. What is only intended is `fixed` or `suggested`, as the settings say. */
const levels = ['same', 'fixed', 'suggested', 'leaves-work', 'refused'] as const;
type Level = (typeof levels)[number];

/** The level of a unit, and the member that decides it. */
interface Certainty {
  readonly level: Level;
  readonly because: Member | undefined;
}

/** Every unit is as uncertain as the least certain of what it needs. */
function spreadDoubts(units: readonly Unit[], fixIntended: Settings['fixIntended']): ReadonlyMap<Unit, Certainty> {
  const users = new Map<Unit, Unit[]>(units.map((unit) => [unit, []]));
  for (const unit of units) for (const needed of unit.needs) users.get(needed)!.push(unit);
  const known = new Map<Unit, Certainty>();
  for (const level of [...levels].reverse()) {
    const waiting = units.flatMap((unit) => (known.has(unit) ? [] : (startOf(unit, level, fixIntended) ?? [])));
    for (const [unit, certainty] of waiting) known.set(unit, certainty);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [unit, certainty] = next;
      for (const user of users.get(unit)!) {
        if (known.has(user)) continue;
        known.set(user, certainty);
        waiting.push([user, certainty]);
      }
    }
  }
  return known;
}

function startOf(unit: Unit, level: Level, fixIntended: Settings['fixIntended']): [[Unit, Certainty]] | undefined {
  const because = unit.members.find(({ plan }) =>
    plan.reasons.some((reason) => levelOf(reason, fixIntended) === level),
  );
  return because || level === 'same' ? [[unit, { level, because }]] : undefined;
}

function levelOf(reason: Reason, fixIntended: Settings['fixIntended']): Level {
  if (isRefusal(reason)) return 'refused';
  if (leavesWork(reason)) return 'leaves-work';
  if (isPremise(reason)) return 'same';
  return isFixedDespite(reason.code, fixIntended) ? 'fixed' : 'suggested';
}

/** What is carried out for a unit: the conversion of all that hangs together, as far as it is certain enough. */
function createConversions(units: readonly Unit[], levelOfUnit: (unit: Unit) => Level) {
  const made = new Map<Level, (unit: Unit) => Pick<Decision, 'codes' | 'conversion' | 'premises'>>();
  return (unit: Unit, level: Level) => {
    let conversionFor = made.get(level);
    if (!conversionFor) made.set(level, (conversionFor = conversionsUpTo(level)));
    return conversionFor(unit);
  };

  function conversionsUpTo(level: Level) {
    const certain = units.filter((unit) => levels.indexOf(levelOfUnit(unit)) <= levels.indexOf(level));
    const isCertain = new Set(certain);
    const sets = new DisjointSets<Unit>();
    for (const unit of certain) for (const needed of unit.needs) if (isCertain.has(needed)) sets.join(unit, needed);
    const parts = groupBy(certain, (unit) => sets.find(unit));
    const conversions = new Map([...parts].map(([root, part]) => [root, carriedOut(part)]));
    return (unit: Unit) => conversions.get(sets.find(unit))!;
  }
}

/** The conversion of some units, and what speaks against and for it. */
function carriedOut(units: readonly Unit[]): Pick<Decision, 'codes' | 'conversion' | 'premises'> {
  const members = units.flatMap((unit) => unit.members);
  const reasons = members.flatMap(({ plan }) => plan.reasons);
  return {
    conversion: conversionOf(members),
    codes: codesOf(reasons.filter((reason) => !isPremise(reason))),
    premises: firstOfEachCode(reasons.filter(isPremise)),
  };
}

/** What holds for all that change together. */
interface Decision extends Certainty {
  readonly conversion: Conversion;
  /** Of all that speaks against the conversion. */
  readonly codes: readonly ReasonCode[];
  readonly premises: readonly Reason[];
}

function verdictOf(
  { level, because, codes, conversion, premises }: Decision,
  own: readonly Reason[],
  call: TSESTree.Node,
): Verdict<Conversion> {
  if (level === 'refused') {
    const refusals = own.filter(isRefusal);
    return { outcome: 'refused', reasons: refusals.length > 0 ? refusals : tied('tied-to-refusal', because!, call) };
  }
  if (level === 'same') return { outcome: 'same', plan: conversion, reasons: own.length > 0 ? own : premises };
  const reasons = own.some((reason) => !isPremise(reason)) ? own : tied('tied-to-suggestion', because!, call);
  return { outcome: 'intended', plan: conversion, reasons, leavesWork: level === 'leaves-work', because: codes };
}

/** Where another member decided: which, and why if it has no report of its own to say so. */
function tied(code: 'tied-to-refusal' | 'tied-to-suggestion', decisive: Member, call: TSESTree.Node): Reason[] {
  const decides = code === 'tied-to-refusal' ? isRefusal : (reason: Reason) => !isPremise(reason);
  const why = decisive.plan.reasons.filter(decides);
  return [makeReason(code, call, describe(decisive)), ...(decisive.kind === 'call' ? [] : why)];
}

function conversionOf(group: readonly Member[]): Conversion {
  return {
    functions: group.flatMap((member) => (member.kind === 'generator' ? [member.plan.conversion] : [])),
    calls: group.flatMap((member) =>
      member.kind !== 'generator' && member.plan.conversion ? [member.plan.conversion] : [],
    ),
  };
}

function nodeOf(member: Member): TSESTree.Node {
  return member.kind === 'call' ? member.plan.found.call : member.plan.node;
}

function describe(member: Member): Readonly<Record<'line' | 'name', Datum>> {
  const line = nodeOf(member).loc.start.line;
  if (member.kind === 'call') return { name: member.plan.found.callee, line };
  return { name: member.kind === 'generator' ? member.plan.node : member.plan.source.function, line };
}
