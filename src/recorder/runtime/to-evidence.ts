import { type Evidence, evidenceVersion, type RecordedFunction, type RecordedKinds } from '../evidence.js';
import { version } from '../../manifest.js';
import type { InstrumentedFunction } from '../instrument.js';
import type { FileNotes, FunctionNotes, KindNotes, Notes, Tally } from './notes.js';

/** What was noted, as it is written. Files of which nothing ran are in it too, so that it tells what never ran. */
export function toEvidence({ files }: Notes): Evidence {
  return {
    format: 'native-async-evidence',
    version: evidenceVersion,
    root: '.',
    recordedBy: { package: version, node: [process.versions.node] },
    files: Object.fromEntries([...files.values()].flatMap(fileEntry)),
  };
}

/** Whether anything ran that was to be noted. */
export function hasRun({ files }: Notes): boolean {
  return [...files.values()].some(({ functions }) => functions.size > 0);
}

function fileEntry({ path, described, functions }: FileNotes): [string, RecordedFunction[]][] {
  if (path === undefined || !described) return [];
  return [[path, described.map((description, index) => functionEntry(description, functions.get(index)))]];
}

function functionEntry(
  { path, text, nth, line, suspensions }: InstrumentedFunction,
  notes: FunctionNotes | undefined,
): RecordedFunction {
  const results = notes && {
    ...(notes.results.functions > 0 && { functions: notes.results.functions }),
    ...named('reads', notes.results.reads),
    ...named('promises', notes.results.promises),
    ...named('methods', notes.results.methods),
    ...named('handlers', notes.results.handlers),
  };
  return {
    ...{ path, text, nth, line },
    suspensions: suspensions.map(({ line, operand, parts }, index) => {
      const seen = notes?.suspensions.get(index);
      const seenParts = parts.flatMap((name, place) => {
        const kinds = seen?.parts.get(place);
        return kinds ? [[name, recordedKinds(kinds)] as const] : [];
      });
      return {
        ...{ line, operand, yields: seen ? recordedKinds(seen) : { kinds: {} } },
        ...(seenParts.length > 0 && { parts: Object.fromEntries(seenParts) }),
      };
    }),
    ...named('steppedBy', notes?.steppedBy ?? {}),
    ...(results && Object.keys(results).length > 0 && { results }),
  };
}

function recordedKinds({ kinds, elements, stubbed }: KindNotes): RecordedKinds {
  return { kinds: { ...kinds }, ...named('elements', elements), ...named('stubbed', stubbed) };
}

/** Left out where nothing was counted. */
function named(name: string, counts: Tally): Record<string, Tally> {
  return Object.keys(counts).length > 0 ? { [name]: { ...counts } } : {};
}
