import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { isFunction, unwrapExpression } from '../../syntax/index.js';

type Variable = TSESLint.Scope.Variable;

/** What is written more often is a state that nobody reads line by line. */
const mostWrites = 10;

interface Write {
  readonly statement: TSESTree.Node;
  readonly value: TSESTree.Node;
}

/**
 * What a variable that is written several times holds where it is read: what the statements of its block have last given
 * it before. Undefined where a write stands elsewhere, as in a function or a branch, or the read in another function.
 */
export function lastWriteBefore(mention: TSESTree.Node, variable: Variable): TSESTree.Node | undefined {
  const block = blockOf(variable);
  const writes = writesIn(variable);
  const statement = block && writes && statementAround(mention, block);
  return statement && writes.findLast((write) => write.statement.range[1] <= statement.range[0])?.value;
}

/** All writes of a variable, in order, where each is a statement of its block, or a part that is always reached. */
const writesIn = memoize((variable: Variable): readonly Write[] | undefined => {
  const { defs, references } = variable;
  const block = blockOf(variable);
  if (!block || defs.length === 0 || defs.some(({ type }) => type !== 'Variable')) return undefined;
  const writers = references.filter((reference) => reference.isWrite());
  if (writers.length > mostWrites) return undefined;
  const writes = writers.map(({ identifier }) => writeAt(identifier as TSESTree.Node, block));
  return writes.every((write) => write !== undefined) ? writes : undefined;
});

/** The statements around a variable, which run one after the other. */
function blockOf({ scope }: Variable): TSESTree.Node | undefined {
  const block = scope.block as TSESTree.Node;
  return isFunction(block)
    ? block.body
    : block.type === 'Program' || block.type === 'BlockStatement'
      ? block
      : undefined;
}

/** `var x = value;`, `x = value;`, also as a part of `y = x = value;`. */
function writeAt(name: TSESTree.Node, block: TSESTree.Node): Write | undefined {
  let node = name.parent;
  const value =
    node?.type === 'VariableDeclarator' && node.id === name
      ? node.init
      : node?.type === 'AssignmentExpression' && node.left === name && node.operator === '='
        ? node.right
        : undefined;
  while (node?.type === 'AssignmentExpression' || node?.type === 'VariableDeclarator') node = node.parent;
  if (!value || node?.parent !== block) return undefined;
  return node.type === 'ExpressionStatement' || node.type === 'VariableDeclaration'
    ? { statement: node, value: unwrapExpression(value) }
    : undefined;
}

/** The statement of a block in which a node stands, in no function of its own. */
function statementAround(node: TSESTree.Node, block: TSESTree.Node): TSESTree.Node | undefined {
  let current = node;
  for (; current.parent && current.parent !== block; current = current.parent)
    if (isFunction(current)) return undefined;
  return current.parent === block && !isFunction(current) ? current : undefined;
}
