import type { TSESTree } from '@typescript-eslint/utils';
import { collectionClasses, collectionMethods, type IteratedAs } from '../../catalogue/index.js';
import { memberName, propertyName } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** What iterating a collection gives that is no array, as far as the file shows its class; undefined for anything else. */
export function iteratedAs(expression: TSESTree.Node, model: SemanticModel): IteratedAs | undefined {
  const value = model.valueOf(expression);
  switch (value.type) {
    case 'NewExpression': {
      const origin = model.origins.originOf(value.callee);
      return origin?.from === 'global' && origin.path.length === 0 ? collectionClasses.get(origin.name) : undefined;
    }
    case 'CallExpression':
      return value.callee.type === 'MemberExpression'
        ? collectionMethods.get(propertyName(value.callee) ?? '')
        : undefined;
    case 'Identifier': {
      const name = model.variableOf(value)?.defs[0]?.name;
      return name?.type === 'Identifier' ? ofType(name.typeAnnotation) : undefined;
    }
    case 'MemberExpression':
      return value.object.type === 'ThisExpression' ? ofField(value, model) : undefined;
    default:
      return undefined;
  }
}

function ofType(annotation: TSESTree.TSTypeAnnotation | undefined): IteratedAs | undefined {
  const type = annotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier'
    ? collectionClasses.get(type.typeName.name)
    : undefined;
}

/** `this.#jobs` of a class that declares `#jobs = new Set()` or `jobs: Set<Job>`. */
function ofField(member: TSESTree.MemberExpression, model: SemanticModel): IteratedAs | undefined {
  const name = memberName(member);
  let around: TSESTree.Node | undefined = member.parent;
  while (around && around.type !== 'ClassBody') around = around.parent;
  const field = around?.body.find(
    (element) => element.type === 'PropertyDefinition' && memberName(element) === name && name !== undefined,
  );
  if (field?.type !== 'PropertyDefinition') return undefined;
  return ofType(field.typeAnnotation) ?? (field.value ? iteratedAs(field.value, model) : undefined);
}
