import type { TSESTree } from '@typescript-eslint/utils';
import { makeReason, type Reason } from '../../../reasons/index.js';
import { type GeneratorFunction, memberKey, methodOf, overloadsOf } from '../../../syntax/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { DeclaredReturn } from '../conversion.js';

const generatorTypes: ReadonlySet<string> = new Set(['Generator', 'IterableIterator', 'Iterator', 'IteratorObject']);

/**
 * What becomes of a declared return type: `Generator<Y, R, N>` and its kin give `Promise<R>`, without R `Promise<any>`,
 * since TypeScript accepts nothing but `Promise` on an async function (TS1064).
 */
export function planReturnType(model: SemanticModel, annotation: TSESTree.TSTypeAnnotation): DeclaredReturn | Reason {
  const type = annotation.typeAnnotation;
  if (type.type === 'TSAnyKeyword') return { node: annotation, result: undefined };
  const name = model.globalTypeName(type) ?? '';
  if (type.type === 'TSTypeReference' && generatorTypes.has(name))
    return { node: annotation, result: type.typeArguments?.params[1] };
  if (name === 'Iterable') return { node: annotation, result: undefined };
  return makeReason('return-type', annotation, { type: type.type === 'TSTypeReference' ? type.typeName : type });
}

/** What becomes of the types by which others know a generator function. */
interface Signatures {
  readonly signatures: readonly DeclaredReturn[];
  readonly reasons: readonly Reason[];
}

type Contract = TSESTree.TSInterfaceDeclaration | TSESTree.ClassDeclaration;

/**
 * Plans the types that declare a generator function besides itself: of its overloads, of the abstract method, and of the
 * members of interfaces that it implements. One that stands in another file, or that other classes implement as well,
 * may not fit any more.
 */
export function planSignatures(model: SemanticModel, node: GeneratorFunction): Signatures {
  const { annotations, isBound } = contractOf(model, node);
  const planned = [...overloadsOf(node).map(({ returnType }) => returnType), ...annotations].flatMap((annotation) =>
    annotation ? planReturnType(model, annotation) : [],
  );
  return {
    signatures: planned.flatMap((one) => ('code' in one ? [] : one)),
    reasons: [
      ...planned.flatMap((one) => ('code' in one ? one : [])),
      ...(isBound ? [makeReason('declared-type', node, { name: node })] : []),
    ],
  };
}

/** The declared results of a method in the contracts of its class, and whether some are out of sight or shared. */
function contractOf(
  model: SemanticModel,
  node: GeneratorFunction,
): { readonly annotations: readonly TSESTree.TSTypeAnnotation[]; readonly isBound: boolean } {
  const method = methodOf(node);
  const name = method && memberKey(method);
  if (method?.type !== 'MethodDefinition' || name === undefined || method.static)
    return { annotations: [], isBound: false };
  const type = method.parent.parent;
  const annotations: TSESTree.TSTypeAnnotation[] = [];
  const seen = new Set<TSESTree.Node>();
  let isBound = false;
  for (const { expression } of (type.implements as TSESTree.TSClassImplements[] | undefined) ?? [])
    if (!readAll(expression)) isBound = true;
  if (type.superClass) readAll(type.superClass);
  return { annotations, isBound };

  /** Whether the file has them. */
  function readAll(expression: TSESTree.Node): boolean {
    const contracts = declarationsOf(model, expression);
    for (const contract of contracts) read(contract, expression);
    return contracts.length > 0;
  }

  function read(contract: Contract, expression: TSESTree.Node): void {
    if (seen.has(contract)) return;
    seen.add(contract);
    const found = (contract.body.body as TSESTree.Node[]).filter((member) => declaredName(member) === name);
    const results = found.flatMap((member) => resultOf(member) ?? []);
    annotations.push(...results);
    if (results.length > 0 && isShared(model, expression, type)) isBound = true;
    if (contract.type === 'TSInterfaceDeclaration') for (const base of contract.extends) readAll(base.expression);
  }
}

function declarationsOf(model: SemanticModel, expression: TSESTree.Node): Contract[] {
  const definitions = model.variableOf(expression)?.defs ?? [];
  return definitions.flatMap(({ node }) => {
    const declaration = node as TSESTree.Node;
    return declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'ClassDeclaration' ? declaration : [];
  });
}

/** The name of a member, also of one without a body, which counts for no property elsewhere. */
function declaredName(member: TSESTree.Node): string | undefined {
  const isPlain = 'key' in member && 'computed' in member && !member.computed;
  return isPlain && member.key.type === 'Identifier' ? member.key.name : memberKey(member);
}

/** What a member without a body declares to return. */
function resultOf(member: TSESTree.Node): TSESTree.TSTypeAnnotation | undefined {
  switch (member.type) {
    case 'TSMethodSignature':
      return member.returnType;
    case 'TSPropertySignature': {
      const type = member.typeAnnotation?.typeAnnotation;
      return type?.type === 'TSFunctionType' ? type.returnType : undefined;
    }
    case 'TSAbstractMethodDefinition':
      return member.value.returnType;
    default:
      return undefined;
  }
}

/** Whether more than one class of the file has to fit a type. */
function isShared(model: SemanticModel, expression: TSESTree.Node, type: TSESTree.Node): boolean {
  const references = model.variableOf(expression)?.references ?? [];
  return references.some(({ identifier }) => {
    const { parent } = identifier as TSESTree.Node;
    const isContract =
      parent?.type === 'TSClassImplements' || (parent && 'superClass' in parent && parent.superClass === identifier);
    return isContract && parent.parent !== type && parent !== type;
  });
}
