import type { TSESTree } from '@typescript-eslint/utils';

/** The codes of what a hand-rolled runner does that an async function does not. */
export type DifferenceCode =
  | 'iterates'
  | 'callbacks'
  | 'no-promise'
  | 'no-rejection'
  | 'after-catch'
  | 'error-after-catch'
  | 'body-error'
  | 'result'
  | 'unhandled'
  | 'synchronous'
  | 'thenables'
  | 'resolves'
  | 'foreign-promise'
  | 'receiver'
  | 'arguments'
  | 'asks'
  | 'more';

/** One difference, with the code that makes it where that is one place. */
export interface Difference {
  readonly code: DifferenceCode;
  readonly node?: TSESTree.Node;
  /** The kinds of values that are meant. */
  readonly values?: readonly string[];
}
