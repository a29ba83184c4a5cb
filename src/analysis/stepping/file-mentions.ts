import type { TSESLint } from '@typescript-eslint/utils';
import { mentionsGenerator } from '../semantics/index.js';

/**
 * Whether a file can step a generator object that it makes, by its text alone: it names one of the methods, and has a
 * `yield`, or types that know the generator functions of other files.
 */
export function mentionsStepping(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (!mentionsGenerator(sourceCode) && !sourceCode.parserServices?.program) return false;
  return /[.'"`]\s*(?:next|return|throw)\b/.test(sourceCode.text);
}
