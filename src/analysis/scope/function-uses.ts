import type { TSESTree } from '@typescript-eslint/utils';
import type { Bindings } from './bindings.js';
import { usesOfValue, type ValueUse } from './value-uses.js';

/**
 * Whether the file constructs a function, or asks for what only functions that can be constructed have.
 *
 * @param node a function, or an expression that gives one
 */
export function isConstructed(bindings: Bindings, node: TSESTree.Node): boolean {
  return usesOfFunction(node, bindings).some(showsConstructor);
}

/** Whether the file shows that somebody may look at the `length` of a function: it is read, or handed to a call. */
export function isLengthSeen(bindings: Bindings, node: TSESTree.Node): boolean {
  return usesOfFunction(node, bindings).some(
    (use) => use.kind === 'argument' || (use.kind === 'member' && (use.name === undefined || use.name === 'length')),
  );
}

/** What the file does with a function: with its name, where it is declared, or else in the place where it stands. */
export function usesOfFunction(node: TSESTree.Node, bindings: Bindings): ValueUse[] {
  if (node.type !== 'FunctionDeclaration') return usesOfValue(node, bindings);
  const variable = node.id ? bindings.declaredBy(node, node.id.name) : undefined;
  const reads = (variable?.references ?? []).filter((reference) => reference.isRead());
  return reads.flatMap(({ identifier }) => usesOfValue(identifier as TSESTree.Identifier, bindings));
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
