import type { TSESLint } from '@typescript-eslint/utils';

/**
 * Whether a file can step a generator object that it makes, by its text alone: it names one of the methods, and has a
 * `yield`, or types that know the generator functions of other files.
 */
export function mentionsStepping({ text, parserServices }: Readonly<TSESLint.SourceCode>): boolean {
  if (!/[.'"`]\s*(?:next|return|throw)\b/.test(text)) return false;
  return /\byield\b/.test(text) || Boolean(parserServices?.program);
}
