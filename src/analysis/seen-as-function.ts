import type { TSESTree } from '@typescript-eslint/utils';
import type { Door } from './door.js';
import { usesOfValue, type ValueUse } from './value-uses.js';

/**
 * Whether the file constructs a function, or asks for what only functions that can be constructed have.
 *
 * @param node a function, or an expression that gives one
 */
export function isConstructed(door: Door, node: TSESTree.Node): boolean {
  return usesOfFunction(door, node).some(showsConstructor);
}

/** Whether the file shows that somebody may look at the `length` of a function: it is read, or handed to a call. */
export function isLengthSeen(door: Door, node: TSESTree.Node): boolean {
  return usesOfFunction(door, node).some(
    (use) => use.kind === 'argument' || (use.kind === 'member' && (use.name === undefined || use.name === 'length')),
  );
}

/** What the file does with a function: with its name, where it is declared, or else in the place where it stands. */
function usesOfFunction(door: Door, node: TSESTree.Node): ValueUse[] {
  if (node.type !== 'FunctionDeclaration') return usesOfValue(node, door.bindings);
  const variable = node.id ? door.bindings.declaredBy(node, node.id.name) : undefined;
  const reads = (variable?.references ?? []).filter((reference) => reference.isRead());
  return reads.flatMap(({ identifier }) => usesOfValue(identifier as TSESTree.Identifier, door.bindings));
}

function showsConstructor(use: ValueUse): boolean {
  switch (use.kind) {
    case 'constructed':
    case 'instanceof':
      return true;
    case 'member':
      return use.name === undefined || use.name === 'prototype';
    case 'escaped':
      return use.node.parent?.type === 'ClassDeclaration' || use.node.parent?.type === 'ClassExpression';
    default:
      return false;
  }
}
