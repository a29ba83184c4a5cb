import { exportList, heldAs } from '../export-list.js';
import type { CoroutineContract, Library } from '../library.js';

const contract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'library',
  parameterErrors: 'thrown',
  unhandledErrors: 'survived',
  acceptsAsync: false,
  yieldHandlerAt: 1,
};

/**
 * Bluebird 2 and 3, measured with 3.7.2 and 2.11.0.
 *
 * `defer` and `pending` are missing because what they return is no promise. `Promise.spawn(…)` runs the body with the
 * library as `this`, its receiver.
 */
export const bluebird: Library = {
  name: 'bluebird',
  modules: [
    'bluebird',
    'bluebird/js/release/bluebird',
    'bluebird/js/main/bluebird',
    'bluebird/js/browser/bluebird',
    'bluebird/js/browser/bluebird.min',
  ],
  family: 'promise-only',
  exports: heldAs(
    ['Promise'],
    [
      { path: 'coroutine', role: 'wrapper', contract },
      {
        path: 'spawn',
        role: 'runner',
        contract: {
          generatorAt: 0,
          thisFrom: 'receiver',
          argumentsFrom: 'none',
          returns: 'library',
          parameterErrors: 'thrown',
          unhandledErrors: 'survived',
          acceptsAsync: false,
        },
      },
      { path: 'coroutine.addYieldHandler', role: 'yield-handler' },
      { path: '', role: 'promise-class' },
      ...exportList('promise-function', 'method promisify'),
      ...exportList('promisify-all', 'promisifyAll'),
      ...exportList(
        'promise',
        `all allSettled any attempt bind cast delay each filter fromCallback fromNode fulfilled join map mapSeries props
         race reduce reject rejected resolve settle some try using`,
      ),
    ],
  ),
  promiseMethods:
    `all any asCallback bind break call cancel cancellable catchReturn catchThrow caught delay disposer done each
    error filter fork get isCancellable isCancelled isFulfilled isPending isRejected isResolved lastly map
    mapSeries nodeify progressed props race reason reduce reflect return settle some spread
    suppressUnhandledRejections tap tapCatch thenReturn thenThrow throw timeout toJSON uncancellable value`.split(
      /\s+/,
    ),
  promiseTypes: ['', 'Promise'],
  deprecation: {
    sentence: 'The authors of bluebird ask to use native promises instead if at all possible.',
    source: 'https://github.com/petkaantonov/bluebird#readme',
  },
};
