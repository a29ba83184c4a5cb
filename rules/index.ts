import type { NativeAsyncRule } from '../src/create-rule.js';
import noCoroutineWrapper from './no-coroutine-wrapper.js';

/** Every rule by its id. */
export const rules = {
  'no-coroutine-wrapper': noCoroutineWrapper,
} satisfies Record<string, NativeAsyncRule>;
