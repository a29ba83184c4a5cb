import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isArguments, propertyName } from '../../../syntax/index.js';

/**
 * What a function hands its calls on to, if that is all it does: the `f` of
 * `function (a) { return f.apply(this, arguments); }`. Its parameters only give it a length.
 */
export function forwardedTo(node: TSESTree.Node): TSESTree.Identifier | undefined {
  if (node.type !== 'FunctionDeclaration' && node.type !== 'FunctionExpression') return undefined;
  const [only, ...others] = node.body.body;
  if (!only || others.length > 0 || node.async || node.generator || !hasPlainParameters(node)) return undefined;
  return appliedToArguments(only);
}

/** The `f` of `return f.apply(this, arguments);` */
export function appliedToArguments(statement: TSESTree.Statement): TSESTree.Identifier | undefined {
  const call = statement.type === 'ReturnStatement' ? statement.argument : null;
  if (call?.type !== 'CallExpression' || call.optional || call.callee.type !== 'MemberExpression') return undefined;
  const { object } = call.callee;
  const [receiver, args, ...others] = call.arguments;
  const isApplied =
    propertyName(call.callee) === 'apply' &&
    receiver?.type === 'ThisExpression' &&
    args !== undefined &&
    isArguments(args) &&
    others.length === 0;
  return isApplied && object.type === 'Identifier' ? object : undefined;
}

/** Compilers give it parameters for its length alone: to take them does nothing. */
function hasPlainParameters({ params, returnType, typeParameters }: FunctionNode): boolean {
  const names = params.flatMap((parameter) => (parameter.type === 'Identifier' ? [parameter.name] : []));
  return names.length === params.length && !names.includes('arguments') && returnType === undefined && !typeParameters;
}
