import type { ReasonCode } from '../../reasons/index.js';
import { isCommonMethod } from './common-methods.js';
import {
  type FileSurvey,
  idOf,
  type NamedUse,
  type SurveyedGenerator,
  type SurveyedUse,
  type Target,
} from './survey.js';

/** What speaks against converting a group, and where. */
export interface GroupReason {
  readonly code: ReasonCode | 'not-a-coroutine' | 'not-checked' | 'open' | 'not-converted';
  readonly file: string;
  readonly line: number;
}

/** A version that something else has to have before a group can be converted. */
export interface Precondition extends GroupReason {
  /** As in `koa 2`. */
  readonly needed: string;
}

/** Generator functions of one file that change together, with what the whole project says of them. */
export interface Group {
  readonly file: string;
  readonly generators: readonly SurveyedGenerator[];
  /** Why it stays as it is. */
  readonly blocks: GroupReason[];
  /** What has to be newer first. */
  readonly preconditions: Precondition[];
  /** What may change where the code does not tell. */
  readonly doubts: GroupReason[];
  /** What it only changes together with, or after. */
  readonly needs: Set<Group>;
  /** The groups that run it. */
  readonly runBy: Set<Group>;
  isCoroutine: boolean;
}

/** What the settings and the package say of a plan. */
export interface PlanOptions {
  /** Whether what is only intended is carried out, for a reason. */
  isFixed(code: GroupReason['code']): boolean;
  /** Whether a file may be changed. */
  isChecked(file: string): boolean;
  /** What is known besides to keep a generator function as it is. */
  reasonToStay(target: Target): GroupReason | undefined;
  /** Whether something is taken to have a version, as in `koa 2`, that is not installed. */
  isTakenForNewer(needed: string): boolean;
  /** Whether code outside of the project may use a generator function. */
  isOpen(target: Target): boolean;
}

/** The groups of a project while they are put together. */
interface Gathering {
  readonly options: PlanOptions;
  readonly byFunction: Map<string, Group>;
  /** Those that other files may reach by a name. */
  readonly byName: Map<string, Group[]>;
}

/** The groups of a project, each with what it needs and what speaks against it, before that is passed on. */
export function findGroups(surveys: ReadonlyMap<string, FileSurvey>, options: PlanOptions): readonly Group[] {
  const gathering: Gathering = { options, byFunction: new Map(), byName: new Map() };
  const groups = [...surveys].flatMap(([file, survey]) => groupsOfFile(gathering, file, survey));
  for (const [file, survey] of surveys) {
    noteNeeds(gathering, file, survey);
    noteUses(gathering, file, survey);
  }
  for (const group of groups) noteNames(gathering, group);
  spreadRoles(gathering, groups);
  for (const group of groups) {
    if (!group.isCoroutine) group.blocks.push(placed(group, 'not-a-coroutine'));
    if (!options.isChecked(group.file)) group.blocks.push(placed(group, 'not-checked'));
    for (const user of group.runBy) if (!user.isCoroutine) group.blocks.push(placed(user, 'generator-used-elsewhere'));
  }
  return groups;
}

function groupsOfFile(gathering: Gathering, file: string, { generators, groups }: FileSurvey): Group[] {
  const { byFunction, options } = gathering;
  const byKey = new Map(generators.map((generator) => [generator.key, generator]));
  const planned = groups.flatMap(({ keys, reasons }) => {
    const members = keys.flatMap((key) => byKey.get(key) ?? []);
    if (members.length === 0) return [];
    const group = startGroup(gathering, file, members);
    for (const { code, line, isRefusal, leavesWork, precondition } of reasons) {
      const at = { code, file, line };
      if (precondition !== undefined) wait(options, group, { ...at, needed: precondition });
      else (isRefusal || leavesWork || !options.isFixed(code) ? group.blocks : group.doubts).push(at);
    }
    return group;
  });
  const others = generators.filter(({ key }) => !byFunction.has(idOf({ file, key })));
  const unplanned = others.map((generator) => {
    const group = startGroup(gathering, file, [generator]);
    group.blocks.push(placed(group, 'not-a-coroutine'));
    return group;
  });
  return [...planned, ...unplanned];
}

function startGroup(
  { options, byFunction, byName }: Gathering,
  file: string,
  generators: readonly SurveyedGenerator[],
): Group {
  const isCoroutine = generators.some(({ isHandled, role }) => isHandled || role === 'coroutine');
  const group: Group = {
    ...{ file, generators, isCoroutine },
    ...{ blocks: [], preconditions: [], doubts: [], needs: new Set<Group>(), runBy: new Set<Group>() },
  };
  for (const { isHandled, key, names } of generators) {
    byFunction.set(idOf({ file, key }), group);
    const stays = options.reasonToStay({ file, key });
    if (stays) group.blocks.push(stays);
    if (names.length === 0) continue;
    // A handler gets its context as its receiver, which no method call hands over.
    if (!isHandled) for (const name of names) listUnder(byName, name, group);
    if (options.isOpen({ file, key })) doubt(options, group, placed(group, 'open'));
  }
  return group;
}

function listUnder(byName: Gathering['byName'], name: string, group: Group): void {
  const listed = byName.get(name);
  if (listed) listed.push(group);
  else byName.set(name, [group]);
}

/** What the groups of one file need of each other. */
function noteNeeds({ byFunction }: Gathering, file: string, { groups }: FileSurvey): void {
  for (const { keys, needs } of groups) {
    const user = keys[0] === undefined ? undefined : byFunction.get(idOf({ file, key: keys[0] }));
    for (const needed of needs.flatMap((key) => byFunction.get(idOf({ file, key })) ?? []))
      if (user && user !== needed) run(user, needed);
  }
}

function run(user: Group, needed: Group): void {
  user.needs.add(needed);
  needed.runBy.add(user);
}

function noteUses(gathering: Gathering, file: string, { uses, namedUses }: FileSurvey): void {
  for (const { of, ...use } of uses) {
    const group = gathering.byFunction.get(idOf(of));
    const isHandled = group?.generators.find(({ key }) => key === of.key)?.isHandled;
    if (group) noteUse(gathering, group, use, file, isHandled === true);
  }
  for (const use of namedUses)
    for (const group of gathering.byName.get(use.name) ?? []) noteNamedUse(gathering, group, use, file);
}

function noteNamedUse(
  { options, byFunction }: Gathering,
  group: Group,
  { name, given, isDropped, isKnown, effect, line, by, code = 'generator-used-elsewhere' }: NamedUse,
  file: string,
): void {
  const user = by === undefined ? undefined : byFunction.get(idOf({ file, key: by }));
  if (isKnown && !group.generators.some(({ standsInFor }) => standsInFor.includes(name))) return;
  // What is put in the place of a function that is known may be what the call runs.
  if (isKnown && user && user !== group) user.needs.add(group);
  if (effect === 'runs' || effect === 'handed' || effect === 'driven' || user === group) return;
  const isCommon = isCommonMethod(name);
  // Nobody drops the object of a generator, or hands it more than it takes, where another method of the name is likely.
  const mayRunIt = group.generators.some(({ names, takes = Infinity }) => names.includes(name) && given <= takes);
  if (isCommon && (isDropped || !mayRunIt)) return;
  const at = { code, file, line };
  const isCertain = effect !== 'doubt' && !isCommon;
  if (isCertain && effect === 'tied' && user) tie(user, group);
  else if (isCertain) group.blocks.push(at);
  else doubt(options, group, at);
}

function tie(user: Group, group: Group): void {
  user.needs.add(group);
  group.needs.add(user);
}

function noteUse(
  { options, byFunction }: Gathering,
  group: Group,
  { effect, line, by, code = 'generator-used-elsewhere', precondition }: SurveyedUse,
  file: string,
  isHandled: boolean,
): void {
  const at = { code, file, line };
  if (effect === 'driven') group.isCoroutine ||= mayBeCoroutine(group);
  if (precondition !== undefined) wait(options, group, { ...at, code: 'older-host', needed: precondition });
  // A handler gets its context as a parameter, which nobody hands over but its host, and handlers with their own.
  const needsHandler = effect === 'hosted' ? !isHandled : isHandled && effect !== 'handed';
  if (effect === 'blocks' || needsHandler) group.blocks.push(at);
  else if (effect === 'doubt' || (effect !== 'handed' && code !== 'generator-used-elsewhere'))
    doubt(options, group, at);
  const user = by === undefined ? undefined : byFunction.get(idOf({ file, key: by }));
  if (!user || user === group) return;
  run(user, group);
  if (effect === 'handed' && !isHandled && code === 'next-kept') user.blocks.push(at);
  if (effect === 'tied' || (effect === 'handed' && isHandled)) group.needs.add(user);
}

function wait({ isTakenForNewer }: PlanOptions, group: Group, precondition: Precondition): void {
  if (!isTakenForNewer(precondition.needed)) group.preconditions.push(precondition);
}

function doubt({ isFixed }: PlanOptions, group: Group, reason: GroupReason): void {
  (isFixed(reason.code) ? group.doubts : group.blocks).push(reason);
}

/**
 * What a coroutine runs is one, and what runs one, unless it shows that it is something else. So, less certainly, is what
 * may be what a coroutine yields by its name.
 */
function spreadRoles({ options }: Gathering, groups: readonly Group[]): void {
  const neighbours = new Map<Group, Group[]>(groups.map((group) => [group, [...group.runBy]]));
  for (const group of groups) for (const user of group.runBy) neighbours.get(user)!.push(group);
  const waiting = groups.filter(({ isCoroutine }) => isCoroutine);
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    const certain = new Set(neighbours.get(group));
    for (const other of [...certain, ...group.needs]) {
      if (other.isCoroutine || !mayBeCoroutine(other)) continue;
      other.isCoroutine = true;
      if (!certain.has(other)) doubt(options, other, placed(group, 'generator-by-name'));
      waiting.push(other);
    }
  }
}

/** Whether nothing shows what generators are for, so that they may be what somebody yields. */
function mayBeCoroutine({ isCoroutine, generators }: Group): boolean {
  return isCoroutine || generators.every(({ role }) => role === 'unknown');
}

/** What is yielded without anything known of it may be any generator that its name reaches. */
function noteNames({ byName }: Gathering, group: Group): void {
  const names = group.generators.flatMap(({ namesYielded }) => namesYielded);
  for (const other of names.flatMap((name) => byName.get(name) ?? [])) if (other !== group) group.needs.add(other);
}

function placed({ file, generators: [first] }: Group, code: GroupReason['code']): GroupReason {
  return { code, file, line: first!.line };
}
