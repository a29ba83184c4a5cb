import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../../../syntax/index.js';
import { enclosingFunction, enclosingMember } from '../../scope/index.js';

/** The type that the file declares for a value where it goes out of sight. */
export function declaredType(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  if (node.type === 'VariableDeclarator') return node.id.typeAnnotation?.typeAnnotation;
  const { parent } = node;
  if (parent?.type === 'PropertyDefinition') return parent.typeAnnotation?.typeAnnotation;
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') return fieldType(parent.left);
  return node.type === 'ReturnStatement' ? enclosingFunction(node)?.returnType?.typeAnnotation : undefined;
}

/** The type that the class around declares for a property of `this`. */
function fieldType(target: TSESTree.MemberExpression): TSESTree.TypeNode | undefined {
  const name = propertyName(target);
  const field = target.object.type === 'ThisExpression' && name ? enclosingMember(target, name) : undefined;
  return field?.type === 'PropertyDefinition' ? field.typeAnnotation?.typeAnnotation : undefined;
}
