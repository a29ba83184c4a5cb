import type { TSESTree } from '@typescript-eslint/utils';
import { argumentIndex, type GeneratorFunction, isGeneratorFunction } from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import type { SemanticModel } from '../semantics/index.js';
import type { GeneratorUse } from './generator-uses.js';

/** Who runs a generator function that another one is handed, and the `yield` that does. */
export interface RunThrough {
  readonly from: GeneratorFunction;
  readonly node: TSESTree.YieldExpression;
  /** Another file has the one that it is handed to. */
  readonly isElsewhere: boolean;
}

/**
 * What runs a generator function by way of another generator function that it is handed to, and that does nothing else
 * with it: that one itself, where the file has it, or else what yields the object that its call gives.
 */
export function runsThrough(model: SemanticModel, use: GeneratorUse): readonly RunThrough[] {
  if (use.kind !== 'passed' || use.made || use.call.type !== 'CallExpression') return [];
  const { call } = use;
  const index = argumentIndex(call, use.node);
  if (index === undefined) return [];
  const { function: called, certainty } = model.calledFunction(call);
  if (called) {
    if (certainty !== 'certain' || !isGeneratorFunction(called)) return [];
    return model.runsOfParameter(called, index).map((node) => ({ from: called, node, isElsewhere: false }));
  }
  const { parent } = call;
  const from = parent.type === 'YieldExpression' ? enclosingFunction(parent) : undefined;
  if (!from || !isGeneratorFunction(from) || !model.project.runsArgument(call.callee, index)) return [];
  return [{ from, node: parent as TSESTree.YieldExpression, isElsewhere: true }];
}
