import type { TSESTree } from '@typescript-eslint/utils';
import { makeReason, type Reason, type Verdict } from '../../../reasons/index.js';
import { type GeneratorFunction, isGeneratorFunction } from '../../../syntax/index.js';
import { type FloatingUse, type GeneratorRole, sayNothing, takesKeyword } from '../../generators/index.js';
import { type Handler, isGivenCallback } from '../../hosts/index.js';
import { enclosingFunction } from '../../scope/index.js';
import type { SemanticModel, GeneratorSource } from '../../semantics/index.js';
import type { CallConversion, Conversion, FloatingFinding } from '../conversion.js';

/** What becomes of a use of a generator function, once that is async: one that never runs it, or an adapter for hosts. */
export interface UsePlan {
  readonly node: TSESTree.Node;
  readonly source: GeneratorSource;
  readonly reasons: readonly Reason[];
  readonly conversion?: CallConversion;
  /** The coroutine that must become async for the use to wait in it. */
  readonly within?: GeneratorFunction;
}

/** Plans the uses that an async function turns into what was meant. */
export function planFloatingUses(
  { allowsTopLevelAwait }: SemanticModel,
  roles: ReadonlyMap<GeneratorFunction, GeneratorRole>,
): UsePlan[] {
  return [...roles.values()]
    .filter(({ role }) => role === 'coroutine')
    .flatMap(({ function: node, floating }) => floating.flatMap((found) => planUse(node, found) ?? []));

  function planUse(node: GeneratorFunction, found: FloatingUse): UsePlan | undefined {
    const { use, kind } = found;
    if (!isMeantForAsync(node, found)) return undefined;
    const plan = {
      node: use.node,
      source: { function: node, reference: use.mention, call: use.made },
      reasons: kind === 'chained' ? [] : [neverRuns(found)],
    };
    const around = use.made && enclosingFunction(use.made);
    // What is shown is a promise instead, unless it is waited for.
    const withoutKeyword = kind === 'value' ? undefined : plan;
    if (!takesKeyword(use)) return withoutKeyword;
    const conversion = { kind: 'prefix', call: use.made!, keyword: 'await' } as const;
    if (around ? around.async : kind === 'value' && allowsTopLevelAwait) return { ...plan, conversion };
    if (!around || !isGeneratorFunction(around)) return withoutKeyword;
    return roles.get(around)?.role === 'coroutine' ? { ...plan, conversion, within: around } : undefined;
  }
}

/** Plans the calls that only make what a newer host takes out of what an older one takes: they go. */
export function planAdapters({ function: node, adapters }: Handler): UsePlan[] {
  return adapters.map((call) => {
    const [argument] = call.arguments as [TSESTree.Node];
    const source = { function: node, reference: argument, call: undefined };
    return { node: call, source, reasons: [], conversion: { kind: 'argument', call, argument } };
  });
}

/** Whether the place does with an async function, or with its promise, what was meant to be done with the generator. */
function isMeantForAsync(node: GeneratorFunction, { kind, handling }: FloatingUse): boolean {
  if (kind === 'executor' || kind === 'suite' || (kind !== 'dropped' && sayNothing.has(kind))) return false;
  if (!handling) return true;
  return !isGivenCallback(handling.host, node);
}

function neverRuns({ at, use }: FloatingUse): Reason {
  return makeReason('never-runs', use.node, { use: at, line: use.node.loc.start.line });
}

/**
 * What is reported of a use that never runs a generator.
 *
 * @param verdict of making the generator async; undefined where that is not what was meant, or not in reach
 */
export function floatingFinding(found: FloatingUse, verdict: Verdict<Conversion> | undefined): FloatingFinding {
  const { use } = found;
  const about = { ...found, node: use.node, place: (use.made ?? use.node).loc };
  if (verdict && verdict.outcome !== 'refused') return { ...about, isDelegated: false, verdict };
  const reasons = verdict?.reasons ?? [];
  const plan = planDelegation(found);
  return plan
    ? { ...about, isDelegated: true, verdict: { outcome: 'intended', plan, reasons, leavesWork: false } }
    : { ...about, isDelegated: false, verdict: { outcome: 'refused', reasons } };
}

/** Running a dropped generator where it is called, by `yield*`, if that is what its call stands in a generator for. */
function planDelegation({ use }: FloatingUse): Conversion | undefined {
  const around = use.kind === 'dropped' && takesKeyword(use) ? enclosingFunction(use.node) : undefined;
  if (!around || !isGeneratorFunction(around)) return undefined;
  return { functions: [], calls: [{ kind: 'prefix', call: use.made!, keyword: 'yield*' }] };
}
