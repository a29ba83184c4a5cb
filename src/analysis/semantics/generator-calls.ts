import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../syntax/index.js';
import type { CalledFunction } from '../scope/index.js';

/** The generator function that a call runs, so that its value is a generator object on which nothing has been called. */
export interface CalledGenerator {
  readonly async: boolean;
  /** Undefined where it is declared in another file. */
  readonly function: FunctionNode | undefined;
  /** It is a method of an object or class that the file hands to code which may make it return something else. */
  readonly mayBeWrapped: boolean;
}

interface Sources {
  calledFunction(call: TSESTree.CallExpression): CalledFunction;
  /** What the types say of a callee that is declared elsewhere. */
  declaredGenerator(callee: TSESTree.Node): { readonly async: boolean } | undefined;
}

/**
 * Makes the function that says which generator function a call certainly runs: of the file, or an imported one, as types
 * show. It is asked of every call, so that no other file is read for it.
 */
export function createGeneratorCalls(sources: Sources): (call: TSESTree.CallExpression) => CalledGenerator | undefined {
  return (call) => {
    const { callee, certainty, function: local } = sources.calledFunction(call);
    if (local)
      return local.generator
        ? { async: local.async, function: local, mayBeWrapped: certainty === 'unless-wrapped' }
        : undefined;
    const declared = sources.declaredGenerator(callee);
    return declared && { async: declared.async, function: undefined, mayBeWrapped: false };
  };
}
