import { exportList } from '../export-list.js';
import type { Library } from '../library.js';

/** thunkify, measured with 2.1.2. */
const thunkify: Library = {
  name: 'thunkify',
  modules: ['thunkify'],
  exports: [{ path: '', role: 'thunk-function' }],
};

/** thunkify-wrap, measured with 1.0.4, given a function. */
const thunkifyWrap: Library = {
  name: 'thunkify-wrap',
  modules: ['thunkify-wrap'],
  exports: [{ path: '', role: 'thunk-function' }],
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

/** Libraries that make the thunks which the older coroutines of co wait for. */
export const thunkLibraries: readonly Library[] = [thunkify, thunkifyWrap, coFileSystem];
