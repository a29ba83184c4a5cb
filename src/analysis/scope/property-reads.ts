import type { TSESTree } from '@typescript-eslint/utils';
import { callMethods, propertyName } from '../../syntax/index.js';
import type { SyntaxIndex } from './syntax-index.js';

/** Makes the function that finds the reads, of whatever object, of a property with the name of the one that holds a value. */
export function createPropertyReads({
  members,
}: SyntaxIndex): (value: TSESTree.Node) => readonly TSESTree.MemberExpression[] {
  let byName: ReadonlyMap<string, readonly TSESTree.MemberExpression[]> | undefined;
  return ({ parent }) => {
    const holder = parent?.type === 'AssignmentExpression' ? parent.left : parent;
    const isProperty = holder?.type === 'MemberExpression' || holder?.type === 'Property';
    const name = isProperty ? propertyName(holder) : undefined;
    if (!name) return [];
    byName ??= groupByName(members.filter(isRead));
    return byName.get(name) ?? [];
  };
}

function groupByName(members: readonly TSESTree.MemberExpression[]): Map<string, TSESTree.MemberExpression[]> {
  const groups = new Map<string, TSESTree.MemberExpression[]>();
  for (const member of members) {
    const name = propertyName(member) ?? '';
    const group = groups.get(name);
    if (group) group.push(member);
    else groups.set(name, [member]);
  }
  return groups;
}

/** Not where it is called as a method: the receiver would be the object, and not a context. */
function isRead(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  const isWritten = parent.type === 'AssignmentExpression' && parent.left === member;
  return !isWritten && !(parent.type === 'CallExpression' && parent.callee === member);
}

/** Whether what is read is likely the function that the file keeps in a property of that name, and not other data. */
export function isOfFunction(read: TSESTree.MemberExpression): boolean {
  const { object, parent } = read;
  if (parent.type === 'MemberExpression' && parent.object === read) {
    const name = propertyName(parent);
    return name === 'bind' || callMethods.has(name);
  }
  if (object.type === 'MemberExpression') return propertyName(object) === 'exports';
  return object.type === 'ThisExpression' || (object.type === 'Identifier' && object.name === 'exports');
}
