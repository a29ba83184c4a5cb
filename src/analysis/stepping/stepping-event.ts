import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Creation, SteppingMethod } from './generator-state.js';

/** What holds a generator object: a variable, or a `for` loop while it runs. */
export type Holder = TSESLint.Scope.Variable | TSESTree.ForOfStatement;

/** What an expression's value is, as far as generator objects go. */
export type Source =
  | { readonly kind: 'made'; readonly creation: Creation }
  | { readonly kind: 'held'; readonly holder: Holder }
  /** Certainly no generator, so that stepping it throws. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' };

/** What happens to generator objects at a node. The value is one of the `sources`. */
export type SteppingEvent =
  /** `isKept`: a holder that holds something keeps it, as under `??=`. */
  | { readonly kind: 'bind'; readonly holder: Holder; readonly sources: readonly Source[]; readonly isKept: boolean }
  | {
      readonly kind: 'step';
      readonly method: SteppingMethod;
      readonly node: TSESTree.CallExpression;
      readonly sources: readonly Source[];
      /** False where a helper makes the call, so that nothing is sent here. */
      readonly isSite: boolean;
      /** Whether it is skipped, and does not throw, where there is no generator. */
      readonly isOptional: boolean;
    }
  /** A spread, a pattern or `yield*` uses it up. */
  | { readonly kind: 'end'; readonly node: TSESTree.Node; readonly sources: readonly Source[] }
  | { readonly kind: 'loop-start'; readonly loop: TSESTree.ForOfStatement; readonly sources: readonly Source[] }
  | { readonly kind: 'loop-end'; readonly loop: TSESTree.ForOfStatement }
  /** It goes where code out of sight may step it. */
  | { readonly kind: 'escape'; readonly node: TSESTree.Node; readonly sources: readonly Source[] }
  /** A function is made that may do anything with what the holder holds, from now on. */
  | { readonly kind: 'capture'; readonly node: TSESTree.Node; readonly holder: Holder };
