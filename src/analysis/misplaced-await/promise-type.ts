import type { TSESTree } from '@typescript-eslint/utils';
import { makeReason, type Reason } from '../../reasons/index.js';
import { type FunctionNode, isDecorated, methodOf, overloadsOf } from '../../syntax/index.js';
import { enclosingFunction } from '../scope/index.js';
import { isPromiseType, type SemanticModel } from '../semantics/index.js';

/** What becomes of the declared types of a function that starts to return a promise. */
export type PromiseType =
  /** The types that are put into `Promise<…>`: its own, and those of its overloads. */
  | { readonly kind: 'wrapped'; readonly types: readonly TSESTree.TypeNode[] }
  /** A type that no promise has. */
  | { readonly kind: 'none' };

/** Plans the declared return types of a function and its overloads: `T` becomes `Promise<T>`, a promise stays (TS1064). */
export function promiseType(node: FunctionNode, model: SemanticModel): PromiseType {
  const annotations = [node.returnType, ...overloadsOf(node).map(({ returnType }) => returnType)];
  const types = annotations.flatMap((annotation) =>
    // Flow has annotations of the same name.
    annotation?.type === 'TSTypeAnnotation' ? [annotation.typeAnnotation] : [],
  );
  if (types.some(({ type }) => type === 'TSTypePredicate')) return { kind: 'none' };
  return { kind: 'wrapped', types: types.filter((type) => !isPromiseType(type, model.sourceCode)) };
}

/** Why the types around a function, or a decorator, may not allow that it returns a promise. */
export function contractReason(node: FunctionNode, model: SemanticModel): Reason | undefined {
  const method = methodOf(node);
  if (method?.type === 'MethodDefinition') {
    if (isDecorated(method) || node.params.some(isDecorated)) return makeReason('decorator', node, { name: node });
    const { superClass, implements: interfaces } = method.parent.parent;
    const isOpen = method.accessibility !== 'private' && method.key.type !== 'PrivateIdentifier';
    const isBound = superClass !== null || (interfaces as unknown[] | undefined)?.length;
    if (model.isTypeScript && isOpen && isBound && !returnsPromise(node, model))
      return makeReason('declared-type', node, { name: node });
  }
  const declared = model.isTypeScript ? declaredAround(node) : undefined;
  if (!declared || returnsPromise(node, model)) return undefined;
  const result = declared.type === 'TSFunctionType' ? declared.returnType?.typeAnnotation : undefined;
  return result && isPromiseType(result, model.sourceCode)
    ? undefined
    : makeReason('declared-type', node, { name: node });
}

/** The type that is declared for a function, or for the object or array literal that it is a part of. */
function declaredAround(part: TSESTree.Node): TSESTree.TypeNode | undefined {
  const parent = part.parent!;
  switch (parent.type) {
    case 'ArrayExpression':
    case 'ObjectExpression':
      return declaredAround(parent);
    case 'Property':
      return parent.value === part ? declaredAround(parent) : undefined;
    case 'TSSatisfiesExpression':
      return parent.typeAnnotation;
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return isConst(parent.typeAnnotation) ? declaredAround(parent) : parent.typeAnnotation;
    case 'VariableDeclarator':
      return parent.init === part ? parent.id.typeAnnotation?.typeAnnotation : undefined;
    case 'PropertyDefinition':
      return parent.value === part ? parent.typeAnnotation?.typeAnnotation : undefined;
    case 'AssignmentPattern':
      return parent.right === part ? parent.left.typeAnnotation?.typeAnnotation : undefined;
    case 'ReturnStatement':
      return enclosingFunction(parent)?.returnType?.typeAnnotation;
    case 'ArrowFunctionExpression':
      return parent.body === part ? parent.returnType?.typeAnnotation : undefined;
    default:
      return undefined;
  }
}

/** `as const` declares no type. */
function isConst(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
}

function returnsPromise({ returnType }: FunctionNode, model: SemanticModel): boolean {
  return returnType !== undefined && isPromiseType(returnType.typeAnnotation, model.sourceCode);
}
