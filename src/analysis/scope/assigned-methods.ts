import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction, isWriteTarget, propertyName } from '../../syntax/index.js';
import { type Bindings, initialValue } from './bindings.js';
import type { SyntaxIndex } from './syntax-index.js';

/**
 * Returns a lookup from a member to the function that the file alone assigns to it: `exports.load = function …`,
 * `A.prototype.load = function …`, called by `exports.load()`, or by `this.load()` in another function of that holder.
 */
export function createAssignedMethods(
  bindings: Bindings,
  syntax: SyntaxIndex,
): (member: TSESTree.MemberExpression) => FunctionNode | undefined {
  let functions: ReadonlyMap<string, FunctionNode | undefined> | undefined;
  return (member) => {
    const key = keyOf(member.object, propertyName(member));
    functions ??= gather();
    return key === undefined ? undefined : functions.get(key);
  };

  /** By holder and name; undefined where there is more than one, or something else. */
  function gather(): ReadonlyMap<string, FunctionNode | undefined> {
    const found = new Map<string, FunctionNode | undefined>();
    for (const member of syntax.members) {
      const key = isWriteTarget(member) ? keyOf(member.object, propertyName(member)) : undefined;
      if (key === undefined) continue;
      const { parent } = member;
      const value = parent.type === 'AssignmentExpression' && parent.operator === '=' ? parent.right : undefined;
      found.set(key, !found.has(key) && value && isFunction(value) ? value : undefined);
    }
    return found;
  }

  function keyOf(object: TSESTree.Node, name: string | undefined): string | undefined {
    const holder = name === undefined ? undefined : holderOf(object);
    return holder && `${holder} ${name}`;
  }

  /** A text for the object: that of `exports` and `module.exports`, or of the prototype of one function of the file. */
  function holderOf(object: TSESTree.Node): string | undefined {
    const value = initialValue(object, bindings);
    if (value.type === 'ThisExpression') return receiverOf(value);
    if (value.type === 'Identifier')
      return value.name === 'exports' && bindings.isGlobal(value) ? 'exports' : undefined;
    if (value.type !== 'MemberExpression' || value.object.type !== 'Identifier') return undefined;
    const name = propertyName(value);
    if (name === 'exports' && value.object.name === 'module' && bindings.isGlobal(value.object)) return 'exports';
    const variable = name === 'prototype' ? bindings.variableOf(value.object) : undefined;
    return variable && `prototype ${variable.defs[0]?.name.range[0]}`;
  }

  /** What `this` is in a function that is assigned to a member of it. */
  function receiverOf(node: TSESTree.Node): string | undefined {
    let around: TSESTree.Node | undefined = node;
    while (around && (!isFunction(around) || around.type === 'ArrowFunctionExpression')) around = around.parent;
    const { parent } = around ?? {};
    const isAssigned = parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression';
    return isAssigned ? holderOf((parent.left as TSESTree.MemberExpression).object) : undefined;
  }
}
