import type { CoroutineContract, Library } from '../library.js';

const contract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'nothing',
  parameterErrors: 'thrown',
  unhandledErrors: 'exception',
  acceptsAsync: false,
};

/** genny, measured with 0.5.6: the body gets a `resume` function where the caller's callback stood. */
export const genny: Library = {
  name: 'genny',
  modules: ['genny'],
  family: 'callback',
  exports: [
    { path: '', role: 'wrapper', contract },
    { path: 'fn', role: 'wrapper', contract },
    { path: 'listener', role: 'wrapper', contract: { ...contract, unhandledErrors: 'nobody', acceptsAsync: true } },
    { path: 'middleware', role: 'wrapper', contract: { ...contract, thisFrom: 'none', unhandledErrors: 'nobody' } },
    { path: 'run', role: 'runner', contract: { ...contract, thisFrom: 'none', argumentsFrom: 'none' } },
  ],
};
