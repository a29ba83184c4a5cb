import path from 'node:path';
import { type Job, textLinter } from '../check.js';
import type { Checked } from '../findings.js';
import { displayPath } from '../paths.js';
import { uncommittedAmong } from '../files/changed-files.js';
import { git } from '../files/git.js';
import type { Written } from '../fix.js';
import { say } from '../print.js';
import { UserError } from '../user-error.js';
import type { Conversion } from './conversions.js';
import { prove, type ProofListener } from './prove.js';
import type { TestBaseline } from './test-baseline.js';
import { runTests } from './test-run.js';

interface ProofOptions {
  /** As it is typed in a shell. */
  readonly command: string;
  readonly commit: boolean;
  /** Where the journal is kept. */
  readonly kept: string;
}

/** Writes the conversions that the user's tests accept, and says which ones they do not. */
export async function fixProven(job: Job, found: Checked, { command, commit, kept }: ProofOptions): Promise<Written> {
  const cwd = process.cwd();
  const fixable = found.results.filter(({ messages }) => messages.some(({ fix }) => fix));
  const files = fixable.map(({ filePath }) => filePath);
  if (files.length === 0) return { remaining: found, unwritten: [], inPlace: [] };
  if (commit && (await uncommittedAmong(files, job.directory)).length > 0) {
    throw new UserError('--commit needs files without uncommitted changes. Commit or stash them first.');
  }
  const linter = textLinter(job);
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
    const proof = await prove(fixable, { directory: kept, lint: linter.lint, test }, listener());
    if (commit) await commitEach([...proof.results.keys()].map(({ filePath }) => filePath));
    const results = found.results.map((result) => proof.results.get(result) ?? result);
    const remaining = await linter.check(results, found);
    return { remaining, unwritten: proof.unwritten, inPlace: [] };
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
    onFailing(group) {
      const what =
        group.length === 1
          ? 'Put back, since the tests fail with it:'
          : 'Put back, since the tests fail when these are converted together:';
      say([what, ...group.map((conversion) => `  ${describe(conversion)}`)].join('\n'));
    },
  };
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

function describe({ file, messages }: Conversion): string {
  const [{ line, column, message } = { line: 0, column: 0, message: '' }] = messages;
  return `${displayPath(file)}:${String(line)}:${String(column)}  ${message}`;
}

/** One commit for each file, with nothing else in it. */
async function commitEach(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const cwd = path.dirname(file);
    await git(cwd, ['add', '--', file]);
    await git(cwd, ['commit', '--quiet', '-m', `Use async functions in ${path.basename(file)}`, '--', file]);
  }
}
