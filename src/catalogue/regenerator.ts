import { exportList } from './export-list.js';
import type { Library } from './library.js';

/** The run-time library of regenerator, measured with 0.14.1: generator functions compiled to state machines. */
export const regenerator: Library = {
  name: 'regenerator',
  modules: [
    'regenerator-runtime',
    'regenerator-runtime/runtime',
    'babel-runtime/regenerator',
    '@babel/runtime/regenerator',
    '@babel/runtime-corejs2/regenerator',
    '@babel/runtime-corejs3/regenerator',
  ],
  globals: { regeneratorRuntime: '' },
  exports: exportList('state-machine', 'async awrap mark wrap'),
};

/** The same as functions of Babel 7 and 8, measured with 7.29: they are called for the state machine's parts. */
export const regeneratorHelpers: Library = {
  name: 'regenerator in Babel',
  modules: ['@babel/runtime', '@babel/runtime-corejs2', '@babel/runtime-corejs3'].flatMap((runtime) =>
    ['regenerator', 'regeneratorRuntime', 'regeneratorAsync'].flatMap((helper) => [
      `${runtime}/helpers/${helper}`,
      `${runtime}/helpers/esm/${helper}`,
    ]),
  ),
  exports: [
    { path: '', role: 'state-machine' },
    { path: 'default', role: 'state-machine' },
  ],
  inlined: [
    {
      name: /^_regenerator(?:Runtime)?\d*$/,
      path: '',
      definition: [/Generator is already running/i, /iterator result is not an object|__await/],
    },
  ],
};
