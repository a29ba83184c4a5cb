import { once } from '../../collections/index.js';
import { packages } from '../source/packages.js';
import type { DecisionData } from './decisions.js';
import { findGroups, type Group, type GroupReason, type PlanOptions, type Precondition } from './groups.js';
import type { SurveyedOperand } from './operands.js';
import { type FileSurvey, idOf } from './survey.js';

/** A function that a plan is about. */
export interface PlannedFunction {
  readonly file: string;
  readonly key: string;
  readonly name: string;
  readonly line: number;
}

/** A generator function that a plan is about. */
export interface PlannedGenerator extends PlannedFunction {
  /** What it waits for, by which it is decided. */
  readonly operands: readonly SurveyedOperand[];
}

/** Generator functions that are converted together, or not at all. */
export interface Island {
  readonly functions: readonly PlannedGenerator[];
  readonly files: readonly string[];
  /** The islands, by their places in the plan, that have to be converted with it. */
  readonly needs: readonly number[];
  readonly doubts: readonly GroupReason[];
  /** What has to be newer before it is converted, for itself or for what it needs. It waits until then. */
  readonly preconditions: readonly Precondition[];
}

/** Generator functions that stay, though what they are for is known, and that are checked or hold back what is. */
export interface Blocker {
  readonly functions: readonly PlannedGenerator[];
  readonly reasons: readonly GroupReason[];
  /** How many others stay for nothing but these. */
  readonly holdsBack: number;
}

/** What is converted of a project, and what is not. */
export interface Plan {
  readonly islands: readonly Island[];
  readonly blockers: readonly Blocker[];
  /** Those that only stay for the blockers that they need. */
  readonly heldBack: readonly PlannedGenerator[];
  /** The files that use what is converted now. */
  readonly usedIn: readonly string[];
  readonly decisions: DecisionData;
}

/**
 * Plans the conversion of a project: everything but what is blocked, and what needs something blocked, in turn. An
 * island is what needs each other in a circle; it needs others first.
 */
export function makePlan(surveys: ReadonlyMap<string, FileSurvey>, options: PlanOptions): Plan {
  const groups = findGroups(surveys, options);
  const isChecked = ({ file }: Group): boolean => options.isChecked(file);
  const users = new Map<Group, Group[]>(groups.map((group) => [group, []]));
  for (const group of groups) for (const needed of group.needs) users.get(needed)!.push(group);
  const blocking = groups.filter(({ blocks }) => blocks.length > 0);
  const blocked = reached(blocking, users);
  const free = groups.filter((group) => !blocked.has(group));
  const waiting = reached(
    free.filter(({ preconditions }) => preconditions.length > 0),
    users,
  );
  const ready = free.filter((group) => !waiting.has(group));
  const staying = [...blocked, ...waiting];
  const islands = once(() => islandsOf(free));
  const shown = (group: Group): boolean => group.isCoroutine && [...reached([group], users)].some(isChecked);
  const blockers = once(() => blockersOf(blocking.filter(shown), users, blocking));
  return {
    // A plan for a part of another one is made for each part, and asked for its decisions alone.
    get islands() {
      return islands();
    },
    get blockers() {
      return blockers();
    },
    heldBack: [...blocked].filter((group) => group.blocks.length === 0 && isChecked(group)).flatMap(functionsOf),
    usedIn: filesUsing(ready, surveys),
    decisions: {
      converted: keysByFile(ready.flatMap(functionsOf)),
      takingContext: keysByFile(ready.flatMap(handlersOf)),
      stayingNames: [...new Set(staying.flatMap(({ generators }) => reachedNames(generators)))].sort(),
      replacedNames: [
        ...new Set(staying.flatMap(({ generators }) => generators.flatMap(({ standsInFor }) => standsInFor))),
      ].sort(),
    },
  };
}

function filesUsing(groups: readonly Group[], surveys: ReadonlyMap<string, FileSurvey>): string[] {
  const ids = new Set(groups.flatMap(functionsOf).map(idOf));
  return [...surveys].flatMap(([file, { uses }]) => (uses.some(({ of }) => ids.has(idOf(of))) ? file : []));
}

/** Everything from which something leads to one of these. */
function reached(from: readonly Group[], users: ReadonlyMap<Group, readonly Group[]>): ReadonlySet<Group> {
  const found = new Set(from);
  // The set grows while it is walked.
  for (const group of found) for (const user of users.get(group)!) found.add(user);
  return found;
}

function islandsOf(free: readonly Group[]): Island[] {
  const { alg, Graph } = packages.graphs();
  const graph = new Graph();
  const ids = new Map(free.map((group, index) => [group, String(index)]));
  for (const id of ids.values()) graph.setNode(id);
  for (const group of free) for (const needed of group.needs) graph.setEdge(ids.get(group)!, ids.get(needed)!);
  const circles = alg.tarjan(graph).map((nodes) => nodes.map((id) => free[Number(id)]!));
  const placeOf = new Map(circles.flatMap((circle, place) => circle.map((group) => [group, place] as const)));
  return circles.map((circle, place) => {
    const needed = circle.flatMap(({ needs }) => [...needs].map((group) => placeOf.get(group)!));
    return {
      functions: circle.flatMap(functionsOf).sort(byPlace),
      files: [...new Set(circle.map(({ file }) => file))].sort(),
      needs: [...new Set(needed)].filter((other) => other !== place).sort((a, b) => a - b),
      doubts: circle.flatMap(({ doubts }) => doubts),
      preconditions: preconditionsOf(circle),
    };
  });
}

/** What something needs to be newer, for whatever reason first. */
function preconditionsOf(circle: readonly Group[]): Precondition[] {
  const all = new Set(circle);
  // The set grows while it is walked.
  for (const { needs } of all) for (const needed of needs) all.add(needed);
  const byNeeded = new Map<string, Precondition>();
  for (const { preconditions } of all)
    for (const one of preconditions) if (!byNeeded.has(one.needed)) byNeeded.set(one.needed, one);
  return [...byNeeded.values()];
}

/** Islands that nothing keeps waiting. */
export function readyIslands({ islands }: Pick<Plan, 'islands'>): Island[] {
  return islands.filter(({ preconditions }) => preconditions.length === 0);
}

function blockersOf(
  blocking: readonly Group[],
  users: ReadonlyMap<Group, readonly Group[]>,
  all: readonly Group[],
): Blocker[] {
  const holders = new Map<Group, number>();
  for (const group of all) for (const held of reached([group], users)) holders.set(held, (holders.get(held) ?? 0) + 1);
  return blocking
    .map((group) => ({
      functions: functionsOf(group),
      reasons: group.blocks,
      holdsBack: [...reached([group], users)]
        .filter((held) => held !== group && holders.get(held) === 1)
        .flatMap(functionsOf).length,
    }))
    .sort((one, other) => other.holdsBack - one.holdsBack || byPlace(one.functions[0]!, other.functions[0]!));
}

function functionsOf({ file, generators }: Group): PlannedGenerator[] {
  return generators.map(({ key, name, line, operands }) => ({ file, key, name, line, operands }));
}

function handlersOf(group: Group): PlannedFunction[] {
  return functionsOf({ ...group, generators: group.generators.filter(({ isHandled }) => isHandled) });
}

function reachedNames(generators: Group['generators']): string[] {
  return generators.flatMap(({ isHandled, names }) => (isHandled ? [] : names)).filter(Boolean);
}

function byPlace(one: PlannedFunction, other: PlannedFunction): number {
  return one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line;
}

/** The keys of functions, by their file. */
export function keysByFile(functions: readonly PlannedFunction[]): Record<string, string[]> {
  const byFile: Record<string, string[]> = {};
  for (const { file, key } of functions) (byFile[file] ??= []).push(key);
  return byFile;
}
