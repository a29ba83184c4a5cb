import type { TSESTree } from '@typescript-eslint/utils';
import type { CoroutineContract, Library } from '../../../catalogue/index.js';
import { memoize } from '../../../collections/index.js';
import { makeReason, type Reason } from '../../../reasons/index.js';
import { type GeneratorFunction, isGeneratorFunction } from '../../../syntax/index.js';
import { olderNodeAllowed } from '../../environment/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { DeclaredReturn } from '../conversion.js';

/** The edition of ECMAScript that brought async functions. */
const asyncFunctions = 2017;

/** Why a generator function cannot simply get `async` for its star, whatever runs it. Its operands are planned apart. */
export function reasonsAgainstAsync(model: SemanticModel, node: GeneratorFunction, library: Library): Reason[] {
  const reasons: Reason[] = [];
  const { edition } = model;
  const body = model.syntax.functions.get(node)!;
  if (edition !== undefined && edition < asyncFunctions)
    reasons.push(makeReason('older-edition', node, { keyword: 'async', edition, needed: asyncFunctions }));
  if (body.usesEval) reasons.push(makeReason('direct-eval', node));
  if (body.usesCallee) reasons.push(makeReason('arguments-callee', node));
  if (body.namesAwait) reasons.push(makeReason('await-name', node, { name: node }));
  const early = body.calls.find(({ callee }) => model.knownExportOf(callee)?.export.role === 'early-return');
  if (early) reasons.push(makeReason('early-return', early, { library: library.name }));
  const used = model.isTypeScript && body.yields.find(({ parent }) => parent.type !== 'ExpressionStatement');
  if (used) reasons.push(makeReason('typed-result', used));
  const older = node === firstGeneratorOf(model) ? olderNodeAllowed(model.filename) : undefined;
  if (older) reasons.push(makeReason('older-node', node, { allowed: older.oldest }));
  return reasons;
}

/** The function that says what holds for all generator functions of the file alike. */
const firstGeneratorOf = memoize(({ syntax }: SemanticModel) => [...syntax.functions.keys()].find(isGeneratorFunction));

/** The reason that errors of parameters would move from the call to the promise, if they can be thrown at all. */
export function parameterReason(
  node: GeneratorFunction,
  { parameterErrors }: Pick<CoroutineContract, 'parameterErrors'>,
): Reason | undefined {
  const throwing = parameterErrors === 'thrown' && node.params.find(canThrow);
  return throwing ? makeReason('parameter-default', throwing) : undefined;
}

/** Whether taking a parameter may throw: a pattern, or a default that does something. */
export function canThrow(parameter: TSESTree.Parameter): boolean {
  switch (parameter.type) {
    case 'Identifier':
      return false;
    case 'RestElement':
      return parameter.argument.type !== 'Identifier';
    case 'AssignmentPattern':
      return parameter.left.type !== 'Identifier' || !isInertDefault(parameter.right);
    default:
      return true;
  }
}

function isInertDefault(node: TSESTree.Expression): boolean {
  switch (node.type) {
    case 'Literal':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'Identifier':
      return node.name === 'undefined';
    case 'ArrayExpression':
      return node.elements.length === 0;
    case 'ObjectExpression':
      return node.properties.length === 0;
    case 'UnaryExpression':
      return node.argument.type === 'Literal';
    case 'TemplateLiteral':
      return node.expressions.length === 0;
    default:
      return false;
  }
}

const generatorTypes: ReadonlySet<string> = new Set(['Generator', 'IterableIterator', 'Iterator', 'IteratorObject']);

/**
 * What becomes of a declared return type: `Generator<Y, R, N>` and its kin give `Promise<R>`, without R `Promise<any>`,
 * since TypeScript accepts nothing but `Promise` on an async function (TS1064).
 */
export function planReturnType(
  model: SemanticModel,
  annotation: TSESTree.TSTypeAnnotation | undefined,
): DeclaredReturn | Reason | undefined {
  if (!annotation) return undefined;
  const type = annotation.typeAnnotation;
  if (type.type === 'TSAnyKeyword') return { node: annotation, result: undefined };
  const name = model.globalTypeName(type) ?? '';
  if (type.type === 'TSTypeReference' && generatorTypes.has(name))
    return { node: annotation, result: type.typeArguments?.params[1] };
  if (name === 'Iterable') return { node: annotation, result: undefined };
  return makeReason('return-type', annotation, { type: type.type === 'TSTypeReference' ? type.typeName : type });
}
