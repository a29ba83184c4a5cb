import { exportList } from '../export-list.js';
import type { Library } from '../library.js';

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
  exports: [
    { path: 'async', role: 'state-machine', isAsync: true },
    { path: 'awrap', role: 'state-machine', isAsync: true },
    ...exportList('state-machine', 'mark wrap'),
  ],
};

/** The module specifiers of a helper of Babel. */
function pathsOfHelper(helper: string): string[] {
  return ['@babel/runtime', '@babel/runtime-corejs2', '@babel/runtime-corejs3'].flatMap((runtime) => [
    `${runtime}/helpers/${helper}`,
    `${runtime}/helpers/esm/${helper}`,
  ]);
}

/** The same as functions of Babel 7 and 8, measured with 7.29: they are called for the state machine's parts. */
export const regeneratorHelpers: Library = {
  name: 'regenerator in Babel',
  modules: ['regenerator', 'regeneratorRuntime'].flatMap(pathsOfHelper),
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

/** What Babel calls for an async function by itself, measured with 7.29. */
export const regeneratorAsync: Library = {
  name: 'regenerator for async functions in Babel',
  modules: pathsOfHelper('regeneratorAsync'),
  exports: [
    { path: '', role: 'state-machine', isAsync: true },
    { path: 'default', role: 'state-machine', isAsync: true },
  ],
  inlined: [{ name: /^_regeneratorAsync\d*$/, path: '', definition: [/_regeneratorAsyncGen\b/, /\.next\(\)\.then\(/] }],
};
