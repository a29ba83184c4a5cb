import { heldAs } from '../export-list.js';
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

const deprecation = {
  sentence: 'co was a stepping stone towards async functions.',
  source: 'https://github.com/tj/co#readme',
};

/** co 4, measured with 4.6.0. `co(…)` called bare runs the body with the global object as `this`, even from strict code. */
export const co: Library = {
  name: 'co',
  modules: ['co'],
  majors: [4],
  family: 'co',
  exports: heldAs(
    ['co', 'default'],
    [
      { path: '', role: 'runner', contract },
      { path: 'wrap', role: 'wrapper', contract: { ...contract, parameterErrors: 'thrown' } },
    ],
  ),
  deprecation,
};

/**
 * co 3 and older, measured with 3.1.0; 2.3.0 and 1.5.2 also return functions. Nothing runs until the thunk is called,
 * and a rejection with `undefined` counts as success.
 */
export const coThunks: Library = {
  name: 'co 3',
  modules: ['co'],
  majors: [1, 2, 3],
  family: 'co',
  exports: [
    {
      path: '',
      role: 'runner',
      contract: {
        ...contract,
        returns: 'thunk',
        parameterErrors: 'thrown',
        unhandledErrors: 'exception',
        acceptsAsync: false,
      },
    },
  ],
  deprecation,
};
