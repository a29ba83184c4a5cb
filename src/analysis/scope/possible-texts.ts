import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { unwrapExpression } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';

/**
 * The texts of which an expression is one, where the file shows them all: `'get'`, `c ? 'get' : 'find'`, or a variable that
 * is given nothing else.
 */
export function possibleTexts(expression: TSESTree.Node, bindings: Bindings): readonly string[] | undefined {
  const node = unwrapExpression(expression);
  const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
  return variable ? textsOfVariable(variable) : writtenTexts(node);
}

const textsOfVariable = memoize(({ defs, references }: TSESLint.Scope.Variable): readonly string[] | undefined => {
  if (defs.length === 0 || defs.some(({ type }) => type !== 'Variable')) return undefined;
  const writes = references.filter((reference) => reference.isWrite());
  const texts = writes.map(({ identifier, writeExpr }) =>
    writeExpr && isWhole(identifier as TSESTree.Node) ? writtenTexts(writeExpr) : undefined,
  );
  return texts.length > 0 && texts.every((each) => each !== undefined) ? [...new Set(texts.flat())] : undefined;
});

/** Whether a variable is given the very value that is written, and no part of it, nor more than it. */
function isWhole(written: TSESTree.Node): boolean {
  const { parent } = written;
  if (parent?.type === 'VariableDeclarator') return parent.init !== null;
  return parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === written;
}

function writtenTexts(expression: TSESTree.Node): readonly string[] | undefined {
  const texts: string[] = [];
  const pending = [expression];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const node = unwrapExpression(next);
    if (node.type === 'ConditionalExpression') pending.push(node.alternate, node.consequent);
    else if (node.type === 'Literal' && typeof node.value === 'string') texts.push(node.value);
    else return undefined;
  }
  return texts;
}
