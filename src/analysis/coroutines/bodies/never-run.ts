import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapExpression } from '../../../syntax/index.js';
import type { ValueRewrite } from '../conversion.js';
import { mention, type Planning } from './single-values.js';

/**
 * An array of generator objects is given back as it is, and nothing runs them. Once their function is async, it is one of
 * promises, which have to be waited for.
 */
export function planNeverRun(planning: Planning, operand: TSESTree.Node): ValueRewrite | undefined {
  const node = unwrapExpression(operand);
  // Only generators of the file matter, and an array of another file has none.
  if (node.type !== 'ArrayExpression' && planning.model.evaluateHere(node).kind !== 'array') return undefined;
  const value = planning.model.evaluate(node);
  const elements = node.type === 'ArrayExpression' ? node.elements : [];
  const made = elements.map((element) => element && planning.model.evaluate(element));
  const kinds = elements.length > 0 ? made : value.kind === 'array' ? [value.element] : [];
  const sources = kinds.flatMap((kind) => (kind?.kind === 'generator' && kind.generator ? [kind.generator] : []));
  if (sources.length === 0) return undefined;
  mention(planning, 'Promise', node);
  planning.notes.sources.push(...sources);
  planning.notes.add('never-runs', node, { use: node, line: node.loc.start.line });
  return { kind: 'array', node };
}
