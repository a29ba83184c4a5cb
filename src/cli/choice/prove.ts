import type { ESLint } from 'eslint';
import { displayPath } from '../paths.js';
import { contentWith, type FileChange, fileChange, reasonOf, type UnwrittenFile } from '../files/file-change.js';
import { openJournal } from '../files/journal.js';
import { writeFile } from '../files/write-files.js';
import { UserError } from '../user-error.js';
import { type Conversion, conversionsOf, type LintText, withConversions } from './conversions.js';
import { findFailing } from './find-failing.js';
import { type TestBaseline, testUntouched } from './test-baseline.js';
import type { TestRun } from './test-run.js';

/** What a proof says while it goes on. */
export interface ProofListener {
  onBaseline(baseline: TestBaseline): void;
  onRun(run: {
    readonly conversions: number;
    readonly total: number;
    readonly passed: boolean;
    readonly run: TestRun;
  }): void;
  onFailing(group: readonly Conversion[]): void;
}

/** What was kept of the conversions of a tree. */
export interface Proof {
  /** The files as they are left, by their result before. */
  readonly results: ReadonlyMap<ESLint.LintResult, ESLint.LintResult>;
  readonly kept: readonly Conversion[];
  /** Conversions that were put back: each group fails by itself or only together. */
  readonly failing: readonly (readonly Conversion[])[];
  readonly unwritten: readonly UnwrittenFile[];
}

/**
 * Carries out the conversions that the user's own tests accept, and leaves the others as they were. All are tried at
 * once; where that fails, halves tell which ones are to blame. What is left in the tree is what passed last.
 *
 * A journal keeps the files as they were until the end, so that a run that is killed can be undone.
 *
 * @param directory where the journal is kept
 * @param test runs the tests once
 */
export async function prove(
  results: readonly ESLint.LintResult[],
  {
    directory,
    lint,
    test,
  }: { readonly directory: string; readonly lint: LintText; readonly test: () => Promise<TestRun> },
  listener: ProofListener,
): Promise<Proof> {
  const { candidates, unwritten } = await writable(results);
  const all = candidates.flatMap(({ conversions }) => conversions);
  const baseline = await testUntouched(test);
  listener.onBaseline(baseline);
  const tree = await openTree(candidates, directory, lint);
  try {
    const { kept, failing } = await findFailing(all, passes, (group) => listener.onFailing(group));
    const shown = await tree.show(kept);
    await tree.close();
    return { results: shown, kept, failing, unwritten };
  } catch (error) {
    const stuck = await tree.putBack();
    // The journal stays, which has the files as they were.
    if (stuck.length > 0) throw new UserError(describeStuck(stuck));
    await tree.close();
    throw error;
  }

  async function passes(conversions: readonly Conversion[]): Promise<boolean> {
    await tree.show(conversions);
    const run = await test();
    const passed = baseline.passes(run);
    listener.onRun({ conversions: conversions.length, total: all.length, passed, run });
    return passed;
  }
}

/** A file with conversions to try. */
interface Candidate {
  readonly result: ESLint.LintResult;
  readonly conversions: readonly Conversion[];
  /** Its content before the proof. */
  readonly before: Buffer;
}

/** The files that can be written, so that no test runs for the others. */
async function writable(
  results: readonly ESLint.LintResult[],
): Promise<{ candidates: Candidate[]; unwritten: UnwrittenFile[] }> {
  const candidates: Candidate[] = [];
  const unwritten: UnwrittenFile[] = [];
  for (const result of results) {
    const { filePath, source = '' } = result;
    const conversions = conversionsOf(result);
    if (conversions.length === 0) continue;
    const change = await fileChange(filePath, source, source);
    if ('reason' in change) unwritten.push(change);
    else candidates.push({ result, conversions, before: change.before });
  }
  return { candidates, unwritten };
}

/** The files on disk, which show one set of conversions after the other. */
async function openTree(candidates: readonly Candidate[], directory: string, lint: LintText) {
  const journal = await openJournal(directory);
  const shown = new Map(candidates.map((candidate) => [candidate, candidate.before]));
  const converted = new Map<string, Promise<ESLint.LintResult>>();
  return { show, putBack, close: () => journal.close() };

  /** Gives every file the text that it has with these conversions. */
  async function show(some: readonly Conversion[]): Promise<Map<ESLint.LintResult, ESLint.LintResult>> {
    const wanted = new Set(some);
    const after = new Map<ESLint.LintResult, ESLint.LintResult>();
    const changes = new Map<Candidate, FileChange>();
    for (const candidate of candidates) {
      const { result, before } = candidate;
      const shownResult = await convert(candidate, wanted);
      if (shownResult !== result) after.set(result, shownResult);
      const { output } = shownResult;
      const content = output === undefined ? before : contentWith(output, before);
      if (!content.equals(shown.get(candidate)!))
        changes.set(candidate, { path: result.filePath, before, after: content });
    }
    await journal.note([...changes.values()]);
    for (const [candidate, { path, after: content }] of changes) {
      await writeFile(path, content, shown.get(candidate)!);
      shown.set(candidate, content);
    }
    return after;
  }

  /** Gives every file its content before the proof; returns those that do not take it. */
  async function putBack(): Promise<UnwrittenFile[]> {
    const stuck: UnwrittenFile[] = [];
    for (const [{ result, before }, content] of shown) {
      if (content.equals(before)) continue;
      try {
        await writeFile(result.filePath, before, content);
      } catch (error) {
        stuck.push({ path: result.filePath, reason: reasonOf(error) });
      }
    }
    return stuck;
  }

  /** Made once for each set of conversions, since most files are the same in many runs. */
  function convert({ result, conversions }: Candidate, wanted: ReadonlySet<Conversion>): Promise<ESLint.LintResult> {
    const chosen = conversions.filter((conversion) => wanted.has(conversion));
    const key = JSON.stringify([result.filePath, chosen.map(({ range }) => range[0])]);
    let known = converted.get(key);
    if (!known) converted.set(key, (known = withConversions(result, chosen, lint)));
    return known;
  }
}

function describeStuck(stuck: readonly UnwrittenFile[]): string {
  return [
    'these files could not be put back:',
    ...stuck.map(({ path, reason }) => `  ${displayPath(path)}, since ${reason}`),
    'What they were is kept: --recover undo puts them back.',
  ].join('\n');
}
