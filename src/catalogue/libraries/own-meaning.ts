import { exportList } from '../export-list.js';
import type { Library } from '../library.js';

function ownMeaning(name: string, modules: readonly string[], paths: string): Library {
  return { name, modules, exports: exportList('own-meaning', paths) };
}

/** MobX 6 and 7, measured with 6.13.7 and 7.1.3: what runs after a `yield` is an action, and the promise has `cancel`. */
const mobx: Library = {
  ...ownMeaning('MobX', ['mobx'], 'flow flow.bound flowBound makeAutoObservable makeObservable'),
  globals: { mobx: '' },
};

/** mobx-state-tree, measured with 9.0.0: actions, as in MobX. */
const mobxStateTree = ownMeaning(
  'mobx-state-tree',
  ['mobx-state-tree'],
  'flow process toGenerator toGeneratorFunction',
);

/** redux-saga, measured with 1.5.1: what is yielded describes an effect, which the middleware carries out. */
const reduxSaga = ownMeaning(
  'redux-saga',
  ['redux-saga', 'redux-saga/effects', '@redux-saga/core', '@redux-saga/core/effects'],
  '*',
);

/** typed-redux-saga, measured with 1.5.0: the effects of redux-saga, for `yield*`. */
const typedReduxSaga = ownMeaning('typed-redux-saga', ['typed-redux-saga', 'typed-redux-saga/macro'], '*');

/** Effect, measured with 4.1.0: lazy and run anew each time; effects are not thenables. */
const effect = ownMeaning('Effect', ['effect', 'effect/Effect', 'effect/Option', 'effect/Result'], '*');

/** ember-concurrency, read in 5.2.1: tasks are cancelled at their `yield`s. */
const emberConcurrency = ownMeaning('ember-concurrency', ['ember-concurrency'], '*');

/** CAF, measured with 15.0.1: the body's first argument is a cancellation token, and cancelling runs its `finally`. */
const caf: Library = {
  ...ownMeaning('CAF', ['caf', 'caf/caf', 'caf/cag'], '*'),
  exports: exportList('own-meaning', '*').concat({ path: '', role: 'own-meaning' }),
};

/** Effection, measured with 4.1.1: operations, for `yield*`, which their parent halts. */
const effection = ownMeaning('Effection', ['effection'], '*');

/** js-csp, measured with 1.0.1: processes that take from and put into channels. */
const jsCsp = ownMeaning('js-csp', ['js-csp'], '*');

/** gensync, measured with 1.0.0-beta.2: one body that runs synchronously as well as asynchronously. */
const gensync: Library = {
  ...ownMeaning('gensync', ['gensync'], '*'),
  exports: exportList('own-meaning', '*').concat({ path: '', role: 'own-meaning' }),
};

/** neverthrow, measured with 8.2.0: `yield*` of a result ends the body at an error. */
const neverthrow = ownMeaning('neverthrow', ['neverthrow'], 'safeTry');

/** Libraries that give generators a meaning of their own: nothing of theirs is a coroutine of promises. */
export const ownMeaningLibraries: readonly Library[] = [
  mobx,
  mobxStateTree,
  reduxSaga,
  typedReduxSaga,
  effect,
  emberConcurrency,
  caf,
  effection,
  jsCsp,
  gensync,
  neverthrow,
];
