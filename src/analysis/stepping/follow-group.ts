import type { TSESTree } from '@typescript-eslint/utils';
import type { Happening, RecordedPath, Segment } from './code-path-recorder.js';
import { type Configuration, happen, keyOf, type Observer } from './configuration.js';
import type { Holder, SteppingEvent } from './stepping-event.js';

/** Holders that may hold the same generator objects, all used in one function. */
export interface Group {
  /** The function, or the program. */
  readonly owner: TSESTree.Node;
  /** What they hold when the function starts. */
  readonly initial: Configuration;
  /** Those that keep what they hold from one run of the function to the next. */
  readonly lasting: readonly Holder[];
}

/** What happens to one group in one function. */
export interface GroupPath {
  readonly group: Group;
  readonly path: RecordedPath<unknown>;
  readonly happenings: ReadonlyMap<Segment, readonly Happening<SteppingEvent>[]>;
  /** The numbers of segments between which control goes back. */
  readonly waysBack: readonly WayBack[];
}

/** Control goes from the later segment to the earlier one, as at the end of a loop's body. */
export interface WayBack {
  readonly from: number;
  readonly to: number;
}

/** A segment with more configurations than this is given up on, and with it the group. */
const mostConfigurations = 64;

/**
 * Follows the generator objects of a group on every way through a function, and tells of all that is done to them.
 *
 * @returns false where there were too many ways; what was told is not all then
 */
export function followGroup({ group, path, happenings, waysBack }: GroupPath, observe: Observer): boolean {
  const seen = new Map<Segment, Set<string>>();
  const waiting: { segment: Segment; configuration: Configuration }[] = [];
  const last = lastOfInterest();
  let mostSeen = 0;

  for (const segment of startsAnywhere() ? happenings.keys() : [path.initial]) enter(segment, group.initial);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    run(next.segment, next.configuration);
    if (mostSeen > mostConfigurations) return false;
  }
  return true;

  /** Where empty holders change nothing, the way to the first event need not be followed. */
  function startsAnywhere(): boolean {
    if (group.lasting.length > 0) return false;
    return ![...happenings.values()].flat().some(({ event }) => event.kind === 'bind' && event.isKept);
  }

  function enter(segment: Segment, configuration: Configuration): void {
    if ((path.segments.get(segment) ?? Infinity) > last) return;
    let keys = seen.get(segment);
    if (!keys) seen.set(segment, (keys = new Set()));
    const key = keyOf(configuration);
    if (keys.has(key)) return;
    keys.add(key);
    mostSeen = Math.max(mostSeen, keys.size);
    waiting.push({ segment, configuration });
  }

  function run(segment: Segment, configuration: Configuration): void {
    let configurations = [configuration];
    for (const { event, landing } of happenings.get(segment) ?? []) {
      configurations = distinct(configurations.flatMap((each) => happen(each, event, observe)));
      for (const each of configurations) {
        for (const target of landing) enter(target, each);
        if (group.lasting.length > 0) enter(path.initial, left(each));
      }
    }
    for (const next of segment.nextSegments) for (const each of configurations) enter(next, each);
  }

  /** What a later run of the function finds. */
  function left(configuration: Configuration): Configuration {
    const kept = group.lasting.map((holder) => [holder, configuration.get(holder)!] as const);
    return new Map([...group.initial, ...kept]);
  }

  /** The number of the last segment from which an event can still be reached. */
  function lastOfInterest(): number {
    let latest = 0;
    for (const segment of happenings.keys()) latest = Math.max(latest, path.segments.get(segment)!);
    for (const { from, to } of waysBack) if (to <= latest) latest = Math.max(latest, from);
    return latest;
  }
}

/** The ways back in a function, by where they start. */
export function waysBackIn({ segments }: RecordedPath<unknown>): WayBack[] {
  return [...segments].flatMap(([segment, from]) =>
    segment.nextSegments.map((next) => ({ from, to: segments.get(next)! })).filter(({ to }) => to <= from),
  );
}

function distinct(configurations: Configuration[]): Configuration[] {
  if (configurations.length < 2) return configurations;
  return [...new Map(configurations.map((each) => [keyOf(each), each])).values()];
}
