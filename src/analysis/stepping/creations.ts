import type { TSESTree } from '@typescript-eslint/utils';
import type { SemanticModel } from '../semantics/index.js';
import type { Creation } from './generator-state.js';
import type { PrimingHelpers } from './priming.js';
import { receptionOf } from './reception.js';

/** Every call of a file that certainly makes a generator object, by itself or in a helper that primes it. */
export function findCreations(model: SemanticModel, helpers: PrimingHelpers): ReadonlyMap<TSESTree.Node, Creation> {
  const found = model.syntax.calls.flatMap((call) => {
    const creation = creationBy(call);
    return creation ? [[call, creation] as const] : [];
  });
  return new Map(found);

  function creationBy(call: TSESTree.CallExpression): Creation | undefined {
    const called = model.generatorCalledBy(call);
    const primed = called ? undefined : helpers.primedFunction(call);
    const generator = called?.function ?? primed;
    if (!called && !primed) return undefined;
    const body = generator && model.syntax.functions.get(generator);
    return {
      call,
      isAsync: called?.async ?? primed?.async ?? false,
      body,
      reception: body && receptionOf(body),
      primedBy: primed && call,
    };
  }
}
