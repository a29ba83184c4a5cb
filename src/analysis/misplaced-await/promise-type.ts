import type { TSESTree } from '@typescript-eslint/utils';
import { makeReason, type Reason } from '../../reasons/index.js';
import { type FunctionNode, isDecorated, methodOf } from '../../syntax/index.js';
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

/** The signatures without a body that stand directly before a function or method. */
function overloadsOf(node: FunctionNode): TSESTree.TSDeclareFunction[] {
  const element = methodOf(node) ?? (node.parent.type.startsWith('Export') ? node.parent : node);
  const siblings = siblingsOf(element);
  const overloads: TSESTree.TSDeclareFunction[] = [];
  for (let index = siblings.indexOf(element) - 1; index >= 0; index--) {
    const signature = signatureIn(siblings[index]!);
    if (!signature || !isSameName(siblings[index]!, element)) break;
    overloads.unshift(signature);
  }
  return overloads;
}

function siblingsOf({ parent }: TSESTree.Node): readonly TSESTree.Node[] {
  return parent && 'body' in parent && Array.isArray(parent.body) ? parent.body : [];
}

function signatureIn(node: TSESTree.Node): TSESTree.TSDeclareFunction | undefined {
  switch (node.type) {
    case 'TSDeclareFunction':
      return node;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return node.declaration ? signatureIn(node.declaration) : undefined;
    case 'MethodDefinition':
      // Without a body the value has a type of its own, with the same parts.
      return (node.value.type as string) === 'TSEmptyBodyFunctionExpression' && !isAbstract(node)
        ? (node.value as unknown as TSESTree.TSDeclareFunction)
        : undefined;
    default:
      return undefined;
  }
}

function isAbstract(node: TSESTree.Node): boolean {
  return node.type.startsWith('TSAbstract');
}

function isSameName(signature: TSESTree.Node, element: TSESTree.Node): boolean {
  return nameIn(signature) === nameIn(element);
}

function nameIn(node: TSESTree.Node): string | undefined {
  if (node.type === 'MethodDefinition') return 'name' in node.key ? node.key.name : undefined;
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration')
    return node.declaration ? nameIn(node.declaration) : undefined;
  return node.type === 'TSDeclareFunction' || node.type === 'FunctionDeclaration' ? node.id?.name : undefined;
}
