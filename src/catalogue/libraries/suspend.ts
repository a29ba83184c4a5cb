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

/** suspend, measured with 0.7.0: a bare `yield` waits for the callback that `suspend.resume()` made. */
export const suspend: Library = {
  name: 'suspend',
  modules: ['suspend'],
  family: 'callback',
  exports: [
    { path: '', role: 'wrapper', contract },
    { path: 'fn', role: 'wrapper', contract },
    { path: 'callback', role: 'wrapper', contract: { ...contract, unhandledErrors: 'nobody' } },
    {
      path: 'promise',
      role: 'wrapper',
      contract: { ...contract, returns: 'library', parameterErrors: 'rejected', unhandledErrors: 'nobody' },
    },
    { path: 'run', role: 'runner', contract: { ...contract, argumentsFrom: 'none' } },
  ],
};
