import type { CoroutineContract, Library, LibraryExport } from '../library.js';

const contract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'library',
  parameterErrors: 'thrown',
  unhandledErrors: 'survived',
  acceptsAsync: false,
};

const exports: readonly LibraryExport[] = [
  { path: 'coroutine', role: 'wrapper', contract },
  { path: 'wrap', role: 'wrapper', contract },
  { path: 'execute', role: 'runner', contract },
  { path: 'co', role: 'runner', contract },
  { path: 'coroutine.addYieldHandler', role: 'yield-handler' },
  { path: 'addYieldHandler', role: 'yield-handler' },
];

/** bluebird-co, measured with 2.2.0: loading it makes bluebird's coroutines accept what co accepts. */
export const bluebirdCo: Library = {
  name: 'bluebird-co',
  modules: ['bluebird-co'],
  family: 'co',
  exports,
  sideEffects: 'It installs a yield handler in bluebird.',
  installsYieldHandlerFor: ['bluebird'],
};

/** bluebird-co without the installation: `yield` accepts promises alone until the file installs the handler itself. */
export const bluebirdCoManual: Library = {
  name: 'bluebird-co/manual',
  modules: ['bluebird-co/manual'],
  family: 'promise-only',
  exports,
};
