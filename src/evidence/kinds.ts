import type { Evaluation } from '../analysis/semantics/index.js';
import type { Counts, RecordedKinds } from '../recorder/index.js';

/** How often which kind was seen, without the values that came from stubs. */
export function realCounts({ kinds, stubbed = {} }: RecordedKinds): Map<string, number> {
  const counts = Object.entries(kinds).map(([kind, count]) => [kind, count - (stubbed[kind] ?? 0)] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}

/**
 * What a value was each time it was seen, as far as one rewrite does for all of it: plain data beside promises is as good
 * as they are.
 *
 * @param mayBePlain whether plain data alone counts. Where a library rejects it, nothing is known of what it stands for
 */
export function evaluationOf(recorded: RecordedKinds, mayBePlain: boolean): Evaluation | undefined {
  const evaluation = ofKinds([...realCounts(recorded).keys()], recorded.elements);
  return evaluation?.kind === 'plain' && !mayBePlain ? undefined : evaluation;
}

function ofKinds(seen: readonly string[], elements: Counts | undefined): Evaluation | undefined {
  const telling = seen.filter((kind) => kind !== 'plain');
  const [kind = 'plain'] = telling;
  if (seen.length === 0 || telling.length > 1 || (seen.length > 1 && kind !== 'promise')) return undefined;
  const source = 'recorded';
  switch (kind) {
    case 'promise':
    case 'plain':
    case 'thunk':
    case 'async-generator':
      return { kind, source };
    case 'generator':
    case 'generator-function':
      return { kind, generator: undefined, source };
    case 'array':
      return { kind, element: elementOf(elements) ?? { kind: 'opaque' }, isCertain: true, source };
    case 'object': {
      const element = elementOf(elements);
      return element ? { kind, element, source } : { kind, source };
    }
    default:
      return undefined;
  }
}

function elementOf(elements: Counts | undefined): Evaluation | undefined {
  return elements && ofKinds(Object.keys(elements), undefined);
}
