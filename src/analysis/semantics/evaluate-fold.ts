import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, neverCompletes, unwrapExpression } from '../../syntax/index.js';
import { certainFunction } from '../scope/index.js';
import type { PartSources } from './evaluate.js';
import { arrayOf, type Evaluation, opaque, replaceable } from './evaluation.js';

/**
 * What `xs.reduce(f, first)` gives: what it begins with, with other contents, where `f` hands that on each time. Else it
 * may be of the kind that it begins with.
 */
export function evaluateFold(
  sources: PartSources,
  folded: Evaluation,
  { arguments: [callback, first] }: TSESTree.CallExpression,
): Evaluation {
  if (!callback || !first) return opaque;
  const begun = sources.evaluate(first);
  const handsOn = certainFunction(callback, sources.bindings, sources.syntax);
  const isFilled = folded.kind === 'array' && folded.isCertain && handsOn && givesBackFirst(sources, handsOn);
  return isFilled ? withOtherContents(begun) : replaceable(begun);
}

/** Whether a function returns its first parameter, whichever way it ends. */
function givesBackFirst({ bindings, syntax }: PartSources, node: FunctionNode): boolean {
  const [parameter] = node.params;
  if (node.async || node.generator || parameter?.type !== 'Identifier') return false;
  const isFirst = (value: TSESTree.Node): boolean => {
    const returned = unwrapExpression(value);
    const variable = returned.type === 'Identifier' ? bindings.variableOf(returned) : undefined;
    return variable?.identifiers[0] === parameter && variable.references.every((reference) => !reference.isWrite());
  };
  if (node.body.type !== 'BlockStatement') return isFirst(node.body);
  const { returns } = syntax.functions.get(node)!;
  return neverCompletes(node.body) && returns.every(({ argument }) => argument !== null && isFirst(argument));
}

function withOtherContents(value: Evaluation): Evaluation {
  if (value.kind === 'array') return arrayOf(opaque, value.isCertain);
  return value.kind === 'object' ? { kind: 'object' } : value;
}
