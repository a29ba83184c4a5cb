import { exportList } from '../export-list.js';
import type { Library, LibraryExport } from '../library.js';

/** fs-extra 3 and later, measured with 11.4.1: called without a callback, these give promises. */
const fsExtra: Library = {
  name: 'fs-extra',
  modules: ['fs-extra'],
  exports: exportList(
    'promise',
    `access appendFile chmod chown copy copyFile createFile createLink createSymlink emptyDir emptydir ensureDir ensureFile
     ensureLink ensureSymlink link lstat mkdir mkdirp mkdirs mkdtemp move open outputFile outputJSON outputJson pathExists
     readFile readJSON readJson readdir readlink realpath remove rename rmdir stat symlink truncate unlink utimes writeFile
     writeJSON writeJson`,
  ),
};

/** The file system of mz, measured with 2.7.0: called without a callback, these give promises. */
const mzFileSystem: Library = {
  name: 'mz/fs',
  modules: ['mz/fs'],
  exports: exportList(
    'promise',
    `access appendFile chmod chown copyFile exists link lstat mkdir mkdtemp open readFile readdir readlink realpath rename
     rmdir stat symlink truncate unlink utimes writeFile`,
  ),
};

/** delay, measured with 7.0.0. */
const delay: Library = {
  name: 'delay',
  modules: ['delay'],
  majors: [6, 7],
  exports: exportList('promise', 'default rangeDelay'),
};

/** delay up to 5, measured with 1.3.1 and 4.4.1. */
const delay5: Library = {
  name: 'delay 5',
  modules: ['delay'],
  majors: [1, 2, 3, 4, 5],
  exports: [{ path: '', role: 'promise' }, ...exportList('promise', 'reject')],
};

/** Packages that do nothing but wait, measured with ko-sleep 1.1.4 and sleep-promise 9.1.0. */
const sleepers: Library = {
  name: 'ko-sleep',
  modules: ['ko-sleep', 'sleep-promise'],
  exports: [{ path: '', role: 'promise' }],
};

/** del up to 6, measured with 2.2.2 and 6.1.1. */
const del6: Library = {
  name: 'del 6',
  modules: ['del'],
  majors: [1, 2, 3, 4, 5, 6],
  exports: [{ path: '', role: 'promise' }],
};

/** del, measured with 8.0.1. */
const del: Library = {
  name: 'del',
  modules: ['del'],
  majors: [7, 8, 9],
  exports: exportList('promise', 'deleteAsync'),
};

/** urllib, measured with 2.44.1 and 4.9.2: called without a callback, these give promises. */
const urllib: Library = {
  name: 'urllib',
  modules: ['urllib'],
  exports: [
    ...exportList('promise', 'curl request HttpClient#.curl HttpClient#.request'),
    ...exportList('thunk', 'requestThunk HttpClient#.requestThunk'),
    ...['create', 'HttpClient'].map((path): LibraryExport => ({ path, role: 'object', gives: 'HttpClient#' })),
  ],
};

/** pify, measured with 6.1.0, given a function. */
const pify: Library = {
  name: 'pify',
  modules: ['pify'],
  exports: exportList('promise-function', 'default'),
};

/** co-body up to 3, measured with 3.1.0: functions that take a callback. What an unknown version gives is not known either. */
const coBody3: Library = { name: 'co-body 3', modules: ['co-body'], majors: [0, 1, 2, 3], exports: [] };

/** co-body, measured with 4.2.0, 5.2.0 and 6.2.0. */
const coBody: Library = {
  name: 'co-body',
  modules: ['co-body'],
  majors: [4, 5, 6],
  exports: [{ path: '', role: 'promise' }, ...exportList('promise', 'form json text')],
};

/** The functions that chai-as-promised adds to `assert` of chai, measured with 7.1.2. */
const chaiAsPromised: Library = {
  name: 'chai-as-promised',
  modules: ['chai'],
  exports: exportList(
    'promise',
    `assert.becomes assert.doesNotBecome assert.eventually.deepEqual assert.eventually.equal assert.eventually.isTrue
     assert.eventually.strictEqual assert.isFulfilled assert.isRejected`,
  ),
};

/** Libraries with no coroutines of their own that were common beside them, and give promises for certain. */
export const promiseLibraries: readonly Library[] = [
  ...[fsExtra, mzFileSystem, delay, delay5, sleepers, del, del6, pify, urllib, coBody3, coBody, chaiAsPromised],
];
