import type { TSESTree } from '@typescript-eslint/utils';
import { type DisjointSets, groupBy } from '../../collections/index.js';
import {
  codesOf,
  type Datum,
  isPremise,
  isRefusal,
  makeReason,
  type Reason,
  type ReasonCode,
  type Verdict,
} from '../../reasons/index.js';
import type { CallPlan } from './calls/call-plan.js';
import type { Conversion } from './conversion.js';
import type { UsePlan } from './uses/floating-uses.js';
import type { GeneratorPlan } from './bodies/generator-plan.js';

/** A call, a generator function or a use of one, with what was planned for it. */
export type Member =
  | { readonly kind: 'call'; readonly plan: CallPlan }
  | { readonly kind: 'generator'; readonly plan: GeneratorPlan }
  | { readonly kind: 'use'; readonly plan: UsePlan };

/**
 * Decides for each of them: one verdict for all that change together, the least certain of theirs, with its own
 * reasons, or else the place of the one that decided.
 */
export function decideTogether(
  members: readonly Member[],
  together: DisjointSets<TSESTree.Node>,
): Map<TSESTree.Node, Verdict<Conversion>> {
  const groups = groupBy(members, (member) => together.find(nodeOf(member)));
  const verdicts = new Map<TSESTree.Node, Verdict<Conversion>>();
  for (const group of groups.values()) decideGroup(group, verdicts);
  return verdicts;
}

/** Reasons that name code which a conversion breaks: in the file, or in the version of a host that is installed. */
const codesThatLeaveWork: ReadonlySet<ReasonCode> = new Set(['library-method', 'library-type', 'older-host']);

function decideGroup(group: readonly Member[], verdicts: Map<TSESTree.Node, Verdict<Conversion>>): void {
  const conversion = conversionOf(group);
  const refusing = group.find(({ plan }) => plan.reasons.some(isRefusal));
  const decisive = refusing ?? group.find(({ plan }) => plan.reasons.some((reason) => !isPremise(reason)));
  const premises = group.flatMap(({ plan }) => plan.reasons.filter(isPremise));
  const because = codesOf(group.flatMap(({ plan }) => plan.reasons.filter((reason) => !isPremise(reason))));
  const leavesWork = group.some(({ plan }) => plan.reasons.some(({ code }) => codesThatLeaveWork.has(code)));
  const reasonsOf = reasonsByGenerator(group);
  for (const member of group) {
    const node = nodeOf(member);
    const source = member.kind === 'generator' ? member.plan.node : member.plan.source?.function;
    const ofSource = (source && reasonsOf.get(source)) ?? [];
    const own = member.kind === 'call' ? [...member.plan.reasons, ...ofSource] : ofSource;
    verdicts.set(node, verdictOf({ conversion, refusing, decisive, leavesWork, because, premises }, own, node));
  }
}

/** What is said of each generator function: its uses that never run it are part of that. */
function reasonsByGenerator(group: readonly Member[]): Map<TSESTree.Node, readonly Reason[]> {
  const members = groupBy(group, ({ kind, plan }) =>
    kind === 'generator' ? plan.node : kind === 'use' ? plan.source.function : undefined,
  );
  return new Map([...members].map(([node, own]) => [node, own.flatMap(({ plan }) => plan.reasons)]));
}

/** What holds for all that change together. */
interface Decision {
  readonly conversion: Conversion;
  readonly refusing: Member | undefined;
  readonly decisive: Member | undefined;
  readonly leavesWork: boolean;
  readonly because: readonly ReasonCode[];
  readonly premises: readonly Reason[];
}

function verdictOf(
  { conversion, refusing, decisive, leavesWork, because, premises }: Decision,
  own: readonly Reason[],
  call: TSESTree.Node,
): Verdict<Conversion> {
  if (refusing) {
    const refusals = own.filter(isRefusal);
    return { outcome: 'refused', reasons: refusals.length > 0 ? refusals : tied('tied-to-refusal', refusing, call) };
  }
  if (!decisive) return { outcome: 'same', plan: conversion, reasons: own.length > 0 ? own : premises };
  const reasons = own.some((reason) => !isPremise(reason)) ? own : tied('tied-to-suggestion', decisive, call);
  return { outcome: 'intended', plan: conversion, reasons, leavesWork, because };
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
