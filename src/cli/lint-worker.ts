import { parentPort, workerData } from 'node:worker_threads';
import { lintFiles, type LintTask } from './lint.js';
import { loadESLint } from './load-eslint.js';
import type { WorkerMessage } from './workers.js';

/* One thread of the command: checks its share of the files, and sends back results and records. */

const task = workerData as LintTask;
const send = (message: WorkerMessage) => parentPort!.postMessage(message);

const loaded = await loadESLint(task.directory, task.options.usesTargetPackages);
const checked = await lintFiles(loaded, task, (done) => send({ done }));
// What ESLint gives is plain data, but for getters.
send({ checked: { ...checked, results: JSON.parse(JSON.stringify(checked.results)) as never } });
