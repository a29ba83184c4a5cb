import type { NativeAsyncRule } from '../src/create-rule.js';
import noAmbiguousGenerator from './no-ambiguous-generator.js';
import noAwaitInSyncFunction from './no-await-in-sync-function.js';
import noCoroutineWrapper from './no-coroutine-wrapper.js';
import noCustomCoroutineRunner from './no-custom-coroutine-runner.js';
import noFloatingGenerator from './no-floating-generator.js';
import noGeneratorHandler from './no-generator-handler.js';
import noMisusedAsyncGenerator from './no-misused-async-generator.js';
import noUnprimedGenerator from './no-unprimed-generator.js';

/** Every rule by its id. */
export const rules = {
  'no-ambiguous-generator': noAmbiguousGenerator,
  'no-await-in-sync-function': noAwaitInSyncFunction,
  'no-coroutine-wrapper': noCoroutineWrapper,
  'no-custom-coroutine-runner': noCustomCoroutineRunner,
  'no-floating-generator': noFloatingGenerator,
  'no-generator-handler': noGeneratorHandler,
  'no-misused-async-generator': noMisusedAsyncGenerator,
  'no-unprimed-generator': noUnprimedGenerator,
} satisfies Record<string, NativeAsyncRule>;
