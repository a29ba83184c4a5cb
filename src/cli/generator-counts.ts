import { idOf, type Plan } from '../project/index.js';
import type { GeneratorRecord, OperandSource } from '../records.js';
import type { Checked } from './findings.js';

/**
 * What becomes of a generator function, or why nothing does: `with other files` is a coroutine that a plan for all files
 * decides, `waiting` one that is converted once something else is newer, and `held back` one that stays for nothing but
 * others that it needs.
 */
type GeneratorFate =
  | 'fixable'
  | 'suggested'
  | 'with other files'
  | 'waiting'
  | 'held back'
  | 'by hand'
  | 'iterates'
  | 'custom protocol'
  | 'unknown';

const generatorFates: readonly GeneratorFate[] = [
  ...(['fixable', 'suggested', 'with other files', 'waiting', 'held back', 'by hand'] as const),
  ...(['iterates', 'custom protocol', 'unknown'] as const),
];

/** A generator function of a file. */
export interface PlacedGenerator extends GeneratorRecord {
  readonly file: string;
}

/**
 * Every generator function of the checked files by what becomes of it.
 *
 * @param plan what was planned for all files together, which knows of coroutines that their own files do not show
 */
export function generatorsByFate(
  { records }: Checked,
  plan?: Plan,
): ReadonlyMap<GeneratorFate, readonly PlacedGenerator[]> {
  const byFate = new Map<GeneratorFate, PlacedGenerator[]>(generatorFates.map((fate) => [fate, []]));
  const planned = plan ? plannedFates(plan) : new Map<string, GeneratorFate>();
  for (const [file, { generators }] of records) {
    for (const generator of generators) {
      const fate = fateOf(generator, planned.get(idOf({ file, key: generator.key })));
      byFate.get(fate)!.push({ ...generator, file });
    }
  }
  return byFate;
}

function plannedFates({ islands, blockers, heldBack }: Plan): ReadonlyMap<string, GeneratorFate> {
  return new Map<string, GeneratorFate>([
    ...blockers.flatMap(({ functions }) => functions.map((one) => [idOf(one), 'by hand'] as const)),
    ...heldBack.map((one) => [idOf(one), 'held back'] as const),
    ...islands.flatMap(({ functions, preconditions }) =>
      functions.map((one) => [idOf(one), preconditions.length > 0 ? 'waiting' : 'fixable'] as const),
    ),
  ]);
}

function fateOf({ role, verdict }: GeneratorRecord, planned: GeneratorFate | undefined): GeneratorFate {
  if (planned === 'waiting') return planned;
  if (verdict === 'suggested') return verdict;
  if (planned) return planned;
  if (verdict === 'same' || verdict === 'intended') return 'fixable';
  if (verdict === 'elsewhere') return 'with other files';
  if (role === 'coroutine') return 'by hand';
  if (role === 'own-meaning') return 'custom protocol';
  return role === 'iterator' ? 'iterates' : 'unknown';
}

/** By how many operands of coroutines each source told what they are; empty where no recorded run is known. */
export function operandCounts({ records }: Checked): ReadonlyMap<OperandSource, number> {
  const counts = new Map<OperandSource, number>();
  const generators = [...records.values()].flatMap((record) => record.generators);
  for (const source of generators.flatMap(({ operands = [] }) => operands)) {
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return new Map([...counts].sort(([, one], [, other]) => other - one));
}
