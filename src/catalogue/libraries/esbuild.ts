import type { Library } from '../library.js';
import { onlyWords } from '../only-words.js';

/** What esbuild emits for async functions and async generators, measured with 0.24 and 0.28. It has no run-time package. */
export const esbuild: Library = {
  name: 'esbuild',
  modules: [],
  family: 'await-all',
  exports: [
    {
      path: '__async',
      role: 'runner',
      contract: {
        generatorAt: 2,
        thisFrom: { argument: 0 },
        argumentsFrom: { argument: 1 },
        returns: 'native',
        parameterErrors: 'rejected',
        unhandledErrors: 'rejection',
        acceptsAsync: false,
      },
    },
    { path: '__asyncGenerator', role: 'own-meaning' },
    { path: '__toESM', role: 'module-interop' },
  ],
  inlined: [
    {
      name: /^__async\d*$/,
      path: '__async',
      definition: [
        onlyWords(`__this __arguments generator return new var let const function try catch Promise resolve reject fulfilled
          rejected value step next throw done then apply e x`),
        /generator\s*=\s*generator\.apply\(__this,\s*__arguments\)/,
        /step\(\s*generator\.next\(value\)\s*\)/,
        /step\(\s*generator\.throw\(value\)\s*\)/,
        /x\.done\s*\?\s*resolve\(x\.value\)\s*:\s*Promise\.resolve\(x\.value\)\.then\(fulfilled,\s*rejected\)/,
      ],
    },
    {
      name: /^__asyncGenerator\d*$/,
      path: '__asyncGenerator',
      definition: [/\b__await\b/, /generator\.apply\(__this,\s*__arguments\)/],
    },
    { name: /^__toESM\d*$/, path: '__toESM', definition: [/\b__esModule\b/, /\b__copyProps\b/] },
  ],
};
