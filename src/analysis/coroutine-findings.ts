import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/library.js';
import type { GeneratorFunction } from '../syntax/function-node.js';
import { type CallPlan, planCall } from './call-plan.js';
import { describeCoroutineCall } from './coroutine-call.js';
import { DisjointSets } from './disjoint-sets.js';
import { type Door, doorOf, type FileContext } from './door.js';
import type { GeneratorSource } from './evaluation.js';
import type { CoroutineFinding, FloatingFinding, GeneratorFinding } from './facts.js';
import { type FloatingPlan, planFloatingUses } from './floating-plan.js';
import { floatingForeignUses } from './foreign-floats.js';
import { generatorName, reasonsInOtherMentions } from './generator-mentions.js';
import { createGeneratorPlanner, type GeneratorPlan } from './generator-plan.js';
import { type GeneratorRole, rolesOf } from './generator-roles.js';
import { makeReason, type Reason } from './reasons.js';
import { decideTogether, type Member } from './verdicts.js';

/** What the rules report of a file. */
interface FileFindings {
  readonly calls: readonly CoroutineFinding[];
  readonly generators: readonly GeneratorFinding[];
  readonly floating: readonly FloatingFinding[];
}

const findings = new WeakMap<TSESTree.Program, FileFindings>();

/**
 * The coroutines of a file: each call that runs or wraps one by a known library, each that nothing wraps, and each use
 * that never runs one, with verdicts. Computed once per file.
 */
export function findingsOf(context: FileContext): FileFindings {
  const { ast } = context.sourceCode;
  let known = findings.get(ast);
  if (!known) findings.set(ast, (known = findCoroutines(context, doorOf(context), rolesOf(context))));
  return known;
}

function findCoroutines(
  context: FileContext,
  door: Door,
  roles: ReadonlyMap<GeneratorFunction, GeneratorRole>,
): FileFindings {
  const calls = planCalls(door);
  const uses = planFloatingUses(door, roles);
  const { generators, together } = planGenerators(door, calls, uses, roles);
  const members: Member[] = [
    ...calls.map((plan) => ({ kind: 'call', plan }) as const),
    ...generators.map((plan) => ({ kind: 'generator', plan }) as const),
    ...uses.map((plan) => ({ kind: 'use', plan }) as const),
  ];
  const verdicts = decideTogether(members, together);
  return {
    calls: calls.map(({ found, failsToday }) => ({
      call: found.call,
      callee: found.callee,
      library: found.library,
      failsToday: failsToday ?? false,
      verdict: verdicts.get(found.call)!,
    })),
    generators: [...roles.values()].flatMap((role) => {
      const verdict = isBareCoroutine(role) ? verdicts.get(role.function) : undefined;
      return verdict ? { ...role, verdict } : [];
    }),
    floating: [
      ...[...roles.values()].flatMap(({ function: node, floating }) =>
        floating.map((found) => ({ ...found, function: node, verdict: verdicts.get(found.use.node) })),
      ),
      ...floatingForeignUses(door, context).map((found) => ({ ...found, verdict: undefined })),
    ],
  };
}

/** Whether nothing that other reports name is handed the coroutine, or is where it is written. */
function isBareCoroutine({ role, isHandedOver, floating, function: node }: GeneratorRole): boolean {
  return role === 'coroutine' && !isHandedOver && !floating.some(({ use }) => use.mention === node);
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
  readonly function: GeneratorFunction;
  /** The mention that changes with it; missing where nothing in particular needs it. */
  readonly reference?: TSESTree.Node;
  readonly library: Library;
  /** The call that hands it over, where one does. */
  readonly call?: CallPlan;
}

/** Of coroutines of which the file does not show what runs them. */
const unseenRunner: Library = { name: 'an unknown runner', modules: [], exports: [] };

/**
 * Plans the generators that calls and other uses need, those that nothing wraps, and those that these need in turn, and
 * ties what must change together.
 */
function planGenerators(
  door: Door,
  calls: readonly CallPlan[],
  uses: readonly FloatingPlan[],
  roles: ReadonlyMap<GeneratorFunction, GeneratorRole>,
): { generators: GeneratorPlan[]; together: DisjointSets<TSESTree.Node> } {
  const planGenerator = createGeneratorPlanner(door);
  const plans = new Map<GeneratorFunction, GeneratorPlan>();
  const covered = new Set<TSESTree.Node>();
  const mixed = new Map<GeneratorFunction, Reason>();
  const together = new DisjointSets<TSESTree.Node>();
  plan(calls.flatMap((call) => (call.source ? needOf(call.found.call, call.source, call.found.library, call) : [])));
  plan(uses.map(({ node, source }) => needOf(node, source, unseenRunner)));
  for (const role of roles.values())
    if (isBareCoroutine(role)) plan([{ dependent: role.function, function: role.function, library: unseenRunner }]);
  for (const { node, within } of uses) if (within) together.join(node, within);
  const generators = [...plans.values()].map((known) => {
    const more = [
      ...(mixed.has(known.node) ? [mixed.get(known.node)!] : []),
      ...reasonsInOtherMentions(door, known.node, covered),
    ];
    return more.length > 0 ? { ...known, reasons: [...known.reasons, ...more] } : known;
  });
  return { generators, together };

  /** The array grows while it is walked: a chain of generators may be longer than the stack is deep. */
  function plan(needs: Need[]): void {
    for (const need of needs) {
      const { dependent, reference, library, call, function: node } = need;
      if (reference) covered.add(reference);
      together.join(dependent, node);
      const known = plans.get(node);
      if (known) noteFamily(known, library);
      else {
        const planned = planGenerator(node, library, call?.form ?? 'same', call?.found);
        plans.set(node, planned);
        for (const source of planned.sources) needs.push(needOf(node, source, library));
      }
    }
  }

  function noteFamily({ node, library: known }: GeneratorPlan, library: Library): void {
    if (known.family === library.family || library === unseenRunner) return;
    mixed.set(node, makeReason('mixedFamilies', node, { name: generatorName(node) }));
  }
}

function needOf(
  dependent: TSESTree.Node,
  { function: node, reference }: GeneratorSource,
  library: Library,
  call?: CallPlan,
): Need {
  return { dependent, function: node, reference, library, ...(call && { call }) };
}
