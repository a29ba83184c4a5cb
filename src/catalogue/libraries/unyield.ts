import type { Library } from '../library.js';

/**
 * unyield, measured with 0.0.1: what it makes takes a callback, or gives the generator object to whoever yields it. With
 * a callback it has co 3 run the body.
 */
export const unyield: Library = {
  name: 'unyield',
  modules: ['unyield'],
  family: 'co',
  exports: [
    {
      path: '',
      role: 'wrapper',
      contract: {
        generatorAt: 0,
        thisFrom: 'receiver',
        argumentsFrom: 'rest',
        returns: 'generator',
        parameterErrors: 'thrown',
        unhandledErrors: 'nobody',
        acceptsAsync: false,
      },
    },
  ],
};
