import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, propertyName, unwrapExpression } from '../../syntax/index.js';
import type { Bindings } from './bindings.js';
import { certainFunction } from './member-functions.js';
import { behindNames, classMembers, classOf, type Members, membersOf } from './members.js';
import { isMixer } from './given-properties.js';
import type { SyntaxIndex } from './syntax-index.js';
import { enclosingFunction } from './value-uses.js';

/** Global objects and functions that leave the methods of what they are given alone, but for those that mix in. */
const harmlessGlobals: ReadonlySet<string> = new Set([
  ...['Array', 'Boolean', 'JSON', 'Number', 'Object', 'Promise', 'Reflect', 'String', 'assert', 'console', 'expect'],
]);
/** Methods that keep or look up what they are given. */
const keepingMethods: ReadonlySet<string | undefined> = new Set([
  ...['add', 'delete', 'get', 'has', 'includes', 'indexOf', 'push', 'set', 'unshift'],
]);
/** Parents of a name that leave what it stands for as it is. */
const usesInPlace: ReadonlySet<string> = new Set([
  ...['AwaitExpression', 'BinaryExpression', 'ExpressionStatement', 'NewExpression', 'ReturnStatement'],
]);

/** Tells whether a call may replace methods of what it is given; those that show what they mix in are told apart by name. */
export function createWrappingCalls(
  bindings: Bindings,
  syntax: SyntaxIndex,
): (call: TSESTree.CallExpression) => boolean {
  return (call) => {
    const callee = unwrapExpression(call.callee);
    const root = rootOf(callee);
    if (isMixer(call) || root.type === 'Super') return false;
    if (root.type === 'Identifier' && bindings.isGlobal(root) && harmlessGlobals.has(root.name)) return false;
    if (callee.type === 'MemberExpression' && keepingMethods.has(propertyName(callee))) return false;
    const local = certainFunction(callee, bindings, syntax);
    return !local || local.params.some((parameter) => isChanged(parameter, local));
  };

  /** Whether a function may change what a parameter holds: it hands it on, or writes or wraps its members. */
  function isChanged(parameter: TSESTree.Parameter, node: FunctionNode): boolean {
    if (parameter.type !== 'Identifier') return parameter.type === 'RestElement';
    const references = bindings.declaredBy(node, parameter.name)?.references ?? [];
    return references.some(({ identifier }) => {
      const { parent } = identifier;
      if (parent.type === 'MemberExpression') return parent.computed || propertyName(parent) === 'prototype';
      return !usesInPlace.has(parent.type) && !(parent.type === 'CallExpression' && parent.callee === identifier);
    });
  }
}

/** The members of all that an argument gives access to: of an object, and of a class with its instances. */
export function membersHanded(argument: TSESTree.Node, bindings: Bindings): (Members | undefined)[] {
  if (argument.type === 'ThisExpression' && !isMaking(argument)) return [];
  const value = behindNames(bindings, argument);
  const handedClass = classOf(bindings, value);
  return [membersOf(bindings, value), classMembers(handedClass, 'ofClasses'), classMembers(handedClass, 'ofInstances')];
}

/** The call in whose arguments an object literal or class is written, alone or as a part of another object. */
export function callAround(owner: TSESTree.Node): TSESTree.CallExpression | undefined {
  for (let node = owner; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === 'CallExpression') return parent.callee === node ? undefined : parent;
    const isPart = /^(?:ArrayExpression|ObjectExpression|TS(?:As|Satisfies|NonNull)Expression)$/.test(parent.type);
    if (!isPart && !(parent.type === 'Property' && parent.value === node)) return undefined;
  }
  return undefined;
}

/** Whether `this` is an object that is being made, or a class: in constructors, fields and static blocks. */
function isMaking(node: TSESTree.ThisExpression): boolean {
  const around = enclosingFunction(node);
  if (around?.type === 'ArrowFunctionExpression') return true;
  return around?.parent.type !== 'MethodDefinition' || around.parent.kind === 'constructor';
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  return node.type === 'MemberExpression' ? rootOf(unwrapExpression(node.object)) : node;
}
