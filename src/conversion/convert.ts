import type { TSESLint } from '@typescript-eslint/utils';
import type { Conversion } from '../analysis/coroutines/index.js';
import { convertCall } from './convert-call.js';
import { convertFunction } from './convert-function.js';
import type { Edit } from './edit.js';

/** The text edits that carry a conversion out. */
export function convert(sourceCode: Readonly<TSESLint.SourceCode>, { functions, calls }: Conversion): Edit[] {
  return [
    ...calls.flatMap((call) => convertCall(sourceCode, call)),
    ...functions.flatMap((fn) => convertFunction(sourceCode, fn)),
  ];
}
