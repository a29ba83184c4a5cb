import { exportList, heldAs, receiverList } from '../export-list.js';
import type { CoroutineContract, Library } from '../library.js';
import { receivers } from '../receivers.js';

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
      { path: 'getNewLibraryCopy', role: 'module-copy' },
      ...exportList('promise-function', 'method promisify'),
      ...exportList('promisify-all', 'promisifyAll'),
      ...exportList(
        'promise',
        'all allSettled any bind cast delay fulfilled props race reject rejected resolve settle some',
      ),
      ...receiverList('attempt try', { results: 'awaited', callbackAt: 0 }),
      ...receiverList('each filter map mapSeries reduce', { results: 'awaited', callbackAt: 1 }),
      ...receiverList('join using', { results: 'awaited', callbackAt: -1 }),
      ...receiverList('fromCallback fromNode', { results: 'dropped', callbackAt: 0 }),
    ],
  ),
  promiseMethods:
    `all any asCallback bind break call cancel cancellable catchReturn catchThrow caught delay disposer done each
    error filter fork get isCancellable isCancelled isFulfilled isPending isRejected isResolved lastly map
    mapSeries nodeify progressed props race reason reduce reflect return settle some spread
    suppressUnhandledRejections tap tapCatch thenReturn thenThrow throw timeout toJSON uncancellable value`.split(
      /\s+/,
    ),
  receivingMethods: new Map([
    ...receivers('catch caught done each error filter finally lastly map mapSeries reduce spread tap tapCatch then', {
      results: 'awaited',
    }),
    ...receivers('asCallback nodeify', { results: 'dropped' }),
  ]),
  promiseTypes: ['', 'Promise'],
  deprecation: {
    sentence: 'The authors of bluebird ask to use native promises instead if at all possible.',
    source: 'https://github.com/petkaantonov/bluebird#readme',
  },
};
