import type { GeneratorRecord, OperandSource } from '../records.js';
import type { Checked } from './findings.js';

/** What becomes of a generator function, or why nothing does. */
type GeneratorFate = 'fixable' | 'suggested' | 'by hand' | 'iterates' | 'custom protocol' | 'unknown';

const generatorFates: readonly GeneratorFate[] = [
  ...(['fixable', 'suggested', 'by hand', 'iterates', 'custom protocol', 'unknown'] as const),
];

/** A generator function of a file. */
export interface PlacedGenerator extends GeneratorRecord {
  readonly file: string;
}

/** Every generator function of the checked files by what becomes of it. */
export function generatorsByFate({ records }: Checked): ReadonlyMap<GeneratorFate, readonly PlacedGenerator[]> {
  const byFate = new Map<GeneratorFate, PlacedGenerator[]>(generatorFates.map((fate) => [fate, []]));
  for (const [file, { generators }] of records) {
    for (const generator of generators) byFate.get(fateOf(generator))!.push({ ...generator, file });
  }
  return byFate;
}

function fateOf({ role, verdict }: GeneratorRecord): GeneratorFate {
  if (verdict === 'same' || verdict === 'intended') return 'fixable';
  if (verdict === 'suggested') return verdict;
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
