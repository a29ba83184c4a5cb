export {
  callbackFunctions,
  callbackMethods,
  type CallbackTreatment,
  protocolMethods,
  testModifiers,
  valueModifiers,
} from './callbacks.js';
export { type Convention, type Host, hosts, type HostVersions, type Consequence } from './hosts.js';
export { collectionClasses, collectionMethods, type IteratedAs } from './collections.js';
export { eggClasses, eggMethods, eggPackages, eggPlaces, type HostedClass, type HostedPlace } from './hosts/egg.js';
export { contextUses, koa, koaPackages } from './hosts/koa.js';
export {
  type GeneratorSupport,
  otherTestRunners,
  runnerPatch,
  type TestRunner,
  testRunners,
} from './hosts/test-runners.js';
export { type CollectionHelper, collectionHelpers } from './collection-helpers.js';
export { emitters, type Receiver, receivingFunctions, receivingMethods, type ResultTreatment } from './receivers.js';
export { type Replacer, replacers } from './replacers.js';
export { generatorTests } from './generator-tests.js';
export { runsNoTest } from './skipped-tests.js';
export { kindsOfWords, namesMadeForCo, wordsOfGeneratorFunctions } from './telling-names.js';
export { coroutineLibraries, libraries } from './libraries.js';
export {
  assertionProperties,
  awaitedAssertions,
  failures,
  objectMembers,
  promiseAssertions,
} from './object-members.js';
export { co } from './libraries/co.js';
export { ownMeaningLibraries } from './libraries/own-meaning.js';
export {
  type CoroutineContract,
  type Family,
  type KnownExport,
  type Library,
  type LibraryExport,
  runnerOf,
  runsObjects,
} from './library.js';
