import { exportList } from '../export-list.js';
import type { Library } from '../library.js';

/** thunkify, measured with 2.1.2. */
const thunkify: Library = {
  name: 'thunkify',
  modules: ['thunkify'],
  exports: [{ path: '', role: 'thunk-function' }],
};

/** thunkify-wrap, measured with 1.0.4, given a function; `event` is given an event emitter. */
const thunkifyWrap: Library = {
  name: 'thunkify-wrap',
  modules: ['thunkify-wrap'],
  exports: [{ path: '', role: 'thunk-function' }, ...exportList('thunk-function', 'event')],
};

/** co-fs, measured with 1.2.0: Node's file system as thunks, whose work starts before they are called. */
const coFileSystem: Library = {
  name: 'co-fs',
  modules: ['co-fs'],
  exports: exportList(
    'thunk',
    `appendFile chmod chown close exists fchmod fchown fstat fsync ftruncate futimes lchown link lstat mkdir open read
     readFile readdir readlink realpath rename rmdir stat symlink unlink utimes write writeFile`,
  ),
};

/** Packages that do nothing but wait, measured with co-sleep 0.0.1 and co-wait 0.0.0. */
const sleepers: Library = {
  name: 'co-sleep',
  modules: ['co-sleep', 'co-wait'],
  exports: [{ path: '', role: 'thunk' }],
};

/** co-nedb, measured with 2.0.1: gives back the database that it is handed, with methods that return thunks. */
const coNedb: Library = {
  name: 'co-nedb',
  modules: ['co-nedb'],
  exports: [
    { path: '', role: 'object', gives: 'Datastore#' },
    ...exportList(
      'thunk',
      `Datastore#.count Datastore#.ensureIndex Datastore#.find Datastore#.findOne Datastore#.insert Datastore#.remove
       Datastore#.update`,
    ),
  ],
};

/** Libraries that make the thunks which the older coroutines of co wait for. */
export const thunkLibraries: readonly Library[] = [thunkify, thunkifyWrap, coFileSystem, sleepers, coNedb];
