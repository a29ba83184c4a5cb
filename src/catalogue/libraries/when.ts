import { exportList } from '../export-list.js';
import type { CoroutineContract, Library } from '../library.js';

const contract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'maybe-plain',
  parameterErrors: 'thrown',
  unhandledErrors: 'survived',
  acceptsAsync: false,
};

const deprecation = {
  sentence: 'when is no longer maintained.',
  source: 'https://github.com/cujojs/when/issues/508',
};

/** The coroutines of when 3, measured with 3.7.8: a body that never waits gives its plain return value. */
export const whenGenerator: Library = {
  name: 'when/generator',
  modules: ['when/generator', 'when/generator.js'],
  family: 'await-all',
  exports: [
    { path: 'lift', role: 'wrapper', contract },
    { path: 'call', role: 'runner', contract },
    { path: 'apply', role: 'runner', contract: { ...contract, argumentsFrom: { argument: 1 } } },
  ],
  deprecation,
};

/** The promises of when 3, measured with 3.7.8. */
export const when: Library = {
  name: 'when',
  modules: ['when'],
  exports: [
    { path: '', role: 'promise' },
    { path: 'Promise', role: 'promise-class' },
    { path: 'lift', role: 'promise-function' },
    ...exportList(
      'promise',
      `all any attempt filter iterate join map promise race reduce reduceRight reject resolve settle some try unfold`,
    ),
  ],
  promiseMethods:
    'delay done else ensure fold inspect orElse otherwise progress spread tap timeout with withThis yield'.split(' '),
  promiseTypes: ['Promise'],
  deprecation,
};

/** The adapters of when 3 for Node's callbacks, measured with 3.7.8. */
export const whenNode: Library = {
  name: 'when/node',
  modules: ['when/node', 'when/node.js'],
  exports: [...exportList('promise-function', 'lift'), ...exportList('promise', 'apply call')],
  deprecation,
};
