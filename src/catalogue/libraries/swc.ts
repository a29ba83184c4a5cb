import type { Library } from '../library.js';
import { onlyWords } from '../only-words.js';

/** What swc emits for async functions, measured with @swc/core 1.16.22 and @swc/helpers 0.5.24. */
export const swc: Library = {
  name: 'swc',
  modules: ['@swc/helpers/_/_async_to_generator'],
  family: 'await-all',
  exports: [
    {
      path: '_',
      role: 'wrapper',
      contract: {
        generatorAt: 0,
        thisFrom: 'receiver',
        argumentsFrom: 'rest',
        returns: 'native',
        parameterErrors: 'rejected',
        unhandledErrors: 'rejection',
        acceptsAsync: false,
      },
    },
  ],
  inlined: [
    {
      name: /^_async_to_generator$/,
      path: '_',
      definition: [
        onlyWords(`_async_to_generator asyncGeneratorStep function return new var let const this self args arguments Promise
          resolve reject fn gen apply value err _next _throw next throw undefined void 0`),
        /gen\s*=\s*fn\.apply\(self,\s*args\)/,
        /_next,\s*_throw,\s*['"]next['"]/,
        /_next,\s*_throw,\s*['"]throw['"]/,
        /_next\((?:undefined|void 0)\)/,
      ],
    },
  ],
};

/** What swc emits for generators below ES2015: a state machine with TypeScript's instructions. */
export const swcGenerators: Library = {
  name: 'swc generators',
  modules: ['@swc/helpers/_/_ts_generator'],
  exports: [{ path: '_', role: 'state-machine' }],
  inlined: [{ name: /^_ts_generator$/, path: '_', definition: [/Generator is already executing/, /\btrys\b/] }],
};

/** What swc emits for async generators. */
export const swcAsyncGenerators: Library = {
  name: 'swc async generators',
  modules: ['@swc/helpers/_/_wrap_async_generator'],
  exports: [{ path: '_', role: 'own-meaning' }],
  inlined: [
    {
      name: /^_wrap_async_generator$/,
      path: '_',
      definition: [/\bnew _async_generator\b/, /\.apply\(this,\s*arguments\)/],
    },
  ],
};

/** By what swc reads a CommonJS module as if it were an ES module. */
export const swcModuleInterop: Library = {
  name: 'swc module interop',
  modules: ['@swc/helpers/_/_interop_require_default', '@swc/helpers/_/_interop_require_wildcard'],
  exports: [{ path: '_', role: 'module-interop' }],
  inlined: [{ name: /^_interop_require_(?:default|wildcard)$/, path: '_', definition: [/\b__esModule\b/] }],
};
