import type { TSESTree } from '@typescript-eslint/utils';
import { afterEnd, afterEscape, afterStep, freshState, type GeneratorState, whileIterated } from './generator-state.js';
import type { Holder, Source, SteppingEvent } from './stepping-event.js';

/** What a holder holds; of a `captured` one, that code out of sight can get at it. */
type Content = GeneratorState | 'captured' | 'nothing' | 'unknown';

/** What the holders hold at one place, on one way there. Two holders with the same object hold the same generator. */
export type Configuration = ReadonlyMap<Holder, Content>;

/** Told of everything that is done to an object, with its state before. */
export type Observer = (
  event: SteppingEvent & { readonly node: TSESTree.Node },
  state: GeneratorState | 'unknown',
) => void;

/** The configurations that one may become by an event: one per value that it may be about. */
export function happen(configuration: Configuration, event: SteppingEvent, observe: Observer): Configuration[] {
  switch (event.kind) {
    case 'bind':
      return event.sources.map((source) => bind(configuration, event.holder, source, event.isKept));
    case 'capture': {
      const held = configuration.get(event.holder);
      const released = isState(held) ? touch(configuration, held, event, observe) : configuration;
      return [new Map(released).set(event.holder, 'captured')];
    }
    case 'loop-end': {
      const held = configuration.get(event.loop);
      const ended = isState(held) ? replace(configuration, held, afterEnd(held, event.loop)) : configuration;
      return [new Map(ended).set(event.loop, 'nothing')];
    }
    case 'loop-start':
      return event.sources.map((source) => {
        const content = contentOf(configuration, source);
        return touch(new Map(configuration).set(event.loop, content), content, { ...event, node: event.loop }, observe);
      });
    default:
      return event.sources.flatMap((source) => {
        const content = contentOf(configuration, source);
        const fails = content === 'nothing' && event.kind === 'step' && !event.isOptional;
        return fails ? [] : touch(configuration, content, event, observe);
      });
  }
}

function contentOf(configuration: Configuration, source: Source): Content {
  if (source.kind === 'held') return configuration.get(source.holder) ?? 'unknown';
  return source.kind === 'made' ? freshState(source.creation) : source.kind;
}

function bind(configuration: Configuration, holder: Holder, source: Source, isKept: boolean): Configuration {
  const before = configuration.get(holder);
  if (isKept && before !== 'nothing') return configuration;
  const content = contentOf(configuration, source);
  if (before !== 'captured') return new Map(configuration).set(holder, content);
  return isState(content) ? replace(configuration, content, afterEscape(content)) : configuration;
}

/** Does to an object what the event does, in all its holders. */
function touch(
  configuration: Configuration,
  content: Content,
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

function isState(content: Content | undefined): content is GeneratorState {
  return typeof content === 'object';
}

/** A text that is the same for configurations that differ in nothing. */
export function keyOf(configuration: Configuration): string {
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
