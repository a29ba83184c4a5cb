import { exportList } from '../export-list.js';
import type { CoroutineContract, Library } from '../library.js';

const contract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'native',
  parameterErrors: 'rejected',
  unhandledErrors: 'rejection',
  acceptsAsync: true,
};

/**
 * Mozilla's Task.jsm, read in the source of its last versions; it runs in Firefox alone.
 *
 * A yielded generator object is run; `throw new Task.Result(v)` ends the body with `v`.
 */
export const task: Library = {
  name: 'Task.jsm',
  modules: ['resource://gre/modules/Task.jsm', 'devtools/shared/task'],
  globals: { Task: 'Task' },
  family: 'task',
  exports: [
    { path: 'Task.async', role: 'wrapper', contract },
    { path: 'Task.spawn', role: 'runner', contract: { ...contract, thisFrom: 'none', argumentsFrom: 'none' } },
    { path: 'Task.Result', role: 'early-return' },
  ],
  deprecation: {
    sentence: 'Task.jsm is obsolete.',
    source: 'https://developer.mozilla.org/en-US/docs/Mozilla/JavaScript_code_modules/Task.jsm',
  },
};

/**
 * task.js of taskjs.org, read in its source; the package of that name on npm is another thing. Bodies start after the
 * call, may be cancelled, and yield promises or nothing.
 */
export const taskJs: Library = {
  name: 'task.js',
  modules: [],
  globals: { task: '' },
  family: 'promise-only',
  exports: [
    {
      path: 'spawn',
      role: 'runner',
      contract: {
        ...contract,
        thisFrom: 'library',
        argumentsFrom: 'none',
        returns: 'library',
        parameterErrors: 'thrown',
        unhandledErrors: 'nobody',
        acceptsAsync: false,
      },
    },
    { path: 'TaskResult', role: 'early-return' },
    ...exportList('promise', 'choose join never now sleep'),
  ],
  promiseMethods:
    'addBoth addCallback addCallbacks addErrback call cancel get isRunning isStarted pause put start timeout'.split(
      ' ',
    ),
};
