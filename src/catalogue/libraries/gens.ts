import type { Library } from '../library.js';

/** gens, measured with 1.1.0: errors are yielded and returned, and an error of what was yielded ends the body uncaught. */
export const gens: Library = {
  name: 'gens',
  modules: ['gens'],
  family: 'callback',
  exports: [
    {
      path: '',
      role: 'wrapper',
      contract: {
        generatorAt: 0,
        thisFrom: 'receiver',
        argumentsFrom: 'rest',
        returns: 'nothing',
        parameterErrors: 'thrown',
        unhandledErrors: 'exception',
        acceptsAsync: false,
      },
    },
  ],
};
