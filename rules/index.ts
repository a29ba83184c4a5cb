import type { NativeAsyncRule } from '../src/create-rule.js';
import noCoroutineWrapper from './no-coroutine-wrapper.js';
import noMisusedAsyncGenerator from './no-misused-async-generator.js';
import noUnprimedGenerator from './no-unprimed-generator.js';

/** Every rule by its id. */
export const rules = {
  'no-coroutine-wrapper': noCoroutineWrapper,
  'no-misused-async-generator': noMisusedAsyncGenerator,
  'no-unprimed-generator': noUnprimedGenerator,
} satisfies Record<string, NativeAsyncRule>;
