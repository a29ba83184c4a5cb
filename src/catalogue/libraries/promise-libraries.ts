import { exportList } from '../export-list.js';
import type { Library } from '../library.js';

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

/** delay, measured with 7.0.0. Up to version 5 it was the module's value. */
const delay: Library = {
  name: 'delay',
  modules: ['delay'],
  exports: exportList('promise', 'default rangeDelay'),
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

/** Libraries with no coroutines of their own that were common beside them, and give promises for certain. */
export const promiseLibraries: readonly Library[] = [fsExtra, mzFileSystem, delay, pify, coBody3, coBody];
