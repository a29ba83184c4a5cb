import type { TSESTree } from '@typescript-eslint/utils';
import { collectionClasses, collectionMethods, type IteratedAs } from '../../catalogue/index.js';
import { memberName, propertyName } from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';

/** What iterating a collection gives that is no array, as far as the file shows its class; undefined for anything else. */
export function iteratedAs(expression: TSESTree.Node, model: SemanticModel): IteratedAs | undefined {
  const value = model.valueOf(expression);
  switch (value.type) {
    case 'NewExpression':
      return collectionClasses.get(model.globalName(value.callee) ?? '');
    case 'CallExpression':
      return value.callee.type === 'MemberExpression'
        ? collectionMethods.get(propertyName(value.callee) ?? '')
        : undefined;
    case 'Identifier': {
      const name = model.variableOf(value)?.defs[0]?.name;
      return name?.type === 'Identifier' ? ofType(name.typeAnnotation, model) : undefined;
    }
    case 'MemberExpression':
      return value.object.type === 'ThisExpression' ? ofField(value, model) : undefined;
    default:
      return undefined;
  }
}

function ofType(annotation: TSESTree.TSTypeAnnotation | undefined, model: SemanticModel): IteratedAs | undefined {
  return collectionClasses.get(model.globalTypeName(annotation?.typeAnnotation) ?? '');
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
  return ofType(field.typeAnnotation, model) ?? (field.value ? iteratedAs(field.value, model) : undefined);
}
