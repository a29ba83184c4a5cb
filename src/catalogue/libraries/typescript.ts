import type { Library } from '../library.js';
import { onlyWords } from '../only-words.js';

/**
 * What TypeScript emits for async functions below ES2017, measured from 2.0 to 6.0 and in tslib 2.
 *
 * TypeScript 1 is not covered: its `__awaiter` loses the arguments, and always names the promise class.
 */
export const typescript: Library = {
  name: 'TypeScript',
  modules: ['tslib'],
  globals: { __awaiter: '__awaiter', __generator: '__generator', __asyncGenerator: '__asyncGenerator' },
  family: 'await-all',
  exports: [
    {
      path: '__awaiter',
      role: 'runner',
      contract: {
        generatorAt: 3,
        thisFrom: { argument: 0 },
        argumentsFrom: { argument: 1 },
        promiseClassAt: 2,
        returns: 'native',
        parameterErrors: 'rejected',
        unhandledErrors: 'rejection',
        acceptsAsync: false,
      },
    },
    { path: '__generator', role: 'state-machine' },
    { path: '__asyncGenerator', role: 'own-meaning' },
    { path: '__importDefault', role: 'module-interop' },
    { path: '__importStar', role: 'module-interop' },
  ],
  inlined: [
    ...(['__importDefault', '__importStar'] as const).map((path) => ({
      name: new RegExp(`^${path}$`),
      path,
      definition: [/\b__esModule\b/],
    })),
    {
      name: /^__awaiter(?:\$\d+)?$/,
      path: '__awaiter',
      definition: [
        onlyWords(`__awaiter(?:\\$\\d+)? this function return new instanceof try catch var let const thisArg _arguments P
          generator Promise adopt value resolve reject fulfilled rejected step next throw result done then apply e`),
        /generator\s*=\s*generator\.apply\(\s*thisArg,\s*_arguments/,
        /step\(\s*generator\.next\(value\)\s*\)/,
        /step\(\s*generator(?:\.throw|\[['"]throw['"]\])\(value\)\s*\)/,
        /result\.done\s*\?\s*resolve\(result\.value\)/,
        /\.then\(fulfilled,\s*rejected\)/,
      ],
    },
    {
      name: /^__generator(?:\$\d+)?$/,
      path: '__generator',
      definition: [/Generator is already executing/, /\btrys\b/],
    },
    {
      name: /^__asyncGenerator(?:\$\d+)?$/,
      path: '__asyncGenerator',
      definition: [/Symbol\.asyncIterator is not defined/, /\b__await\b/],
    },
  ],
};
