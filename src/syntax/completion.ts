import type { TSESTree } from '@typescript-eslint/utils';

/** Whether control certainly never leaves the statement by its end: it always returns or throws (conservative). */
export function neverCompletes(statement: TSESTree.Statement | undefined): boolean {
  switch (statement?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(neverCompletes);
    case 'IfStatement':
      return neverCompletes(statement.consequent) && neverCompletes(statement.alternate ?? undefined);
    case 'TryStatement':
      if (statement.finalizer && neverCompletes(statement.finalizer)) return true;
      return neverCompletes(statement.block) && (!statement.handler || neverCompletes(statement.handler.body));
    default:
      return false;
  }
}
