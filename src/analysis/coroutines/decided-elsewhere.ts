import { isDecidedElsewhere, isFixedDespite, isPremise, isRefusal, type Reason } from '../../reasons/index.js';
import { groupBy } from '../../collections/index.js';
import type { GeneratorFunction } from '../../syntax/index.js';
import { type FileContext, semanticModelOf } from '../semantics/index.js';
import { type FileGroup, groupsOf } from './findings.js';
import { leavesWork } from './verdicts.js';

/**
 * The generator functions of a file that nothing keeps as they are but others, which have to change with them and stand in
 * other files: a plan for all files decides.
 */
export function functionsDecidedElsewhere(context: FileContext): ReadonlySet<GeneratorFunction> {
  const { fixIntended } = semanticModelOf(context).settings;
  const groups = groupsOf(context);
  const keeps = (reason: Reason): boolean =>
    isRefusal(reason) || leavesWork(reason) || !(isPremise(reason) || isFixedDespite(reason.code, fixIntended));
  const leftOpen = groups.filter(({ reasons }) => reasons.some(isDecidedElsewhere));
  if (leftOpen.length === 0) return new Set();
  const kept = groups.filter(({ reasons }) => reasons.some((one) => keeps(one) && !isDecidedElsewhere(one)));
  const usersOf = createUsers(groups);
  const staying = withUsers(kept, usersOf);
  const decided = [...withUsers(leftOpen, usersOf)].filter((group) => !staying.has(group));
  return new Set(decided.flatMap(({ functions }) => functions));
}

/** Makes the function that says which groups only change with one. */
function createUsers(groups: readonly FileGroup[]): (group: FileGroup) => readonly FileGroup[] {
  const needs = groups.flatMap((user) => user.needs.map((needed) => ({ needed, user })));
  const byNeeded = groupBy(needs, ({ needed }) => needed);
  return ({ functions }) => functions.flatMap((node) => byNeeded.get(node) ?? []).map(({ user }) => user);
}

function withUsers(
  groups: readonly FileGroup[],
  usersOf: (group: FileGroup) => readonly FileGroup[],
): ReadonlySet<FileGroup> {
  const found = new Set(groups);
  // The set grows while it is walked.
  for (const group of found) for (const user of usersOf(group)) found.add(user);
  return found;
}
