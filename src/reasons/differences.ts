import type { TSESTree } from '@typescript-eslint/utils';

/** What a hand-rolled runner does that `await` does not, in clauses that follow "Unlike an async function, …". */
export const differenceSentences = {
  iterates: 'it sends nothing back: each `yield` gives `undefined`, and the body cannot catch a rejection',
  callbacks: 'it resumes the body by callbacks',
  noPromise: 'it returns no promise, so that nobody learns of the result or of an error',
  noRejection: 'it does not throw a rejection into the body, which cannot catch it',
  afterCatch: 'what the body does after it has caught a rejection is lost',
  errorAfterCatch: 'an error thrown after a caught rejection is lost',
  bodyError: 'an error that the body throws does not reject its promise',
  result: 'its promise does not get what the body returns',
  unhandled: 'one error causes another one, which nobody can handle',
  synchronous: 'it goes on at once where what is yielded is no promise',
  thenables: 'it does not wait for promises of other classes',
  resolves: 'it gives the yielded {{values}} another meaning',
  foreignPromise: 'its promise is of the class of the first one that is yielded',
  receiver: 'it runs the body with a `this` of its own',
  arguments: 'it hands over arguments of its own',
  asks: 'what it does depends on a value that it only has to hand on (`{{text}}` on line {{line}})',
  more: 'it does more than to run the body (`{{text}}` on line {{line}})',
} as const;

export type DifferenceKind = keyof typeof differenceSentences;

/** One difference, with the code that makes it where that is one place. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly node?: TSESTree.Node;
  /** The kinds of values that are meant. */
  readonly values?: string;
}
