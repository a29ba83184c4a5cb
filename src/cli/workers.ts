import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { builtFile } from './built-file.js';
import type { Checked } from './findings.js';
import type { LintTask, OnProgress } from './lint.js';
import type { Done } from './progress.js';

/** What a thread reports: how far it is and, at the end, what came of its files. */
export interface WorkerMessage {
  readonly done?: Done;
  readonly checked?: Checked;
}

/** Below this number of files, starting a thread takes longer than it saves. */
const filesWorthAThread = 50;

/** How many threads to use for so many files; 1 stands for none besides this one. */
export function workerCount(concurrency: number | 'auto' | 'off' | undefined, files: number): number {
  if (concurrency === undefined || concurrency === 'off') return 1;
  if (concurrency === 'auto')
    return Math.max(1, Math.min(availableParallelism() - 1, Math.floor(files / filesWorthAThread)));
  return Math.max(1, Math.min(concurrency, files));
}

/**
 * Checks files in threads of the command's own: those of ESLint send back nothing but its results, which do not have what
 * the rules record.
 *
 * @returns the results in the order of the files
 */
export async function lintInWorkers(
  { directory, files, options }: LintTask,
  count: number,
  onProgress?: OnProgress,
): Promise<Checked> {
  const done = new Array<Done>(count).fill({ files: 0, fixable: 0 });
  const shares = Array.from({ length: count }, (_, index) => files.filter((_, at) => at % count === index));
  const checked = await Promise.all(
    shares.map((share, index) =>
      runWorker({ directory, files: share, options }, (finished) => {
        done[index] = finished;
        onProgress?.({ files: sumOf(done, 'files'), fixable: sumOf(done, 'fixable') });
      }),
    ),
  );
  const crashes = checked.flatMap((one) => one.crashes ?? []);
  const before = checked.flatMap((one) => one.before ?? []);
  return {
    ...together(files, checked),
    ...(crashes.length > 0 && { crashes }),
    ...(before.length > 0 && { before: together(files, before) }),
  };
}

/** What several threads found, in the order of the files. */
function together(files: readonly string[], parts: readonly NonNullable<Checked['before']>[]) {
  const results = new Map(parts.flatMap((one) => one.results.map((result) => [result.filePath, result] as const)));
  return {
    results: files.flatMap((file) => results.get(file) ?? []),
    records: new Map(parts.flatMap(({ records }) => [...records])),
  };
}

function sumOf(parts: readonly Done[], part: keyof Done): number {
  return parts.reduce((sum, one) => sum + one[part], 0);
}

function runWorker(workerData: LintTask, onProgress: OnProgress): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(builtFile('cli/lint-worker.js'), { workerData });
    worker.on('message', ({ done, checked }: WorkerMessage) => {
      if (done) onProgress(done);
      if (checked) resolve(checked);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`A thread ended with exit code ${code} before it was done.`)));
  });
}
