import type { TSESTree } from '@typescript-eslint/utils';
import { gatheringFunction, type GeneratorUse, usesOfElements } from '../../analysis/generators/index.js';
import { enclosingFunction } from '../../analysis/scope/index.js';
import type { SemanticModel } from '../../analysis/semantics/index.js';
import { type FunctionNode, isGeneratorFunction, isMapCall } from '../../syntax/index.js';
import type { SurveyedUse } from './survey.js';

/** What the uses of what is gathered ask. */
interface Survey {
  readonly model: SemanticModel;
  readonly keys: ReadonlyMap<FunctionNode, string>;
}

/** What is gathered and then yielded starts earlier than it does today. */
export function gatheredUse({ model, keys }: Survey, { made, node }: GeneratorUse): SurveyedUse {
  const { line } = node.loc.start;
  const around = made && gatheringFunction(model, made);
  return around ? { effect: 'tied', by: keys.get(around)!, line, code: 'start-order' } : { effect: 'blocks', line };
}

/** What a plain function returns is looked for where it is called; what a callback of `map` returns, where the array is. */
export function returnedUse({ model, keys }: Survey, from: FunctionNode, line: number): SurveyedUse | undefined {
  if (from.async || from.generator) return { effect: 'blocks', line };
  return from.parent.type === 'CallExpression' ? mappedUse({ model, keys }, from.parent, line) : undefined;
}

/** What a callback of `map` gives, where the array is yielded at once: less certainly, where something else may have a `map`. */
export function mappedUse(
  { model, keys }: Survey,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  line: number,
): SurveyedUse {
  const mapped = isMapCall(call) && !runsOwnFunction(model, call) ? model.evaluate(call) : undefined;
  const yields =
    isMapCall(call) && mapped?.kind === 'array'
      ? usesOfElements(model, call).map((use) => (use.kind === 'yielded' ? use.node : undefined))
      : [];
  const [first] = yields;
  const around = first && !yields.includes(undefined) ? enclosingFunction(first) : undefined;
  const by = around && isGeneratorFunction(around) ? keys.get(around) : undefined;
  if (by === undefined) return { effect: 'blocks', line };
  return {
    effect: 'tied',
    by,
    line,
    ...(mapped?.kind === 'array' && !mapped.isCertain && { code: 'not-certainly-array' }),
  };
}

/** Whether the file, or another, has the function that a call runs. */
function runsOwnFunction(model: SemanticModel, call: TSESTree.CallExpression): boolean {
  if (model.calledFunction(call).function) return true;
  return model.project.functionsCalledBy(call).length > 0 || model.project.generatorsIn(call.callee).length > 0;
}
