import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { isFunction } from '../../syntax/index.js';

/** Whether the function around an expression has code that waits for its errors or its end: `catch`, `finally`, `using`. */
export function isGuarded(expression: TSESTree.Node): boolean {
  for (let node = expression; node.parent && !isFunction(node.parent); node = node.parent) {
    const { parent } = node;
    if (parent.type === 'TryStatement' && isGuardedIn(parent, node)) return true;
    if (parent.type === 'BlockStatement' && firstDisposal(parent) < node.range[0]) return true;
  }
  return false;
}

function isGuardedIn({ block, finalizer, handler }: TSESTree.TryStatement, part: TSESTree.Node): boolean {
  return part !== finalizer && (finalizer !== null || (handler !== null && part === block));
}

/** Where a block first declares what it disposes of at its end. */
const firstDisposal = memoize(({ body }: TSESTree.BlockStatement): number => {
  const declaration = body.find((statement) => statement.type === 'VariableDeclaration' && isDisposal(statement));
  return declaration?.range[1] ?? Infinity;
});

function isDisposal({ kind }: TSESTree.VariableDeclaration): boolean {
  return kind === 'using' || kind === 'await using';
}
