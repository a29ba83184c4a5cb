import { parentPort, workerData } from 'node:worker_threads';
import { createESLint, lintFiles } from './lint.js';
import { loadESLint } from './load-eslint.js';
import type { WorkerMessage, WorkerTask } from './workers.js';

/* One thread of the command: checks its share of the files, and sends back results and records. */

const { directory, files, options } = workerData as WorkerTask;
const send = (message: WorkerMessage) => parentPort!.postMessage(message);

const eslint = createESLint(await loadESLint(directory, options.usesTargetPackages), directory, options);
const checked = await lintFiles(eslint, files, (done) => send({ done }));
// What ESLint gives is plain data, but for getters.
send({ checked: { ...checked, results: JSON.parse(JSON.stringify(checked.results)) as never } });
