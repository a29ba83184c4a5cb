import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/library.js';
import type { GeneratorFunction } from '../syntax/function-node.js';
import { type CallPlan, planCall } from './call-plan.js';
import { describeCoroutineCall } from './coroutine-call.js';
import { DisjointSets } from './disjoint-sets.js';
import { type Door, doorOf, type FileContext } from './door.js';
import type { GeneratorSource } from './evaluation.js';
import type { CoroutineFinding } from './facts.js';
import { generatorName, reasonsInOtherMentions } from './generator-mentions.js';
import { createGeneratorPlanner, type GeneratorPlan } from './generator-plan.js';
import { makeReason, type Reason } from './reasons.js';
import { decideTogether, type Member } from './verdicts.js';

const findings = new WeakMap<TSESTree.Program, readonly CoroutineFinding[]>();

/** Every call in the file that runs or wraps a coroutine by a known library, each with its verdict. Computed once per file. */
export function coroutineFindings(context: FileContext): readonly CoroutineFinding[] {
  const { ast } = context.sourceCode;
  let known = findings.get(ast);
  if (!known) findings.set(ast, (known = findCoroutines(doorOf(context))));
  return known;
}

function findCoroutines(door: Door): CoroutineFinding[] {
  const calls = planCalls(door);
  const { generators, together } = planGenerators(door, calls);
  const members: Member[] = [
    ...calls.map((plan) => ({ kind: 'call', plan }) as const),
    ...generators.map((plan) => ({ kind: 'generator', plan }) as const),
  ];
  const verdicts = decideTogether(members, together);
  return calls.map(({ found, failsToday }) => ({
    call: found.call,
    callee: found.callee,
    library: found.library,
    failsToday: failsToday ?? false,
    verdict: verdicts.get(found.call)!,
  }));
}

function planCalls(door: Door): CallPlan[] {
  const plans: CallPlan[] = [];
  let hasStateMachine = false;
  for (const call of door.syntax.calls) {
    const found = describeCoroutineCall(door, call);
    if (!found) continue;
    // One compiled file holds many state machines, and there is one thing to do about all: compile it again.
    if (found.role === 'state-machine' && hasStateMachine) continue;
    hasStateMachine ||= found.role === 'state-machine';
    plans.push(planCall(door, found));
  }
  return plans;
}

/** A generator that something needs to become async. */
interface Need {
  readonly dependent: TSESTree.Node;
  readonly source: GeneratorSource;
  readonly library: Library;
  /** The call that hands it over, where one does. */
  readonly call: CallPlan | undefined;
}

/** Plans the generators that the calls need, and those that these need in turn, and ties what must change together. */
function planGenerators(
  door: Door,
  calls: readonly CallPlan[],
): { generators: GeneratorPlan[]; together: DisjointSets<TSESTree.Node> } {
  const planGenerator = createGeneratorPlanner(door);
  const plans = new Map<GeneratorFunction, GeneratorPlan>();
  const covered = new Set<TSESTree.Node>();
  const mixed = new Map<GeneratorFunction, Reason>();
  const together = new DisjointSets<TSESTree.Node>();
  const needs: Need[] = calls.flatMap((call) =>
    call.source ? { dependent: call.found.call, source: call.source, library: call.found.library, call } : [],
  );
  for (const { dependent, source, library, call } of needs) {
    const node = source.function;
    covered.add(source.reference);
    together.join(dependent, node);
    const known = plans.get(node);
    if (known) {
      if (known.library.family !== library.family)
        mixed.set(node, makeReason('mixedFamilies', node, { name: generatorName(node) }));
      continue;
    }
    const plan = planGenerator(node, library, call?.form ?? 'same', call?.found);
    plans.set(node, plan);
    // The array grows while it is walked: a chain of generators may be longer than the stack is deep.
    for (const needed of plan.sources) needs.push({ dependent: node, source: needed, library, call: undefined });
  }
  const generators = [...plans.values()].map((plan) => {
    const more = [
      ...(mixed.has(plan.node) ? [mixed.get(plan.node)!] : []),
      ...reasonsInOtherMentions(door, plan.node, covered),
    ];
    return more.length > 0 ? { ...plan, reasons: [...plan.reasons, ...more] } : plan;
  });
  return { generators, together };
}
