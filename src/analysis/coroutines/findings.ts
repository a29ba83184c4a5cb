import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../../catalogue/index.js';
import { DisjointSets } from '../../collections/index.js';
import { makeReason, type Reason } from '../../reasons/index.js';
import { functionHead, type GeneratorFunction, methodOf } from '../../syntax/index.js';
import { floatingForeignUses, type GeneratorRole, rolesOf } from '../generators/index.js';
import { type GeneratorSource, mayRunGenerators, perFile, type SemanticModel } from '../semantics/index.js';
import { type CallPlan, planCall } from './calls/call-plan.js';
import { describeCoroutineCall } from './calls/coroutine-call.js';
import type { CoroutineFinding, FloatingFinding, GeneratorFinding, HandlerFinding } from './conversion.js';
import { floatingFinding, type FloatingPlan, planFloatingUses } from './uses/floating-plan.js';
import { reasonsInOtherMentions } from './bodies/other-mentions.js';
import { createGeneratorPlanner, type GeneratorPlan } from './bodies/generator-plan.js';
import { type HandlerPlan, planHandlers } from './uses/handler-plan.js';
import { decideTogether, type Member } from './verdicts.js';

/** What the rules report of a file. */
export interface FileFindings {
  readonly calls: readonly CoroutineFinding[];
  readonly generators: readonly GeneratorFinding[];
  readonly floating: readonly FloatingFinding[];
  readonly handlers: readonly HandlerFinding[];
}

/**
 * The coroutines of a file: each call that runs or wraps one by a known library, each that nothing wraps, and each use
 * that never runs one, with verdicts. Computed once per file.
 */
export const findingsOf = perFile((model): FileFindings => {
  const { sourceCode } = model;
  const roles = rolesOf(model);
  const calls = mayRunGenerators(sourceCode, model.settings) ? planCalls(model) : [];
  const uses = planFloatingUses(model, roles);
  const handlers = planHandlers(model);
  const adapted = [...handlers.values()].flatMap(({ adapters }) => adapters);
  const bare = [...roles.values()].filter((role) => isBareCoroutine(role) && !handlers.has(role.function));
  const needed = { calls, uses: [...uses, ...adapted], handlers, bare, roles };
  const { generators, together } = planGenerators(model, needed);
  const members: Member[] = [
    ...calls.map((plan) => ({ kind: 'call', plan }) as const),
    ...generators.map((plan) => ({ kind: 'generator', plan }) as const),
    ...[...uses, ...adapted].map((plan) => ({ kind: 'use', plan }) as const),
  ];
  const verdicts = decideTogether(members, together);
  return {
    calls: calls.map(({ found, failsToday }) => ({
      node: found.call,
      callee: found.callee,
      place: found.callee.loc,
      library: found.library,
      failsToday: failsToday ?? false,
      verdict: verdicts.get(found.call)!,
    })),
    generators: bare.flatMap((role) => {
      const verdict = verdicts.get(role.function);
      return verdict ? { ...role, node: role.function, place: functionHead(sourceCode, role.function), verdict } : [];
    }),
    floating: [
      ...[...roles.values()].flatMap(({ function: node, floating }) =>
        floating.map((found) => ({ ...floatingFinding(found, verdicts.get(found.use.node)), function: node })),
      ),
      ...floatingForeignUses(model).map((found) => floatingFinding(found, undefined)),
    ],
    handlers: [...handlers.values()].flatMap(({ function: node, host }) =>
      host
        ? {
            node,
            function: node,
            host: host.name,
            support: host.support,
            treatment: host.versions?.treatment ?? 'runs',
            place: functionHead(sourceCode, node),
            verdict: verdicts.get(node)!,
          }
        : [],
    ),
  };
});

/** Whether nothing that other reports name is handed the coroutine, or is where it is written. */
function isBareCoroutine({ role, isHandedOver, floating, function: node }: GeneratorRole): boolean {
  return role === 'coroutine' && !isHandedOver && !floating.some(({ use }) => use.mention === node);
}

function planCalls(model: SemanticModel): CallPlan[] {
  const plans: CallPlan[] = [];
  let hasStateMachine = false;
  for (const call of model.syntax.calls) {
    const found = describeCoroutineCall(model, call);
    if (!found) continue;
    // One compiled file holds many state machines, and there is one thing to do about all: compile it again.
    if (found.role === 'state-machine' && hasStateMachine) continue;
    hasStateMachine ||= found.role === 'state-machine';
    plans.push(planCall(model, found));
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

interface WhatNeedsGenerators {
  readonly calls: readonly CallPlan[];
  readonly uses: readonly FloatingPlan[];
  readonly handlers: ReadonlyMap<GeneratorFunction, HandlerPlan>;
  /** Those that need it by themselves. */
  readonly bare: readonly GeneratorRole[];
  readonly roles: ReadonlyMap<GeneratorFunction, GeneratorRole>;
}

/** Of coroutines of which the file does not show what runs them. */
const unseenRunner: Library = { name: 'an unknown runner', modules: [], exports: [] };

/**
 * Plans the generators that calls and other uses need, those that nothing wraps, and those that these need in turn, and
 * ties what must change together.
 */
function planGenerators(
  model: SemanticModel,
  { calls, uses, handlers, bare, roles }: WhatNeedsGenerators,
): { generators: GeneratorPlan[]; together: DisjointSets<TSESTree.Node> } {
  const planGenerator = createGeneratorPlanner(model);
  const plans = new Map<GeneratorFunction, GeneratorPlan>();
  const covered = new Set<TSESTree.Node>();
  const mixed = new Map<GeneratorFunction, Reason>();
  const together = new DisjointSets<TSESTree.Node>();
  for (const handler of handlers.values()) {
    plan([{ dependent: handler.function, function: handler.function, library: handler.library }]);
    for (const mention of handler.mentions) covered.add(mention);
  }
  plan(calls.flatMap((call) => (call.source ? needOf(call.found.call, call.source, call.found.library, call) : [])));
  plan(uses.map(({ node, source }) => needOf(node, source, unseenRunner)));
  plan(bare.map(({ function: node }) => ({ dependent: node, function: node, library: unseenRunner })));
  for (const { node, within } of uses) if (within) together.join(node, within);
  const generators = [...plans.values()].map((known) => {
    const handler = handlers.get(known.node);
    const more = [
      ...(handler?.reasons ?? []),
      ...(mixed.has(known.node) ? [mixed.get(known.node)!] : []),
      ...reasonsInOtherMentions(model, known.node, covered, handler?.isOutOfSight === true),
      ...(handler ? reasonsInMethodCalls(known.node) : []),
    ];
    return more.length > 0 ? { ...known, reasons: [...known.reasons, ...more] } : known;
  });
  return { generators, together };

  /** A method has no mentions by name, but calls, of which each has to be one that changes with it. */
  function reasonsInMethodCalls(node: GeneratorFunction): Reason[] {
    const other = methodOf(node) && roles.get(node)!.uses.find(({ made, mention }) => made && !covered.has(mention));
    const place = other && { name: node, line: other.node.loc.start.line };
    return place ? [makeReason('generator-used-elsewhere', other.node, place)] : [];
  }

  /** The array grows while it is walked: a chain of generators may be longer than the stack is deep. */
  function plan(needs: Need[]): void {
    for (const need of needs) {
      const { dependent, reference, library, call, function: node } = need;
      const handler = handlers.get(node);
      // Nobody but its host calls what takes the context as a parameter.
      const isForeign = handler?.context && reference && !handler.mentions.includes(reference);
      if (reference && !isForeign) covered.add(reference);
      together.join(dependent, node);
      const known = plans.get(node);
      if (known) noteFamily(known, library);
      else {
        const planned = planGenerator(
          node,
          library,
          call?.form ?? handler?.form ?? 'same',
          call?.found,
          handler?.context,
        );
        plans.set(node, planned);
        for (const source of planned.sources) needs.push(needOf(node, source, library));
      }
    }
  }

  function noteFamily({ node, library: known }: GeneratorPlan, library: Library): void {
    if (known.family === library.family || library === unseenRunner) return;
    mixed.set(node, makeReason('mixed-families', node, { name: node }));
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
