import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LocatedEvent, RecordedPath, Segment } from './code-path-recorder.js';
import {
  afterEnd,
  afterEscape,
  afterStep,
  type Creation,
  freshState,
  type GeneratorState,
  type SteppingMethod,
  whileIterated,
} from './generator-state.js';

/** What holds a generator object: a variable, or a `for` loop while it runs. */
export type Holder = TSESLint.Scope.Variable | TSESTree.ForOfStatement;

/** What an expression's value is, as far as generator objects go. */
export type Source =
  | { readonly kind: 'made'; readonly creation: Creation }
  | { readonly kind: 'held'; readonly holder: Holder }
  /** Certainly no generator, so that stepping it throws. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' };

/** What happens to generator objects at a node. The value is one of the `sources`. */
export type SteppingEvent =
  /** `isKept`: a holder that holds something keeps it, as under `??=`. */
  | { readonly kind: 'bind'; readonly holder: Holder; readonly sources: readonly Source[]; readonly isKept: boolean }
  | {
      readonly kind: 'step';
      readonly method: SteppingMethod;
      readonly node: TSESTree.CallExpression;
      readonly sources: readonly Source[];
      /** False where a helper makes the call, so that nothing is sent here. */
      readonly isSite: boolean;
      /** Whether it is skipped, and does not throw, where there is no generator. */
      readonly isOptional: boolean;
    }
  /** A spread, a pattern or `yield*` uses it up. */
  | { readonly kind: 'end'; readonly node: TSESTree.Node; readonly sources: readonly Source[] }
  | { readonly kind: 'loop-start'; readonly loop: TSESTree.ForOfStatement; readonly sources: readonly Source[] }
  | { readonly kind: 'loop-end'; readonly loop: TSESTree.ForOfStatement }
  /** It goes where code out of sight may step it. */
  | { readonly kind: 'escape'; readonly node: TSESTree.Node; readonly sources: readonly Source[] }
  /** A function is made that may do anything with what the holder holds, from now on. */
  | { readonly kind: 'capture'; readonly node: TSESTree.Node; readonly holder: Holder };

/** What a holder holds; of a `captured` one, that code out of sight can get at it. */
type HeldValue = GeneratorState | 'captured' | 'nothing' | 'unknown';

/** What the holders hold at one place, on one path to it. Two holders with the same object hold the same generator. */
export type Configuration = ReadonlyMap<Holder, HeldValue>;

/** Told of everything that is done to an object, with its state before. */
export type Observer = (
  event: SteppingEvent & { readonly node: TSESTree.Node },
  state: GeneratorState | 'unknown',
) => void;

/** The configurations that one may become by an event: one per value that it may be about. */
function applyEvent(configuration: Configuration, event: SteppingEvent, observe: Observer): Configuration[] {
  switch (event.kind) {
    case 'bind':
      return event.sources.map((source) => bind(configuration, event.holder, source, event.isKept));
    case 'capture': {
      const held = configuration.get(event.holder);
      const released = isState(held) ? updateState(configuration, held, event, observe) : configuration;
      return [new Map(released).set(event.holder, 'captured')];
    }
    case 'loop-end': {
      const held = configuration.get(event.loop);
      const ended = isState(held) ? replace(configuration, held, afterEnd(held, event.loop)) : configuration;
      return [new Map(ended).set(event.loop, 'nothing')];
    }
    case 'loop-start':
      return event.sources.map((source) => {
        const content = valueOf(configuration, source);
        return updateState(
          new Map(configuration).set(event.loop, content),
          content,
          { ...event, node: event.loop },
          observe,
        );
      });
    default:
      return event.sources.flatMap((source) => {
        const content = valueOf(configuration, source);
        const fails = content === 'nothing' && event.kind === 'step' && !event.isOptional;
        return fails ? [] : updateState(configuration, content, event, observe);
      });
  }
}

function valueOf(configuration: Configuration, source: Source): HeldValue {
  if (source.kind === 'held') return configuration.get(source.holder) ?? 'unknown';
  return source.kind === 'made' ? freshState(source.creation) : source.kind;
}

function bind(configuration: Configuration, holder: Holder, source: Source, isKept: boolean): Configuration {
  const before = configuration.get(holder);
  if (isKept && before !== 'nothing') return configuration;
  const content = valueOf(configuration, source);
  if (before !== 'captured') return new Map(configuration).set(holder, content);
  return isState(content) ? replace(configuration, content, afterEscape(content)) : configuration;
}

/** Applies an event to a generator object, in all its holders. */
function updateState(
  configuration: Configuration,
  content: HeldValue,
  event: Parameters<Observer>[0],
  observe: Observer,
): Configuration {
  if (content === 'nothing') return configuration;
  if (!isState(content)) {
    observe(event, 'unknown');
    return configuration;
  }
  observe(event, content);
  return replace(configuration, content, after(content, event));
}

function after(state: GeneratorState, event: Parameters<Observer>[0]): GeneratorState {
  switch (event.kind) {
    case 'step':
      return afterStep(state, event.method, event.node);
    case 'end':
      return afterEnd(state, event.node);
    case 'loop-start':
      return whileIterated(state, event.node);
    default:
      return afterEscape(state);
  }
}

function replace(configuration: Configuration, state: GeneratorState, by: GeneratorState): Configuration {
  if (state === by) return configuration;
  return new Map([...configuration].map(([holder, content]) => [holder, content === state ? by : content]));
}

function isState(content: HeldValue | undefined): content is GeneratorState {
  return typeof content === 'object';
}

/** A key that is equal for equal configurations. */
function keyOf(configuration: Configuration): string {
  const numbers = new Map<GeneratorState, number>();
  return [...configuration.values()]
    .map((content) => {
      if (!isState(content)) return content;
      const known = numbers.get(content);
      if (known !== undefined) return known;
      numbers.set(content, numbers.size);
      const { creation, phase, steps, first } = content;
      return [creation.call.range, phase, steps, first?.range].join(':');
    })
    .join();
}

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
interface GroupPath {
  readonly group: Group;
  readonly path: RecordedPath<unknown>;
  readonly events: ReadonlyMap<Segment, readonly LocatedEvent<SteppingEvent>[]>;
  readonly backEdges: readonly BackEdge[];
}

/** An edge of control flow from a segment to itself or an earlier one, as at the end of a loop's body. */
export interface BackEdge {
  /** The numbers of the segments. */
  readonly from: number;
  readonly to: number;
}

/** A segment with more configurations than this is given up on, and with it the group. */
const maxConfigurations = 64;

/**
 * Propagates the states of the generator objects of a group along every path through a function, to a fixed point, and
 * tells of all that is done to them.
 *
 * @returns false where there were too many configurations; what was told is not all then
 */
export function propagate({ group, path, events, backEdges }: GroupPath, observe: Observer): boolean {
  const seen = new Map<Segment, Set<string>>();
  const waiting: { segment: Segment; configuration: Configuration }[] = [];
  const last = lastOfInterest();
  let maxSeen = 0;

  for (const segment of startsAnywhere() ? events.keys() : [path.initial]) enter(segment, group.initial);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    run(next.segment, next.configuration);
    if (maxSeen > maxConfigurations) return false;
  }
  return true;

  /** Where empty holders change nothing, the path to the first event need not be followed. */
  function startsAnywhere(): boolean {
    if (group.lasting.length > 0) return false;
    return ![...events.values()].flat().some(({ event }) => event.kind === 'bind' && event.isKept);
  }

  function enter(segment: Segment, configuration: Configuration): void {
    if ((path.segments.get(segment) ?? Infinity) > last) return;
    let keys = seen.get(segment);
    if (!keys) seen.set(segment, (keys = new Set()));
    const key = keyOf(configuration);
    if (keys.has(key)) return;
    keys.add(key);
    maxSeen = Math.max(maxSeen, keys.size);
    waiting.push({ segment, configuration });
  }

  function run(segment: Segment, configuration: Configuration): void {
    let configurations = [configuration];
    for (const { event, exceptionTargets } of events.get(segment) ?? []) {
      configurations = distinct(configurations.flatMap((each) => applyEvent(each, event, observe)));
      for (const each of configurations) {
        for (const target of exceptionTargets) enter(target, each);
        if (group.lasting.length > 0) enter(path.initial, stateAtExit(each));
      }
    }
    for (const next of segment.nextSegments) for (const each of configurations) enter(next, each);
  }

  /** What a later run of the function finds. */
  function stateAtExit(configuration: Configuration): Configuration {
    const kept = group.lasting.map((holder) => [holder, configuration.get(holder)!] as const);
    return new Map([...group.initial, ...kept]);
  }

  /** The number of the last segment from which an event can still be reached. */
  function lastOfInterest(): number {
    let latest = 0;
    for (const segment of events.keys()) latest = Math.max(latest, path.segments.get(segment)!);
    for (const { from, to } of backEdges) if (to <= latest) latest = Math.max(latest, from);
    return latest;
  }
}

/** The back edges of a function, by where they start. */
export function backEdgesOf({ segments }: RecordedPath<unknown>): BackEdge[] {
  return [...segments].flatMap(([segment, from]) =>
    segment.nextSegments.map((next) => ({ from, to: segments.get(next)! })).filter(({ to }) => to <= from),
  );
}

function distinct(configurations: Configuration[]): Configuration[] {
  if (configurations.length < 2) return configurations;
  return [...new Map(configurations.map((each) => [keyOf(each), each])).values()];
}
