/** Holds the id of the process that it was set in. Threads get a copy of the variables, and so do other processes. */
const processVariable = 'NATIVE_ASYNC_PROCESS';

/**
 * The number of the thread that this is, 0 for the main one. To ask Node.js takes as long as all else that is loaded at
 * the start, so that it is asked only where this may be another one.
 */
export function threadNumber(): number {
  const pid = String(process.pid);
  if (process.env[processVariable] === pid) return process.getBuiltinModule('node:worker_threads').threadId;
  process.env[processVariable] = pid;
  return 0;
}
