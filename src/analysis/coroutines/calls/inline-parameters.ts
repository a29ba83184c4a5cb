import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isArguments, parameterCount } from '../../../syntax/index.js';
import type { SemanticModel } from '../../semantics/index.js';
import type { CoroutineCall } from './coroutine-call.js';

/**
 * Whose parameters the function has that takes a body over, if the body sees the same bindings and `arguments` either way.
 *
 * @param outer the function around the call that runs the body
 * @param inner the function that the body is of
 */
export function fitParameters(
  model: SemanticModel,
  { rest, arrayLike }: CoroutineCall,
  outer: FunctionNode,
  inner: FunctionNode,
): 'outer' | 'inner' | undefined {
  const passesArguments = arrayLike !== undefined && isArguments(arrayLike) && outer.type !== 'ArrowFunctionExpression';
  const listed = arrayLike && listsParameters(arrayLike, outer) ? arrayLike : undefined;
  if (rest.length > 0 || (arrayLike && !passesArguments && !listed)) return undefined;
  if (model.syntax.functions.get(inner)!.usesArguments && !passesArguments) return undefined;
  if (inner.params.length > 0)
    return (passesArguments || listed) && mayGiveParametersUp(model, outer, inner, listed) ? 'inner' : undefined;
  const parameters = new Set(parametersOf(model, outer).map(({ name }) => name));
  return declaredNames(model, inner).some((name) => parameters.has(name)) ? undefined : 'outer';
}

/** Whether an array holds all that the function is given, as compilers write it for arrow functions: `[a, ...rest]`. */
function listsParameters(node: TSESTree.Node, { params }: FunctionNode): boolean {
  if (node.type !== 'ArrayExpression' || node.elements.length !== params.length) return false;
  return params.every((parameter, index) => {
    const element = node.elements[index];
    if (parameter.type !== 'RestElement') return isNamed(element, parameter);
    return element?.type === 'SpreadElement' && isNamed(element.argument, parameter.argument);
  });
}

function isNamed(use: TSESTree.Node | null | undefined, parameter: TSESTree.Node): boolean {
  return use?.type === 'Identifier' && parameter.type === 'Identifier' && use.name === parameter.name;
}

/** Whether the list of the outer parameters says nothing that the inner one does not. */
function mayGiveParametersUp(
  model: SemanticModel,
  outer: FunctionNode,
  inner: FunctionNode,
  listed: TSESTree.Node | undefined,
): boolean {
  const isPlain = outer.params.every(({ type }) => type === 'Identifier' || type === 'RestElement');
  const isUnread = ({ references }: TSESLint.Scope.Variable) =>
    references.every(({ identifier }) => identifier.parent === listed || identifier.parent.parent === listed);
  const keepsLength = parameterCount(outer) === parameterCount(inner) || !model.isLengthSeen(outer);
  return (
    isPlain && keepsLength && !outer.returnType && !outer.typeParameters && parametersOf(model, outer).every(isUnread)
  );
}

function parametersOf(model: SemanticModel, node: FunctionNode): TSESLint.Scope.Variable[] {
  const declared = model.sourceCode.getDeclaredVariables(node);
  return declared.filter(({ defs }) => defs.some(({ type }) => (type as string) === 'Parameter'));
}

/** The names that a function declares: its parameters, `var` from anywhere in its body, and what stands at its top. */
export function declaredNames(model: SemanticModel, inner: FunctionNode): string[] {
  const { variables } = model.sourceCode.scopeManager!.acquire(inner, true)!;
  return variables.filter(({ defs }) => defs.length > 0).map(({ name }) => name);
}
