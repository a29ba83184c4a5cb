import { evidence, type Reason } from '../../reasons/index.js';
import { functionHead, type GeneratorFunction, isGeneratorFunction } from '../../syntax/index.js';
import { floatingForeignUses, type GeneratorRole, rolesOf } from '../generators/index.js';
import { findHandlers } from '../hosts/index.js';
import {
  callsMayRunGenerators,
  type FileContext,
  mayCallForeignGenerators,
  perFile,
  type SemanticModel,
} from '../semantics/index.js';
import { planGenerators } from './plan-generators.js';
import { type CallPlan, planCall } from './calls/call-plan.js';
import { describeCoroutineCall } from './calls/coroutine-call.js';
import type { CoroutineFinding, FloatingFinding, GeneratorFinding, HandlerFinding } from './conversion.js';
import { floatingFinding, planAdapters, planFloatingUses } from './uses/floating-uses.js';
import { decideUnits, type Member, type Unit, unitsOf } from './verdicts.js';

/** What the rules report of a file. */
export interface FileFindings {
  readonly calls: readonly CoroutineFinding[];
  readonly generators: readonly GeneratorFinding[];
  readonly floating: readonly FloatingFinding[];
  readonly handlers: readonly HandlerFinding[];
}

/** Generator functions of a file that change together, or not at all. */
export interface FileGroup {
  readonly functions: readonly GeneratorFunction[];
  /** Of all that changes with them. */
  readonly reasons: readonly Reason[];
  /** Others of the file that they run, and only change with. */
  readonly needs: readonly GeneratorFunction[];
}

interface Decided extends FileFindings {
  readonly units: readonly Unit[];
}

const decidedOf = perFile((model): Decided => {
  const { sourceCode } = model;
  const calls = callsMayRunGenerators(model) ? planCalls(model) : [];
  const writtenInCalls = generatorsWrittenIn(calls);
  const isOpen = hasOpenGenerators(model, writtenInCalls);
  const roles: ReturnType<typeof rolesOf> = isOpen ? rolesOf(model) : new Map();
  const handlers: ReturnType<typeof findHandlers> = isOpen ? findHandlers(model) : new Map();
  const uses = isOpen ? [...planFloatingUses(model, roles), ...[...handlers.values()].flatMap(planAdapters)] : [];
  const bare = [...roles.values()].filter(
    (role) => (isBareCoroutine(role) || isPlanned(model, role)) && !handlers.has(role.function),
  );
  const { generators, together, needed } = planGenerators(model, { calls, uses, handlers, bare, roles });
  const members: Member[] = [
    ...calls.map((plan) => ({ kind: 'call', plan }) as const),
    ...generators.map((plan) => ({ kind: 'generator', plan }) as const),
    ...uses.map((plan) => ({ kind: 'use', plan }) as const),
  ];
  const units = unitsOf(members, together, needed);
  const verdicts = decideUnits(units, model.settings.fixIntended);
  const handedToCalls = new Set(calls.map(({ source }) => source?.function));
  return {
    units,
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
      // The report on the call is about the same.
      if (!verdict || handedToCalls.has(role.function)) return [];
      // What the file does not show, the plan does.
      const shown = role.evidence.length > 0 ? role.evidence : [evidence('run-by-project', role.function)];
      const place = functionHead(sourceCode, role.function);
      return { ...role, evidence: shown, node: role.function, place, verdict };
    }),
    floating: [
      ...[...roles.values()].flatMap(({ function: node, floating }) =>
        floating.map((found) => ({ ...floatingFinding(found, verdicts.get(found.use.node)), function: node })),
      ),
      ...(mayCallForeignGenerators(sourceCode) ? floatingForeignUses(model) : []).map((found) =>
        floatingFinding(found, undefined),
      ),
    ],
    handlers: [...handlers.values()].flatMap((handler) => {
      const { function: node, reported } = handler;
      const place = functionHead(sourceCode, node);
      return reported ? { ...handler, reported, node, place, verdict: verdicts.get(node)! } : [];
    }),
  };
});

function generatorsOf({ members }: Unit): GeneratorFunction[] {
  return members.flatMap((member) => (member.kind === 'generator' ? [member.plan.node] : []));
}

/**
 * The coroutines of a file: each call that runs or wraps one by a known library, each that nothing wraps, and each use
 * that never runs one, with verdicts. Computed once per file.
 */
export const findingsOf: (context: FileContext) => FileFindings = decidedOf;

/** The generator functions of a file by what changes together, with all that speaks against it. */
export function groupsOf(context: FileContext): FileGroup[] {
  return decidedOf(context).units.map((unit) => ({
    functions: generatorsOf(unit),
    reasons: unit.members.flatMap(({ plan }) => plan.reasons),
    needs: [...unit.needs].flatMap(generatorsOf),
  }));
}

/** Whether other files show it to be a coroutine, and a plan makes it async together with its uses there. */
function isPlanned(model: SemanticModel, { role, function: node }: GeneratorRole): boolean {
  if (role !== 'coroutine' && role !== 'unknown') return false;
  return model.project.isPlanned(node);
}

/** The generator functions that are written where they are handed to a runner or wrapper. */
function generatorsWrittenIn(calls: readonly CallPlan[]): ReadonlySet<GeneratorFunction> {
  return new Set(calls.flatMap(({ source, found }) => (source?.function.parent === found.call ? source.function : [])));
}

/** Whether the file has a generator function that is not just handed to a runner or wrapper: what it is for is a question. */
function hasOpenGenerators({ syntax }: SemanticModel, handed: ReadonlySet<GeneratorFunction>): boolean {
  return [...syntax.functions.keys()].some((node) => isGeneratorFunction(node) && !handed.has(node));
}

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
