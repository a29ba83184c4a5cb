import { exportList } from '../export-list.js';
import type { Library } from '../library.js';

/** What the language and every current platform have as global variables. */
export const platform: Library = {
  name: 'platform',
  modules: [],
  globals: { Promise: 'Promise', fetch: 'fetch' },
  exports: [
    { path: 'Promise', role: 'promise-class' },
    ...exportList(
      'promise',
      `Promise.all Promise.allSettled Promise.any Promise.race Promise.reject Promise.resolve
       fetch`,
    ),
  ],
};
