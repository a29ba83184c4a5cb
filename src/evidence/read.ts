import { statSync } from 'node:fs';
import path from 'node:path';
import { type Evidence, readEvidence, type RecordedFunction } from '../recorder/index.js';

/** The record of a run, in the form in which it is asked. */
export interface RecordedRun {
  /** The functions that were recorded of a file, by its absolute path. */
  functionsOf(file: string): readonly RecordedFunction[];
  /** The one function of a text, whichever file it was in; missing where there are several. */
  onlyFunctionOf(text: string): RecordedFunction | undefined;
}

/** In milliseconds: for how long a file is not looked at again. */
const recheckInterval = 1000;

const runs = new Map<string, { run: RecordedRun | undefined; modifiedAt: number; checkedAt: number }>();

/** The run that is recorded in a file, or undefined where there is none. Read again when the file changes. */
export function recordedRun(file: string): RecordedRun | undefined {
  const known = runs.get(file);
  const now = Date.now();
  if (known && now - known.checkedAt < recheckInterval) return known.run;
  const modifiedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const run = known?.modifiedAt === modifiedAt ? known.run : openRun(file);
  runs.set(file, { run, modifiedAt, checkedAt: now });
  return run;
}

function openRun(file: string): RecordedRun | undefined {
  const evidence = readEvidence(file);
  if (!evidence) return undefined;
  const root = path.resolve(path.dirname(file), evidence.root);
  let byText: ReadonlyMap<string, RecordedFunction | undefined> | undefined;
  return {
    functionsOf: (name) => evidence.files[path.relative(root, name).split(path.sep).join('/')] ?? [],
    onlyFunctionOf: (text) => (byText ??= functionsByText(evidence)).get(text),
  };
}

function functionsByText({ files }: Evidence): Map<string, RecordedFunction | undefined> {
  const byText = new Map<string, RecordedFunction | undefined>();
  for (const one of Object.values(files).flat()) byText.set(one.text, byText.has(one.text) ? undefined : one);
  return byText;
}
