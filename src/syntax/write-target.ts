import type { TSESTree } from '@typescript-eslint/utils';

/** Whether something is written to a member, or it is deleted: by an assignment, a pattern, a loop, `++` or `delete`. */
export function isWriteTarget(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  switch (parent.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === member;
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === member;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    default:
      return false;
  }
}
