import { exportList, receiverList } from '../export-list.js';
import type { CoroutineContract, Library, LibraryExport } from '../library.js';
import { receivers } from '../receivers.js';

const contract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'library',
  parameterErrors: 'thrown',
  unhandledErrors: 'survived',
  acceptsAsync: false,
};

const spawn: LibraryExport = {
  path: 'spawn',
  role: 'runner',
  contract: { ...contract, thisFrom: 'none', argumentsFrom: 'none', returns: 'nothing', unhandledErrors: 'exception' },
};

const promises = `all allSettled delay fapply get join keys nfapply nfcall ninvoke nmcall nsend race reject resolve
  spread thenReject thenResolve timeout when`;

const methods =
  `all allSettled delay delete dispatch done fail fapply fbind fcall fin get inspect invoke isFulfilled isPending
  isRejected keys mapply mcall nfapply nfbind nfcall ninvoke nmapply nmcall nodeify npost nsend passByCopy progress send set
  spread thenReject thenResolve timeout`.split(/\s+/);

const receivingMethods = [
  ...receivers('catch fail fin finally spread tap then', { results: 'awaited' }),
  ...receivers('nodeify', { results: 'dropped' }),
];

const deprecation = {
  sentence: 'The authors of Q ask to move to native promises.',
  source: 'https://www.npmjs.com/package/q',
};

/** Q 1 and 0.9, measured with 1.5.1. `Q.return(v)` throws what ends the body with `v`. */
export const q: Library = {
  name: 'Q',
  modules: ['q', 'q/q'],
  majors: [0, 1],
  globals: { Q: '' },
  family: 'await-all',
  exports: [
    { path: 'async', role: 'wrapper', contract },
    spawn,
    { path: 'return', role: 'early-return' },
    { path: 'Promise', role: 'promise-class' },
    ...exportList('promise-function', 'denodeify fbind nbind nfbind promised'),
    ...exportList(
      'promise',
      `${promises} allResolved any del delete fulfill invoke mapply mcall nmapply npost post promise send set tap`,
    ),
    ...receiverList('fcall try', { results: 'awaited', callbackAt: 0 }),
    { path: '', role: 'promise' },
  ],
  promiseMethods: [...methods, ...'allResolved any del denodeify join nbind post promiseDispatch race tap'.split(' ')],
  receivingMethods: new Map([...receivingMethods, ['done', { results: 'awaited' }]]),
  promiseTypes: ['Promise', 'IPromise'],
  deprecation,
};

/** Q 2, measured with 2.0.3: nobody hears of a rejection that nobody handles. */
export const q2: Library = {
  name: 'Q 2',
  modules: ['q', 'q/q'],
  majors: [2],
  globals: { Q: '' },
  family: 'await-all',
  exports: [
    { path: 'async', role: 'wrapper', contract: { ...contract, unhandledErrors: 'nobody' } },
    spawn,
    { path: 'Promise', role: 'promise-class' },
    ...exportList('promise-function', 'denodeify fbind nbind nfbind promised'),
    ...exportList('promise', promises),
    ...receiverList('fcall try', { results: 'awaited', callbackAt: 0 }),
    { path: '', role: 'promise' },
  ],
  promiseMethods: [
    ...methods,
    ...'apply bind call getEstimate iterate observeEstimate pass pull rawDispatch toBePassed'.split(' '),
  ],
  receivingMethods: new Map([...receivingMethods, ['done', { results: 'dropped' }]]),
  promiseTypes: ['Promise', 'IPromise'],
  deprecation,
};
