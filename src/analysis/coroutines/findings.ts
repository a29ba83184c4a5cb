import { functionHead } from '../../syntax/index.js';
import { floatingForeignUses, type GeneratorRole, rolesOf } from '../generators/index.js';
import { findHandlers } from '../hosts/index.js';
import { callsMayRunGenerators, perFile, type SemanticModel } from '../semantics/index.js';
import { planGenerators } from './plan-generators.js';
import { type CallPlan, planCall } from './calls/call-plan.js';
import { describeCoroutineCall } from './calls/coroutine-call.js';
import type { CoroutineFinding, FloatingFinding, GeneratorFinding, HandlerFinding } from './conversion.js';
import { floatingFinding, planAdapters, planFloatingUses } from './uses/floating-uses.js';
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
  const calls = callsMayRunGenerators(model) ? planCalls(model) : [];
  const handlers = findHandlers(model);
  const uses = [...planFloatingUses(model, roles), ...[...handlers.values()].flatMap(planAdapters)];
  const bare = [...roles.values()].filter((role) => isBareCoroutine(role) && !handlers.has(role.function));
  const { generators, together } = planGenerators(model, { calls, uses, handlers, bare, roles });
  const members: Member[] = [
    ...calls.map((plan) => ({ kind: 'call', plan }) as const),
    ...generators.map((plan) => ({ kind: 'generator', plan }) as const),
    ...uses.map((plan) => ({ kind: 'use', plan }) as const),
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
    handlers: [...handlers.values()].flatMap((handler) => {
      const { function: node, reported } = handler;
      const place = functionHead(sourceCode, node);
      return reported ? { ...handler, reported, node, place, verdict: verdicts.get(node)! } : [];
    }),
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
