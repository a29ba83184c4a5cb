import type { TSESTree } from '@typescript-eslint/utils';
import { makeReason, type Reason } from '../../../reasons/index.js';
import { type GeneratorFunction, isGeneratorFunction } from '../../../syntax/index.js';
import { type FloatingUse, type GeneratorRole, takesKeyword } from '../../generators/index.js';
import { isGivenCallback } from '../../hosts/index.js';
import { enclosingFunction } from '../../scope/index.js';
import type { SemanticModel, GeneratorSource } from '../../semantics/index.js';
import type { CallConversion, FloatingFinding, Verdict } from '../conversion.js';

/** What becomes of a use that never runs a coroutine, once the coroutine is an async function. */
export interface FloatingPlan {
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
): FloatingPlan[] {
  return [...roles.values()]
    .filter(({ role }) => role === 'coroutine')
    .flatMap(({ function: node, floating }) => floating.flatMap((found) => planUse(node, found) ?? []));

  function planUse(node: GeneratorFunction, found: FloatingUse): FloatingPlan | undefined {
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

/** Whether the place does with an async function, or with its promise, what was meant to be done with the generator. */
function isMeantForAsync(node: GeneratorFunction, { kind, handling }: FloatingUse): boolean {
  if (kind === 'executor' || kind === 'suite') return false;
  if (!handling) return true;
  return !isGivenCallback(handling.host, node);
}

function neverRuns({ text, use }: Pick<FloatingUse, 'text' | 'use'>): Reason {
  return makeReason('neverRuns', use.node, { use: text, line: String(use.node.loc.start.line) });
}

/** Running a dropped generator where it is called, by `yield*`, if that is what its call stands in a generator for. */
export function planDelegation({ use, text, verdict }: FloatingFinding): Verdict | undefined {
  const around = use.kind === 'dropped' && takesKeyword(use) ? enclosingFunction(use.node) : undefined;
  // Where the caller becomes async itself, `await` takes this place.
  const isConverted = verdict !== undefined && verdict.outcome !== 'refused';
  if (!around || !isGeneratorFunction(around) || isConverted) return undefined;
  const call: CallConversion = { kind: 'prefix', call: use.made!, keyword: 'yield*' };
  const conversion = { functions: [], calls: [call] };
  return { outcome: 'intended', conversion, reasons: [neverRuns({ text, use })], leavesWork: false };
}
