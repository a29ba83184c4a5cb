import type { TSESTree } from '@typescript-eslint/utils';
import type { CallPlan } from './call-plan.js';
import type { DisjointSets } from './disjoint-sets.js';
import type { Conversion, Verdict } from './facts.js';
import { generatorName } from './generator-mentions.js';
import type { GeneratorPlan } from './generator-plan.js';
import { isRefusal, makeReason, type Reason } from './reasons.js';

/** A call or a generator function of the file, with what was planned for it. */
export type Member =
  { readonly kind: 'call'; readonly plan: CallPlan } | { readonly kind: 'generator'; readonly plan: GeneratorPlan };

/**
 * Decides for each call: one verdict for all that change together, the least certain of theirs, with the call's own
 * reasons, or else the place of the one that decided.
 */
export function decideTogether(
  members: readonly Member[],
  together: DisjointSets<TSESTree.Node>,
): Map<TSESTree.Node, Verdict> {
  const groups = new Map<TSESTree.Node, Member[]>();
  for (const member of members) {
    const root = together.find(nodeOf(member));
    const group = groups.get(root);
    if (group) group.push(member);
    else groups.set(root, [member]);
  }
  const verdicts = new Map<TSESTree.Node, Verdict>();
  for (const group of groups.values()) decideGroup(group, verdicts);
  return verdicts;
}

function decideGroup(group: readonly Member[], verdicts: Map<TSESTree.Node, Verdict>): void {
  const conversion = conversionOf(group);
  const refusing = group.find(({ plan }) => plan.reasons.some(isRefusal));
  const decisive = refusing ?? group.find(({ plan }) => plan.reasons.length > 0);
  const reasonsOf = new Map(group.map((member) => [nodeOf(member), member.plan.reasons]));
  for (const member of group) {
    if (member.kind !== 'call') continue;
    const { source, found, reasons } = member.plan;
    const own = [...reasons, ...((source && reasonsOf.get(source.function)) ?? [])];
    verdicts.set(found.call, verdictOf(conversion, refusing, decisive, own, found.call));
  }
}

function verdictOf(
  conversion: Conversion,
  refusing: Member | undefined,
  decisive: Member | undefined,
  own: readonly Reason[],
  call: TSESTree.Node,
): Verdict {
  if (refusing) {
    const refusals = own.filter(isRefusal);
    return { outcome: 'refused', reasons: refusals.length > 0 ? refusals : tied('tiedToRefusal', refusing, call) };
  }
  if (!decisive) return { outcome: 'same', conversion, reasons: [] };
  return { outcome: 'intended', conversion, reasons: own.length > 0 ? own : tied('tiedToSuggestion', decisive, call) };
}

/** Where another member decided: which, and why if it has no report of its own to say so. */
function tied(kind: 'tiedToRefusal' | 'tiedToSuggestion', decisive: Member, call: TSESTree.Node): Reason[] {
  const why = decisive.plan.reasons.filter((reason) => kind === 'tiedToSuggestion' || isRefusal(reason));
  return [makeReason(kind, call, describe(decisive)), ...(decisive.kind === 'generator' ? why : [])];
}

function conversionOf(group: readonly Member[]): Conversion {
  return {
    functions: group.flatMap((member) => (member.kind === 'generator' ? [member.plan.conversion] : [])),
    calls: group.flatMap((member) =>
      member.kind === 'call' && member.plan.conversion ? [member.plan.conversion] : [],
    ),
  };
}

function nodeOf(member: Member): TSESTree.Node {
  return member.kind === 'call' ? member.plan.found.call : member.plan.node;
}

function describe(member: Member): Readonly<Record<string, string>> {
  const name = member.kind === 'generator' ? generatorName(member.plan.node) : 'what calls it';
  return { name, line: String(nodeOf(member).loc.start.line) };
}
