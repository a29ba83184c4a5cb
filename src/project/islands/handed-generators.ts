import type { TSESTree } from '@typescript-eslint/utils';
import { runnerOf } from '../../catalogue/index.js';
import type { SemanticModel } from '../../analysis/semantics/index.js';
import {
  calledExpression,
  type FunctionNode,
  isFunction,
  isGeneratorFunction,
  unwrapExpression,
} from '../../syntax/index.js';
import type { SurveyedUse, Target } from './survey.js';

/** What the uses of what is handed over ask. */
interface Survey {
  readonly model: SemanticModel;
  readonly keys: ReadonlyMap<FunctionNode, string>;
}

/**
 * What ties generator functions that a call is handed to the generator function that it runs: `yield* fn(x)` and
 * `yield fn(x)` there run a generator as long as both are generators, or both async.
 */
export function tiesOfHanded(survey: Survey, call: TSESTree.CallExpression): (SurveyedUse & { of: Target })[] {
  const { line } = call.loc.start;
  const isSpread = call.arguments.some(({ type }) => type === 'SpreadElement');
  const ties = call.arguments.flatMap((argument, index): SurveyedUse[] => {
    const handed = handedAs(survey, argument);
    if (handed === undefined || (!isSpread && isGivenToRunners(survey.model, call, index))) return [];
    return [handed === 'elsewhere' ? { effect: 'blocks', line } : { effect: 'tied', by: handed, line }];
  });
  return ties.length === 0 ? [] : calledBy(survey, call).flatMap((of) => ties.map((tie) => ({ ...tie, of })));
}

/** The key of a generator function of the file; `elsewhere` for one of another. */
function handedAs({ model, keys }: Survey, argument: TSESTree.Node): string | undefined {
  const value = model.valueOf(argument);
  if (isFunction(value)) return isGeneratorFunction(value) ? keys.get(value) : undefined;
  const isReference = argument.type === 'Identifier' || argument.type === 'MemberExpression';
  const found = isReference ? model.project.generatorsIn(argument) : [];
  return found.some(({ isObject }) => !isObject) ? 'elsewhere' : undefined;
}

/** The generator functions of the project that a call runs, by themselves or by way of a wrapper. */
function calledBy({ model, keys }: Survey, call: TSESTree.CallExpression): Target[] {
  const own = model.calledFunction(call).function;
  if (own) return isGeneratorFunction(own) ? [{ file: model.filename, key: keys.get(own)! }] : [];
  const found = model.project.generatorsIn(call).filter(({ isObject }) => isObject);
  // A runner that is called right there is given what it runs, and what it makes of that is nothing that is handed more.
  const isRunner = model.knownExportAnywhere(calledExpression(unwrapExpression(call.callee))) !== undefined;
  const places = found.length > 0 || isRunner ? found.map(({ place }) => place) : model.project.runBehind(call);
  return places.map(({ file, key }) => ({ file, key }));
}

/** Whether nothing is done with what a call is handed but that runners are given it, which take async functions as well. */
function isGivenToRunners(model: SemanticModel, call: TSESTree.CallExpression, index: number): boolean {
  const own = model.calledFunction(call).function;
  const behind = own
    ? model.handedOn(own, index).map((handed) => ({ ...handed, known: model.knownExportAnywhere(handed.callee) }))
    : model.project.runnersBehind(call.callee, index);
  return (
    behind.length > 0 &&
    behind.every(({ known, isCalled }) => runnerOf(known, isCalled)?.contract.acceptsAsync === true)
  );
}
