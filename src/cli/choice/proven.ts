import path from 'node:path';
import type { Job } from '../check.js';
import { displayPath } from '../paths.js';
import { uncommittedAmong } from '../files/changed-files.js';
import { git } from '../files/git.js';
import type { Written } from '../fix.js';
import type { CarriedOut } from '../plan/carry-out.js';
import { say } from '../print.js';
import { count } from '../style.js';
import { UserError } from '../user-error.js';
import type { Conversion, ReportedPlace } from './conversions.js';
import { Converter } from './converter.js';
import { prove, type ProofListener } from './prove.js';
import type { TestBaseline } from './test-baseline.js';
import { runTests } from './test-run.js';
import type { TriedTree } from './tried-tree.js';

interface ProofOptions {
  /** As it is typed in a shell. */
  readonly command: string;
  readonly commit: boolean;
  /** Where the journal is kept. */
  readonly kept: string;
}

/** Writes the conversions that the user's tests accept, and says which ones they do not. */
export async function fixProven(
  job: Job,
  carriedOut: CarriedOut,
  { command, commit, kept }: ProofOptions,
): Promise<Written> {
  const cwd = process.cwd();
  const converter = await Converter.open(job, carriedOut);
  const files = [...new Set(converter.conversions.flatMap((conversion) => conversion.files))];
  if (files.length === 0) return { remaining: carriedOut.found, unwritten: [], inPlace: [] };
  if (commit && (await uncommittedAmong(files, job.directory)).length > 0) {
    throw new UserError('--commit needs files without uncommitted changes. Commit or stash them first.');
  }
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const test = async () => {
      stop.signal.throwIfAborted();
      const ran = await runTests(command, cwd, stop.signal);
      stop.signal.throwIfAborted();
      return ran;
    };
    const onKept = commit ? commitEach : () => Promise.resolve();
    const { changed, unwritten } = await prove(converter, { directory: kept, test, onKept }, listener());
    return { remaining: await converter.remaining(changed), unwritten, inPlace: [] };
  } catch (error) {
    // Others say themselves what became of the files.
    const isInterrupted = stop.signal.aborted && error === stop.signal.reason;
    throw isInterrupted ? new UserError('interrupted: every file is as it was.') : error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

function listener(): ProofListener {
  return {
    onBaseline(baseline) {
      for (const line of baselineLines(baseline)) say(line);
    },
    onRun({ conversions, total, passed, run: { milliseconds } }) {
      const seconds = (milliseconds / 1000).toFixed(1);
      say(`${passed ? 'passed' : 'failed'}  ${String(conversions)} of ${String(total)} conversions, ${seconds} s`);
    },
    onFailing(group, dependents) {
      const reports = (conversions: readonly Conversion[]) =>
        conversions.flatMap((conversion) => conversion.reports.map((report) => `  ${describe(report)}`));
      say([`Put back, since the tests fail ${failingWords(group)}:`, ...reports(group)].join('\n'));
      if (dependents.length > 0)
        say(['Left as they were, since they need what was put back:', ...reports(dependents)].join('\n'));
    },
  };
}

function failingWords(group: readonly Conversion[]): string {
  if (group.length > 1) return 'when these are converted together';
  return group[0]!.reports.length === 1 ? 'with it' : 'with these, which change together';
}

function baselineLines({ red, varying }: TestBaseline): string[] {
  const list = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [title, ...names.map((name) => `  ${name}`)];
  return [
    'The tests ran twice before anything was changed.',
    ...list('These fail anyway, and do not count:', red),
    ...list('These fail at times, and do not count:', varying),
  ];
}

function describe({ file, line, column, message }: ReportedPlace): string {
  return `${displayPath(file)}:${String(line)}:${String(column)}  ${message}`;
}

/** One commit for each conversion, with nothing else in it: the tree becomes what was kept once more, step by step. */
async function commitEach(tree: TriedTree, kept: readonly Conversion[]): Promise<void> {
  for (const [index, { files }] of kept.entries()) {
    await tree.show(kept.slice(0, index + 1));
    const [first, ...others] = files;
    const cwd = path.dirname(first!);
    await git(cwd, ['add', '--', ...files]);
    if ((await git(cwd, ['diff', '--cached', '--name-only', '--', ...files])) === '') continue;
    const more = others.length === 0 ? '' : ` and ${count(others.length, 'more file')}`;
    await git(cwd, [
      'commit',
      '--quiet',
      '-m',
      `Use async functions in ${path.basename(first!)}${more}`,
      '--',
      ...files,
    ]);
  }
}
