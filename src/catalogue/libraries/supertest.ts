import { exportList, memberList } from '../export-list.js';
import type { Library, LibraryExport } from '../library.js';
import { words } from '../words.js';

const methods = 'del delete get head options patch post put';
const settings = `accept attach auth buffer ca cert field key parse query redirects send set timeout type unset use
  withCredentials`;

/** What makes requests, and the requests, which are promises. */
const testing: readonly LibraryExport[] = [
  { path: '', role: 'object', gives: 'Agent#' },
  { path: 'agent', role: 'object', gives: 'Agent#' },
  ...memberList('Agent#', methods, 'Test#'),
  { path: 'Test#', role: 'thenable' },
  ...memberList('Test#', `${settings} expect`, 'Test#'),
];

/** supertest 0, measured with 0.15.0: its requests are no promises. */
const supertest0: Library = { name: 'supertest 0', modules: ['supertest'], majors: [0], exports: [] };

/** supertest, measured with 2.0.1 and 7.3.2. */
const supertest: Library = {
  name: 'supertest',
  modules: ['supertest'],
  majors: [1, 2, 3, 4, 5, 6, 7],
  exports: testing,
};

/** co-supertest, measured with 0.0.10: `end` without a callback gives a thunk. */
const coSupertest: Library = {
  name: 'co-supertest',
  modules: ['co-supertest'],
  exports: [...testing, ...exportList('thunk', 'Test#.end')],
};

/** superagent, measured with 1.8.5 and 10.4.2. */
const superagent: Library = {
  name: 'superagent',
  modules: ['superagent'],
  majors: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  exports: [
    { path: '', role: 'object', gives: 'Request#' },
    ...words(methods).map((path): LibraryExport => ({ path, role: 'object', gives: 'Request#' })),
    { path: 'Request#', role: 'thenable' },
    ...memberList('Request#', settings, 'Request#'),
  ],
};

/** Libraries whose requests are promises, and have methods that return the same request. */
export const requestLibraries: readonly Library[] = [supertest, supertest0, coSupertest, superagent];
