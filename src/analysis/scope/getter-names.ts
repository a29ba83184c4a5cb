import type { TSESTree } from '@typescript-eslint/utils';
import { memberName } from '../../syntax/index.js';

/** The property whose getter a function is, by the name that reading it has. */
export function getterNames(mention: TSESTree.Node): string[] {
  const { parent } = mention;
  if ((parent?.type === 'MethodDefinition' || parent?.type === 'Property') && parent.kind === 'get')
    return [memberName(parent) ?? []].flat().map(readOf);
  if (parent?.type === 'CallExpression') {
    const isGetter = /^(?:__)?defineGetter(?:__)?$/.test(calledName(parent)) && parent.arguments.at(-1) === mention;
    return isGetter ? parent.arguments.flatMap(readOfName) : [];
  }
  if (parent?.type !== 'Property' || parent.value !== mention || memberName(parent) !== 'get') return [];
  const call = parent.parent.parent;
  const isDefined = call.type === 'CallExpression' && calledName(call) === 'defineProperty';
  return isDefined && call.arguments.at(-1) === parent.parent ? call.arguments.flatMap(readOfName) : [];
}

function calledName({ callee }: TSESTree.CallExpression): string {
  return callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '');
}

function readOfName(argument: TSESTree.Node): string[] {
  return argument.type === 'Literal' && typeof argument.value === 'string' ? [readOf(argument.value)] : [];
}

/** The name that a read of a property has, beside those of methods. */
export function readOf(property: string): string {
  return `get ${property}`;
}

/** The property or method that a name stands for. */
export function propertyOf(name: string): string {
  return name.replace(/^get /, '');
}
