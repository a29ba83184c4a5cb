import {
  type Counts,
  type Evidence,
  evidenceVersion,
  type FunctionKey,
  type RecordedFunction,
  type RecordedKinds,
  type RecordedResults,
  type RecordedSuspension,
} from './evidence.js';

/**
 * Adds up what the processes of one run, or several runs, showed. Where they saw different texts of a function, the last
 * counts.
 */
export function mergeEvidence(all: readonly Evidence[]): Pick<Evidence, 'recordedBy' | 'files'> {
  const files = new Map<string, Map<string, RecordedFunction>>();
  for (const evidence of all) {
    for (const [path, functions] of Object.entries(evidence.files)) {
      const earlier = [...(files.get(path) ?? [])];
      const names = new Set(functions.map((one) => one.path));
      const merged = new Map(earlier.filter(([, one]) => !names.has(one.path)));
      const byKey = new Map(earlier);
      for (const one of functions) merged.set(keyOf(one), mergedFunction(byKey.get(keyOf(one)), one));
      files.set(path, merged);
    }
  }
  return {
    recordedBy: {
      package: all.at(-1)?.recordedBy.package ?? '',
      node: [...new Set(all.flatMap(({ recordedBy }) => recordedBy.node))].sort(),
    },
    files: Object.fromEntries(
      [...files]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([path, functions]) => [path, [...functions.values()]]),
    ),
  };
}

/** Whether something that was parsed is evidence that this version reads. */
export function isEvidence(value: unknown): value is Evidence {
  const { format, version, files } = (value ?? {}) as Partial<Evidence>;
  return format === 'native-async-evidence' && version === evidenceVersion && typeof files === 'object';
}

function keyOf({ text, path, nth }: FunctionKey): string {
  return `${text} ${nth} ${path}`;
}

function mergedFunction(one: RecordedFunction | undefined, other: RecordedFunction): RecordedFunction {
  if (!one) return other;
  const results = mergedResults(one.results, other.results);
  return {
    ...other,
    suspensions: other.suspensions.map((suspension, index) => mergedSuspension(one.suspensions[index], suspension)),
    ...optional('steppedBy', sum(one.steppedBy, other.steppedBy)),
    ...(results && { results }),
  };
}

function mergedSuspension(one: RecordedSuspension | undefined, other: RecordedSuspension): RecordedSuspension {
  if (!one) return other;
  const places = [...new Set([...Object.keys(one.parts ?? {}), ...Object.keys(other.parts ?? {})])].sort();
  const parts = places.map((place) => [place, mergedKinds(one.parts?.[place], other.parts?.[place])] as const);
  return {
    ...other,
    yields: mergedKinds(one.yields, other.yields),
    ...(parts.length > 0 && { parts: Object.fromEntries(parts) }),
  };
}

function mergedKinds(one: RecordedKinds | undefined, other: RecordedKinds | undefined): RecordedKinds {
  return {
    kinds: sum(one?.kinds, other?.kinds) ?? {},
    ...optional('elements', sum(one?.elements, other?.elements)),
    ...optional('stubbed', sum(one?.stubbed, other?.stubbed)),
  };
}

function mergedResults(
  one: RecordedResults | undefined,
  other: RecordedResults | undefined,
): RecordedResults | undefined {
  if (!one || !other) return one ?? other;
  const functions = (one.functions ?? 0) + (other.functions ?? 0);
  return {
    ...(functions > 0 && { functions }),
    ...optional('reads', sum(one.reads, other.reads)),
    ...optional('promises', sum(one.promises, other.promises)),
    ...optional('methods', sum(one.methods, other.methods)),
    ...optional('handlers', sum(one.handlers, other.handlers)),
  };
}

function sum(one: Counts | undefined, other: Counts | undefined): Counts | undefined {
  if (!one || !other) return one ?? other;
  const counts: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) counts[name] = (counts[name] ?? 0) + count;
  return counts;
}

function optional<Name extends string>(name: Name, counts: Counts | undefined): { [name in Name]?: Counts } {
  return counts ? ({ [name]: counts } as { [name in Name]: Counts }) : {};
}
