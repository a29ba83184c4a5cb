import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isGeneratorFunction, neverCompletes } from '../../syntax/index.js';
import { type MissingArgument, missingArgumentOf } from '../scope/index.js';
import type { PartSources } from './evaluate.js';
import { either, type Evaluation, opaque, plain, promise } from './evaluation.js';
import { evaluateByUse } from './shown-by-use.js';

/** What a local function returns; `reference` is its mention. */
export function evaluateResult(
  sources: PartSources,
  node: FunctionNode,
  reference: TSESTree.Node,
  call?: TSESTree.CallExpression,
): Evaluation {
  if (isGeneratorFunction(node)) return { kind: 'generator', generator: { function: node, reference, call } };
  if (node.generator) return { kind: 'async-generator' };
  if (node.async) return promise;
  const evaluate = (value: TSESTree.Node): Evaluation => evaluateReturned(sources, node, value, call);
  if (node.body.type !== 'BlockStatement') return evaluate(node.body);
  const { returns } = sources.syntax.functions.get(node)!;
  const missing = call && missingArgumentOf(node, returns, sources.bindings);
  const ends = missing && isLeftOut(call, missing) ? missing : { returns, mayComplete: !neverCompletes(node.body) };
  const values = ends.returns.map(({ argument }) => (argument ? evaluate(argument) : plain));
  if (ends.mayComplete) values.push(plain);
  return values.length > 0 ? values.reduce(either) : opaque;
}

function isLeftOut(call: TSESTree.CallExpression, { parameter }: MissingArgument): boolean {
  return call.arguments.length <= parameter && call.arguments.every(({ type }) => type !== 'SpreadElement');
}

/** A parameter that is given back is what this call hands over, whatever others do. */
function evaluateReturned(
  sources: PartSources,
  node: FunctionNode,
  value: TSESTree.Node,
  call: TSESTree.CallExpression | undefined,
): Evaluation {
  const { bindings, evaluate } = sources;
  const variable = value.type === 'Identifier' ? bindings.variableOf(value) : undefined;
  const index = node.params.findIndex((parameter) => parameter === variable?.identifiers[0]);
  if (!variable || index < 0) return evaluate(value);
  const given = call?.arguments.slice(0, index + 1);
  const argument = given?.some(({ type }) => type === 'SpreadElement') ? undefined : given?.[index];
  return argument && variable.references.every((reference) => !reference.isWrite())
    ? evaluate(argument)
    : evaluateByUse(variable, sources);
}
