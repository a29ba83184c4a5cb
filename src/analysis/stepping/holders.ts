import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../syntax/index.js';

type Variable = TSESLint.Scope.Variable;

/** Where a variable's uses are followed, and where they are out of sight. */
export interface HolderPlace {
  /** The function, or program, whose code paths are followed. */
  readonly owner: TSESTree.Node;
  /** The declarator that gives it its only value outside of the owner, which alone uses it, perhaps more than once. */
  readonly lastingFrom: TSESTree.VariableDeclarator | undefined;
  /** Functions in the owner that use the variable. */
  readonly captures: readonly TSESTree.Node[];
}

/**
 * Where a variable can be followed.
 *
 * @param isCreation whether an expression makes a generator object
 * @returns undefined where it cannot: parameters, exports, and what hoisted functions use
 */
export function placeOf(variable: Variable, isCreation: (node: TSESTree.Node) => boolean): HolderPlace | undefined {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.node.type !== 'VariableDeclarator') return undefined;
  const declared = variable.scope.variableScope;
  if (isExported(variable, definition.node) || (variable.scope.type === 'global' && isUsedUnresolved(variable)))
    return undefined;
  const outside = variable.references.filter(({ from }) => from.variableScope !== declared);
  const [first] = outside;
  if (!first) return { owner: declared.block, lastingFrom: undefined, captures: [] };

  const user = first.from.variableScope;
  const declarator = definition.node;
  const isAlone = variable.references.every(({ from, init }) => from.variableScope === user || init === true);
  if (
    isAlone &&
    declarator.init &&
    isCreation(declarator.init) &&
    isFunction(user.block) &&
    !isInGenerator(user.block)
  ) {
    const isWritten = variable.references.some((reference) => reference.isWrite() && !reference.init);
    return isWritten ? undefined : { owner: user.block, lastingFrom: declarator, captures: [] };
  }
  const captures = outside.map(({ identifier }) => outermostFunction(identifier as TSESTree.Node, declared.block));
  // A declared function can be called before its place in the text.
  const isFollowed = captures.every((node) => node && isFunction(node) && node.type !== 'FunctionDeclaration');
  return isFollowed
    ? { owner: declared.block, lastingFrom: undefined, captures: [...new Set(captures as TSESTree.Node[])] }
    : undefined;
}

function isExported({ references }: Variable, declarator: TSESTree.VariableDeclarator): boolean {
  return (
    declarator.parent.parent.type === 'ExportNamedDeclaration' ||
    references.some(({ identifier }) => /^Export/.test(identifier.parent.type))
  );
}

/** Whether a script uses a top-level name where the engine did not resolve it. */
function isUsedUnresolved({ scope, name }: Variable): boolean {
  return scope.through.some(({ identifier }) => identifier.name === name);
}

/** Whether the function is made by the body of a generator, which has then been started already. */
function isInGenerator(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (isFunction(current) && current.generator) return true;
  }
  return false;
}

function outermostFunction(node: TSESTree.Node, end: TSESTree.Node): TSESTree.Node | undefined {
  let outermost: TSESTree.Node | undefined;
  for (let current = node.parent; current && current !== end; current = current.parent) {
    if (isFunction(current) || current.type === 'StaticBlock' || current.type === 'PropertyDefinition')
      outermost = current;
  }
  return outermost;
}
