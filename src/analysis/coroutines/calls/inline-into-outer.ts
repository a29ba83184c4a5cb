import type { TSESTree } from '@typescript-eslint/utils';
import { canThrow, type FunctionNode, isDecorated, methodOf } from '../../../syntax/index.js';
import { enclosingFunction } from '../../scope/index.js';
import { isPromiseType, type SemanticModel } from '../../semantics/index.js';
import { planAliases } from '../compiled/aliases.js';
import type { CoroutineCall } from './coroutine-call.js';
import type { RestoredAlias } from '../conversion.js';
import { declaredNames, fitParameters } from './inline-parameters.js';
import { hasDirective, isMentioned, isSeenAsAsync } from '../bodies/written-function.js';

/** How the function around a runner call can take over the body that the runner runs. */
export interface Fold {
  readonly outer: FunctionNode;
  /** The inner parameters take the place of the outer ones, as compilers write it to keep defaults in the promise. */
  readonly takesParameters: boolean;
  readonly aliases: readonly RestoredAlias[];
}

/**
 * Whether `function f(a) { return co(function* () {…}) }` may become `async function f(a) {…}`: the call is all that the
 * outer function does, and the body cannot tell the difference.
 */
export function planFold(model: SemanticModel, found: CoroutineCall, inner: FunctionNode): Fold | undefined {
  const outer = enclosingFunction(found.call);
  const before = outer && statementsBefore(outer, found.call);
  const aliases = before && planAliases(model, before, inner);
  if (!aliases || !mayBecomeAsync(model, outer)) return undefined;
  if (inner.type === 'ArrowFunctionExpression' || hasDirective(inner) || inner.returnType || inner.typeParameters)
    return undefined;
  const body = model.syntax.functions.get(inner)!;
  if (body.usesNewTarget || body.usesEval || (inner.id && isMentioned(model, inner))) return undefined;
  const { receiver } = found;
  if (body.usesThis && !(receiver.kind === 'expression' && receiver.node.type === 'ThisExpression')) return undefined;
  if (receiver.kind === 'expression' && receiver.node.type !== 'ThisExpression') return undefined;
  const fits = fitParameters(model, found, outer, inner);
  const names = fits && declaredNames(model, inner);
  // What stays declared would stand between the parameters and the body.
  const areApart =
    fits === 'inner' ? aliases.kept.length === 0 : !aliases.kept.some(({ name }) => names?.includes(name));
  return fits && areApart ? { outer, takesParameters: fits === 'inner', aliases: aliases.restored } : undefined;
}

/** The statements, without directives, before the one that returns the call; undefined where that is not the last one. */
function statementsBefore(outer: FunctionNode, call: TSESTree.CallExpression): TSESTree.Statement[] | undefined {
  if (outer.body === call) return [];
  if (outer.body.type !== 'BlockStatement') return undefined;
  const statements = outer.body.body.filter((statement) => !('directive' in statement && statement.directive));
  const last = statements.pop();
  return last?.type === 'ReturnStatement' && last.argument === call ? statements : undefined;
}

function mayBecomeAsync(model: SemanticModel, outer: FunctionNode): boolean {
  if (outer.generator || outer.params.some(canThrow) || hasDuplicateParameters(outer)) return false;
  if (model.syntax.functions.get(outer)!.namesAwait) return false;
  if (outer.returnType && !isPromiseType(outer.returnType.typeAnnotation, model.sourceCode)) return false;
  const method = methodOf(outer);
  if (method && (method.kind === 'get' || method.kind === 'set' || method.kind === 'constructor')) return false;
  if (method?.type === 'MethodDefinition' && isDecorated(method)) return false;
  if (outer.type === 'FunctionDeclaration' && !isSeenAsAsync(model, outer)) return false;
  return !model.isConstructed(outer);
}

function hasDuplicateParameters({ params }: FunctionNode): boolean {
  const names = params.flatMap((parameter) => (parameter.type === 'Identifier' ? [parameter.name] : []));
  return new Set(names).size !== names.length;
}
