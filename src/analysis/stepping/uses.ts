import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName, unwrapExpression } from '../../syntax/index.js';
import { consumerOf, type SemanticModel } from '../semantics/index.js';
import type { SteppingMethod } from './generator-state.js';

/** What is done with a generator object where its way ends, and the node at whose end it is done. */
export type GeneratorUse =
  | { readonly kind: 'step'; readonly node: TSESTree.CallExpression; readonly method: SteppingMethod }
  | { readonly kind: 'end'; readonly node: TSESTree.Node }
  | { readonly kind: 'loop'; readonly node: TSESTree.ForOfStatement }
  | { readonly kind: 'none' }
  | { readonly kind: 'escape' };

const none: GeneratorUse = { kind: 'none' };
const escape: GeneratorUse = { kind: 'escape' };

/** What is done with the value of an expression by what stands around it. */
export function useOf(node: TSESTree.Node, model: SemanticModel): GeneratorUse {
  const parent = node.parent!;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === node ? memberUse(parent) : escape;
    case 'VariableDeclarator':
      return parent.id.type === 'ArrayPattern' ? { kind: 'end', node: parent } : escape;
    case 'AssignmentExpression':
      return parent.left.type === 'ArrayPattern' ? { kind: 'end', node: parent } : escape;
    case 'ForOfStatement':
      // The loop begins where its operand ends, and only names are listened to.
      return parent.right === node && node.type === 'Identifier' ? { kind: 'loop', node: parent } : escape;
    case 'SpreadElement':
      return parent.parent.type === 'ObjectExpression' ? none : { kind: 'end', node: parent };
    case 'YieldExpression':
      return parent.delegate ? { kind: 'end', node: parent } : escape;
    case 'CallExpression':
    case 'NewExpression':
      return argumentUse(parent, node, model);
    case 'BinaryExpression':
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'UnaryExpression':
    case 'WhileStatement':
      return none;
    case 'ConditionalExpression':
      return parent.test === node ? none : escape;
    default:
      return escape;
  }
}

function memberUse(member: TSESTree.MemberExpression): GeneratorUse {
  const name = propertyName(member);
  if (name === 'toString' || name === 'constructor') return none;
  const call = member.parent;
  if (call.type !== 'CallExpression' || call.callee !== member) return escape;
  return isSteppingMethod(name) ? { kind: 'step', node: call, method: name } : escape;
}

function isSteppingMethod(name: string | null | undefined): name is SteppingMethod {
  return name === 'next' || name === 'throw' || name === 'return';
}

function argumentUse(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
  model: SemanticModel,
): GeneratorUse {
  const origin = model.origins.originOf(unwrapExpression(call.callee));
  if (origin?.from === 'global' && origin.name === 'console') return none;
  const isConsumed = call.arguments[0] === argument && consumerOf(call, model.origins) !== undefined;
  return isConsumed ? { kind: 'end', node: call } : escape;
}
