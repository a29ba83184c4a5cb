import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, GeneratorFunction } from '../../syntax/index.js';

/** What an expression evaluates to, as far as the file (and types, where there are any) tell. */
export type Evaluation =
  | { readonly kind: 'promise' }
  /**
   * Every element evaluates to `element`; `opaque` where they differ or are not known. Not certain is what `map` returns
   * of something that may have a `map` of its own.
   */
  | { readonly kind: 'array'; readonly element: Evaluation; readonly isCertain: boolean }
  | { readonly kind: 'object' }
  /** A function that takes a callback, or another function of which no more is known. */
  | { readonly kind: 'thunk' }
  /** An async function itself, not called. */
  | { readonly kind: 'async-function'; readonly function: FunctionNode | undefined }
  /** A generator object. */
  | { readonly kind: 'generator'; readonly source: GeneratorSource | undefined }
  /** A generator function itself, not called. */
  | { readonly kind: 'generator-function'; readonly source: GeneratorSource | undefined }
  | { readonly kind: 'async-generator' }
  /** A primitive, or an object that no library resolves: a Date, a Map, a class instance, an error. */
  | { readonly kind: 'plain' }
  | { readonly kind: 'opaque' };

/** Where a generator comes from, if its function is written in the file. */
export interface GeneratorSource {
  readonly function: GeneratorFunction;
  /** The mention of the function: its name, or the function expression itself. */
  readonly reference: TSESTree.Node;
  /** The call that makes the object; undefined when a library or a method such as `map` makes it. */
  readonly call: TSESTree.CallExpression | undefined;
}

export const promise: Evaluation = { kind: 'promise' };
export const plain: Evaluation = { kind: 'plain' };
export const opaque: Evaluation = { kind: 'opaque' };

/** An array whose elements all evaluate to one thing. */
export function arrayOf(element: Evaluation, isCertain = true): Evaluation {
  return { kind: 'array', element, isCertain };
}

/** The evaluation of a value that is one or the other: theirs where they agree, else opaque. */
export function either(one: Evaluation, other: Evaluation): Evaluation {
  if (one.kind === 'array' && other.kind === 'array')
    return arrayOf(either(one.element, other.element), one.isCertain && other.isCertain);
  if (one.kind === other.kind && ['promise', 'object', 'thunk', 'plain', 'async-generator'].includes(one.kind))
    return one;
  return opaque;
}
