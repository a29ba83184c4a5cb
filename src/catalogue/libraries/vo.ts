import type { CoroutineContract, Library } from '../library.js';

const contract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'thunk',
  parameterErrors: 'rejected',
  unhandledErrors: 'rejection',
  acceptsAsync: true,
};

/**
 * vo, measured with 4.0.2: it chains several functions into one, which runs once it is called, or awaited. Called with two
 * arguments or more it gives an array: the result, then the other arguments.
 */
export const vo: Library = {
  name: 'vo',
  modules: ['vo'],
  family: 'co',
  exports: [
    { path: '', role: 'runner', contract },
    { path: 'pipeline', role: 'runner', contract },
    { path: 'stack', role: 'runner', contract },
  ],
};
