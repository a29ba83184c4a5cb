import { groupBy } from '../../collections/index.js';
import type { CallElsewhere } from '../../analysis/semantics/index.js';
import type { AwaitDecisions } from '../islands/decisions.js';
import { keysByFile, type PlannedFunction } from '../islands/plan.js';
import { idOf } from '../islands/survey.js';
import type { AwaitSurvey, ChainEnd } from './survey.js';

/** What follows, in all files, from a function that becomes async for an `await`. */
export interface AwaitChain {
  readonly root: PlannedFunction;
  /** The other functions that return a promise then. */
  readonly functions: readonly PlannedFunction[];
  /** The files that change. */
  readonly files: readonly string[];
  /** Where a value is needed and nothing can wait for it. */
  readonly ends: readonly ChainEnd[];
  /** The call that cannot change, so that all of it stays. */
  readonly heldBy?: CallElsewhere;
}

/** The chains of a project that reach more than one file, and what is decided of them. */
export interface PlannedAwaits {
  readonly chains: readonly AwaitChain[];
  readonly decisions: AwaitDecisions;
}

/** Calls of other files, by the function that they run. */
type Calls = ReadonlyMap<string, readonly (AwaitSurvey['calls'][number] & { readonly file: string })[]>;

/**
 * Plans which functions become async together, over all files: each chain whole, or not at all.
 *
 * @param canChange whether a file may be changed
 * @param isChosen whether a function that holds a misplaced `await` is to become async, where somebody chooses
 */
export function planAwaits(
  surveys: ReadonlyMap<string, AwaitSurvey>,
  canChange: (file: string) => boolean,
  isChosen: (root: PlannedFunction) => boolean = () => true,
): PlannedAwaits {
  const all = [...surveys].flatMap(([file, { calls }]) => calls.map((call) => ({ ...call, file })));
  const calls: Calls = groupBy(all, ({ of }) => idOf(of));
  const roots = [...surveys.values()].flatMap((survey) => survey.roots);
  const chains = roots
    .map((root) => chainFrom(root, calls, canChange))
    .map((chain) => (isChosen(chain.root) ? chain : { ...chain, heldBy: chain.root }))
    .filter(({ files, ends, root: { file } }) => [...files, ...ends.map((end) => end.file)].some((one) => one !== file))
    .filter(({ root }, at, found) => found.findIndex((other) => idOf(other.root) === idOf(root)) === at)
    .sort((one, other) => (idOf(one.root) < idOf(other.root) ? -1 : 1));
  return { chains, decisions: decisionsFor(chains) };
}

function chainFrom(
  { root, gives, ends: ownEnds }: AwaitSurvey['roots'][number],
  calls: Calls,
  canChange: (file: string) => boolean,
): AwaitChain {
  const found = new Map(gives.map((one) => [idOf(one), one]));
  const files = new Set([root.file]);
  const ends = [...ownEnds];
  let heldBy: CallElsewhere | undefined;
  // The map grows while it is walked.
  for (const id of found.keys()) {
    for (const call of calls.get(id) ?? []) {
      for (const one of call.gives) if (!found.has(idOf(one))) found.set(idOf(one), one);
      ends.push(...call.ends);
      if (!call.isChanged) continue;
      files.add(call.file);
      if (call.isLeftAlone || !canChange(call.file)) heldBy ??= { file: call.file, line: call.line };
    }
  }
  found.delete(idOf(root));
  return { root, functions: [...found.values()], files: [...files].sort(), ends, ...(heldBy && { heldBy }) };
}

function decisionsFor(chains: readonly AwaitChain[]): AwaitDecisions {
  const [free, kept] = [chains.filter(({ heldBy }) => !heldBy), chains.filter(({ heldBy }) => heldBy)];
  const functions = free.flatMap(({ root, functions: others }) => [root, ...others]);
  const held: Record<string, Record<string, CallElsewhere>> = {};
  for (const { root, heldBy } of kept) (held[root.file] ??= {})[root.key] = heldBy!;
  return {
    promising: keysByFile(functions),
    held,
    callers: [...new Set(free.flatMap(({ files, ends }) => [...files, ...ends.map(({ file }) => file)]))].sort(),
  };
}
