import type { Linter } from 'eslint';
import { memoize } from '../../collections/index.js';
import { type AwaitChain, type PlannedFunction, readyIslands } from '../../project/index.js';
import plugin from '../../index.js';
import type { Checked } from '../findings.js';
import type { CarriedOut, PlanParts } from '../plan/carry-out.js';
import type { FileFix } from './file-fixes.js';

/** A report that a conversion is about. */
export interface ReportedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What can be converted, or left as it is, by itself: over several files where these only change together. */
export interface Conversion extends PlanParts {
  /** The files that it changes; the first is the one in whose turn it comes. Never empty. */
  readonly files: readonly string[];
  /** Never empty. */
  readonly reports: readonly ReportedPlace[];
  /** All others that it only changes with. */
  readonly needs: readonly Conversion[];
  /** The fix that it is, where it has nothing to do with other files. */
  readonly fix?: FileFix;
  /** The same text for the same conversion in a later run, whatever moved around it. */
  key(relative: (file: string) => string): string;
}

/**
 * Lists what can be chosen in a project: the islands of its plan, what becomes async in several files for an `await`,
 * and the fixes besides. What others need comes before them, else they stand by file and line.
 *
 * @param fixes of single files, which are there whatever is converted of the plan
 * @param withWaiting whether islands are among them that wait for something newer
 */
export function conversionsOf(
  carriedOut: Omit<CarriedOut, 'decide'>,
  fixes: readonly FileFix[],
  withWaiting = false,
): Conversion[] {
  const { plan, chains, found } = carriedOut;
  const listed = new Set(withWaiting ? plan.islands : readyIslands(plan));
  const made = new Map<number, Conversion>();
  const ofIslands = plan.islands.flatMap((island, index) => (listed.has(island) ? ofIsland(index) : []));
  const ofChains = chains.flatMap((chain) => (chain.heldBy ? [] : [ofChain(chain, found)]));
  return inOrder([...ofIslands, ...ofChains, ...fixes.map(ofFix)]);

  /** The needs of islands form no circle. */
  function ofIsland(index: number): Conversion {
    const known = made.get(index);
    if (known) return known;
    const { functions, files, needs, preconditions } = plan.islands[index]!;
    const direct = needs.map(ofIsland);
    const conversion: Conversion = {
      ...{ functions, chains: [], files },
      newer: preconditions.map(({ needed }) => needed),
      reports: functions.map((one) => reportOn(one, found)),
      needs: [...new Set(direct.flatMap((needed) => [...needed.needs, needed]))],
      key: (relative) => JSON.stringify(functions.map(({ file, key }) => [relative(file), key])),
    };
    made.set(index, conversion);
    return conversion;
  }
}

/** Some conversions and all that these need, in the order of the list. */
export function withNeeds(all: readonly Conversion[], some: readonly Conversion[]): Conversion[] {
  const wanted = new Set(some.flatMap((conversion) => [...conversion.needs, conversion]));
  return all.filter((conversion) => wanted.has(conversion));
}

function ofFix(fix: FileFix): Conversion {
  const { file, messages, before, after } = fix;
  return {
    ...{ fix, files: [file], functions: [], chains: [], needs: [] },
    reports: messages.map(({ line, column, message }) => ({ file, line, column, message })),
    key: (relative) => JSON.stringify([relative(file), before, after]),
  };
}

const awaitRule = `${plugin.meta.namespace}/no-await-in-sync-function`;

function ofChain(chain: AwaitChain, found: Checked): Conversion {
  const { root, files } = chain;
  const report = messagesOf(root.file, found).find(
    ({ ruleId, fix, line }) => ruleId === awaitRule && fix && line >= root.line,
  );
  return {
    ...{ functions: [], chains: [chain], needs: [] },
    files: [root.file, ...files.filter((file) => file !== root.file)],
    reports: [report ? placed(root.file, report) : unreported(root)],
    key: (relative) => JSON.stringify(['await', relative(root.file), root.key]),
  };
}

/** The report on a function: at its head, or the last one before that, on the call that it is handed to. */
function reportOn(one: PlannedFunction, found: Checked): ReportedPlace {
  const head = found.records.get(one.file)?.generators.find(({ key }) => key === one.key);
  if (!head) return unreported(one);
  const before = messagesOf(one.file, found).filter(
    ({ fix, line, column }) =>
      fix &&
      fix.range[0] < head.range[1] &&
      fix.range[1] > head.range[0] &&
      (line < head.line || (line === head.line && column <= head.column)),
  );
  const last = before.at(-1);
  return last ? placed(one.file, last) : unreported(one);
}

const messagesByFile = memoize(
  ({ results }: Checked) => new Map(results.map(({ filePath, messages }) => [filePath, messages])),
);

/** By their places, as ESLint sorts them. */
function messagesOf(file: string, found: Checked): readonly Linter.LintMessage[] {
  return messagesByFile(found).get(file) ?? [];
}

function placed(file: string, { line, column, message }: Linter.LintMessage): ReportedPlace {
  return { file, line, column, message };
}

function unreported({ file, line, name }: PlannedFunction): ReportedPlace {
  return { file, line, column: 1, message: `${name === '' ? 'This function' : `\`${name}\``} becomes async.` };
}

function inOrder(conversions: readonly Conversion[]): Conversion[] {
  const placed = new Set<Conversion>();
  for (const conversion of [...conversions].sort(byPlace)) {
    for (const needed of conversion.needs) placed.add(needed);
    placed.add(conversion);
  }
  return [...placed];
}

function byPlace({ files: [a], reports: [one] }: Conversion, { files: [b], reports: [other] }: Conversion): number {
  if (a !== b) return a! < b! ? -1 : 1;
  return one!.line - other!.line || one!.column - other!.column;
}
