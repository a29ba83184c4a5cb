import { heldAs } from '../export-list.js';
import type { CoroutineContract, Library } from '../library.js';
import { onlyWords } from '../only-words.js';

const contract: CoroutineContract = {
  generatorAt: 0,
  thisFrom: 'receiver',
  argumentsFrom: 'rest',
  returns: 'native',
  parameterErrors: 'rejected',
  unhandledErrors: 'rejection',
  acceptsAsync: false,
};

const runtimes = ['@babel/runtime', '@babel/runtime-corejs2', '@babel/runtime-corejs3'];

function runtimeModules(...helpers: readonly string[]): readonly string[] {
  return runtimes.flatMap((runtime) =>
    helpers.flatMap((helper) => [`${runtime}/helpers/${helper}`, `${runtime}/helpers/esm/${helper}`]),
  );
}

/**
 * What Babel 7 and 8 emit for async functions, measured with 7.29 and 8.1, and with the helper of 7.0. Babel 8 has no `esm`
 * modules. The helper that swc writes has the same words, under a name of its own.
 */
export const babel: Library = {
  name: 'Babel',
  modules: runtimeModules('asyncToGenerator'),
  family: 'await-all',
  exports: heldAs(['default'], [{ path: '', role: 'wrapper', contract }]),
  inlined: [
    {
      name: /^_asyncToGenerator(?:\$?\d+)?$/,
      path: '',
      definition: [
        onlyWords(`_asyncToGenerator(?:\\$?\\d+)? asyncGeneratorStep(?:\\$?\\d+)? function return new var let const this
          self args arguments Promise resolve reject fn gen apply value err _next _throw next throw undefined void 0 [a-z]`),
        /\.apply\(\s*\w+,\s*\w+\s*\)/,
        /_next,\s*_throw,\s*['"]next['"]/,
        /_next,\s*_throw,\s*['"]throw['"]/,
        /_next\((?:undefined|void 0)\)/,
      ],
    },
  ],
};

/** What Babel 5 and 6 emit for async functions, measured with 5.8 and 6.26: a throwing parameter default throws at the call. */
export const babel6: Library = {
  name: 'Babel 6',
  modules: ['babel-runtime/helpers/asyncToGenerator', 'babel-runtime/helpers/async-to-generator'],
  family: 'await-all',
  exports: [{ path: 'default', role: 'wrapper', contract: { ...contract, parameterErrors: 'thrown' } }],
  inlined: [
    {
      name: /^_asyncToGenerator(?:\$?\d+)?$/,
      path: 'default',
      definition: [
        onlyWords(`_asyncToGenerator(?:\\$?\\d+)? function return new var let const this arguments fn gen apply Promise
          resolve reject step key arg try catch info value error err if else done then next throw callNext callThrow bind
          null`),
        /gen\s*=\s*fn\.apply\(this,\s*arguments\)/,
        /info\s*=\s*gen\[key\]\(arg\)/,
        /Promise\.resolve\(value\)\.then\(/,
        /['"]throw['"]/,
      ],
    },
  ],
};

/** What Babel 7 and 8 emit for async generators, and for generators that need their first value: both a meaning of their own. */
export const babelAsyncGenerators: Library = {
  name: 'Babel async generators',
  modules: runtimeModules('wrapAsyncGenerator', 'skipFirstGeneratorNext'),
  exports: heldAs(['default'], [{ path: '', role: 'own-meaning' }]),
  inlined: [
    {
      name: /^_wrapAsyncGenerator(?:\$?\d+)?$/,
      path: '',
      definition: [/\bnew AsyncGenerator/, /\.apply\(this,\s*arguments\)/],
    },
  ],
};

/** By what Babel reads a CommonJS module as if it were an ES module, measured with Babel 6.26 and 7.29. */
export const babelModuleInterop: Library = {
  name: 'Babel module interop',
  modules: runtimeModules('interopRequireDefault', 'interopRequireWildcard'),
  exports: heldAs(['default'], [{ path: '', role: 'module-interop' }]),
  inlined: [{ name: /^_interopRequire(?:Default|Wildcard)\d*$/, path: '', definition: [/\b__esModule\b/] }],
};
