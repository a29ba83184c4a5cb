import type { TSESTree } from '@typescript-eslint/utils';
import type { GeneratorFunction } from '../syntax/function-node.js';
import { type CallPlan, planCall } from './call-plan.js';
import { describeCoroutineCall } from './coroutine-call.js';
import { DisjointSets } from './disjoint-sets.js';
import { type Door, doorOf, type FileContext } from './door.js';
import type { GeneratorSource } from './evaluation.js';
import type { Conversion, CoroutineFinding, FunctionConversion, Verdict } from './facts.js';
import { generatorName, type GeneratorPlan, planGenerator, reasonsInOtherMentions } from './generator-plan.js';
import { isRefusal, makeReason, type Reason } from './reasons.js';

/** A call or a generator function of the file, with what was planned for it. */
type Member =
  { readonly kind: 'call'; readonly plan: CallPlan } | { readonly kind: 'generator'; readonly plan: GeneratorPlan };

const findings = new WeakMap<TSESTree.Program, readonly CoroutineFinding[]>();

/** Every call in the file that runs or wraps a coroutine by a known library, each with its verdict. Computed once per file. */
export function coroutineFindings(context: FileContext): readonly CoroutineFinding[] {
  const { ast } = context.sourceCode;
  let known = findings.get(ast);
  if (!known) findings.set(ast, (known = find(doorOf(context))));
  return known;
}

function find(door: Door): CoroutineFinding[] {
  const calls = planCalls(door);
  const generators = new Map<GeneratorFunction, GeneratorPlan>();
  const covered = new Set<TSESTree.Node>();
  const mixed: Reason[] = [];
  const together = new DisjointSets<TSESTree.Node>();

  for (const plan of calls) {
    if (plan.source && plan.conversion) require(plan.found.call, plan.source, plan.found.library, plan.form);
  }
  const members: Member[] = [
    ...calls.map((plan) => ({ kind: 'call', plan }) as const),
    ...[...generators.values()].map((plan) => ({ kind: 'generator', plan: withOtherMentions(plan) }) as const),
  ];
  const verdicts = decide(members, together);
  return calls.map(({ found, failsToday }) => ({
    call: found.call,
    callee: found.callee,
    library: found.library,
    failsToday,
    verdict: verdicts.get(found.call)!,
  }));

  /** Ties a generator to the node that needs it converted, and plans it and what it needs in turn. */
  function require(
    dependent: TSESTree.Node,
    source: GeneratorSource,
    library: CallPlan['found']['library'],
    form: FunctionConversion['form'],
  ): void {
    const node = source.function;
    covered.add(source.reference);
    together.join(dependent, node);
    const known = generators.get(node);
    if (known) {
      if (known.library.family !== library.family)
        mixed.push(makeReason('mixedFamilies', node, { name: generatorName(node) }));
      return;
    }
    const plan = planGenerator(door, node, library, form);
    generators.set(node, plan);
    for (const needed of plan.sources) require(node, needed, library, 'same');
  }

  function withOtherMentions(plan: GeneratorPlan): GeneratorPlan {
    const against = [
      ...mixed.filter(({ node }) => node === plan.node),
      ...reasonsInOtherMentions(door, plan.node, covered),
    ];
    return against.length > 0 ? { ...plan, reasons: [...plan.reasons, ...against] } : plan;
  }
}

function planCalls(door: Door): CallPlan[] {
  const plans: CallPlan[] = [];
  const machines = new Set<unknown>();
  for (const call of door.syntax.calls) {
    const found = describeCoroutineCall(door, call);
    if (!found) continue;
    if (found.role === 'state-machine') {
      // One compiled file holds many of them, and there is one thing to do about all: compile it again.
      if (machines.size > 0) continue;
      machines.add(found.library);
    }
    plans.push(planCall(door, found));
  }
  return plans;
}

/** The verdict of every call: that of all that change together, with the reasons of its own or the one that decided. */
function decide(members: readonly Member[], together: DisjointSets<TSESTree.Node>): Map<TSESTree.Node, Verdict> {
  const groups = new Map<TSESTree.Node, Member[]>();
  for (const member of members) {
    const root = together.find(nodeOf(member));
    const group = groups.get(root);
    if (group) group.push(member);
    else groups.set(root, [member]);
  }
  const verdicts = new Map<TSESTree.Node, Verdict>();
  for (const group of groups.values()) {
    const conversion = conversionOf(group);
    const decisive =
      group.find(({ plan }) => plan.reasons.some(isRefusal)) ?? group.find(({ plan }) => plan.reasons.length > 0);
    const isRefused = decisive?.plan.reasons.some(isRefusal) ?? false;
    const own = new Map(group.map((member) => [nodeOf(member), member.plan.reasons]));
    for (const member of group) {
      if (member.kind !== 'call') continue;
      const { source, found } = member.plan;
      const reasons = [...member.plan.reasons, ...((source && own.get(source.function)) ?? [])];
      if (decisive && !(isRefused ? reasons.some(isRefusal) : reasons.length > 0)) {
        reasons.push(
          makeReason(isRefused ? 'tiedToRefusal' : 'tiedToSuggestion', found.call, describeMember(decisive)),
        );
      }
      verdicts.set(found.call, verdictOf(conversion, reasons, isRefused));
    }
  }
  return verdicts;
}

function verdictOf(conversion: Conversion, reasons: Reason[], isRefused: boolean): Verdict {
  if (isRefused) return { outcome: 'refused', reasons: reasons.filter(isRefusal) };
  return reasons.length > 0
    ? { outcome: 'intended', conversion, reasons }
    : { outcome: 'same', conversion, reasons: [] };
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

function describeMember(member: Member): Record<string, string> {
  const node = nodeOf(member);
  const name = member.kind === 'generator' ? generatorName(member.plan.node) : 'its call';
  return { name, line: String(node.loc.start.line) };
}
