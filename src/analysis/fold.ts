import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, methodOf } from '../syntax/function-node.js';
import type { CoroutineCall } from './coroutine-call.js';
import type { Door } from './door.js';
import { enclosingFunction, usesOfValue } from './value-uses.js';

/** How the function around a runner call can take over the body that the runner runs. */
export interface Fold {
  readonly outer: FunctionNode;
  /** The inner parameters take the place of the outer ones, as compilers write it to keep defaults in the promise. */
  readonly takesParameters: boolean;
}

/**
 * Whether `function f(a) { return co(function* () {…}) }` may become `async function f(a) {…}`: the call is all that the
 * outer function does, and the body cannot tell the difference.
 */
export function planFold(door: Door, found: CoroutineCall, inner: FunctionNode): Fold | undefined {
  const outer = enclosingFunction(found.call);
  if (!outer || !isWholeBody(outer, found.call) || !mayBecomeAsync(door, outer)) return undefined;
  if (inner.type === 'ArrowFunctionExpression' || hasDirective(inner) || inner.returnType || inner.typeParameters)
    return undefined;
  const body = door.syntax.functions.get(inner)!;
  if (body.usesNewTarget || body.usesEval || (inner.id && isMentioned(door, inner))) return undefined;
  const { receiver } = found;
  if (body.usesThis && !(receiver.kind === 'expression' && receiver.node.type === 'ThisExpression')) return undefined;
  if (receiver.kind === 'expression' && receiver.node.type !== 'ThisExpression') return undefined;
  const fits = fitParameters(door, found, outer, inner);
  return fits && { outer, takesParameters: fits === 'inner' };
}

function isWholeBody(outer: FunctionNode, call: TSESTree.CallExpression): boolean {
  if (outer.body === call) return true;
  if (outer.body.type !== 'BlockStatement') return false;
  const statements = outer.body.body.filter((statement) => !('directive' in statement && statement.directive));
  const [only] = statements;
  return statements.length === 1 && only?.type === 'ReturnStatement' && only.argument === call;
}

function mayBecomeAsync(door: Door, outer: FunctionNode): boolean {
  if (outer.generator || outer.params.some((parameter) => parameter.type !== 'Identifier')) return false;
  const names = outer.params.map((parameter) => (parameter as TSESTree.Identifier).name);
  if (new Set(names).size !== names.length || door.syntax.functions.get(outer)!.namesAwait) return false;
  if (outer.returnType && !isPromiseAnnotation(outer.returnType)) return false;
  const method = methodOf(outer);
  if (method && (method.kind === 'get' || method.kind === 'set' || method.kind === 'constructor')) return false;
  if (method?.type === 'MethodDefinition' && isDecorated(method)) return false;
  if (outer.type === 'FunctionDeclaration' && !isAtFunctionLevel(outer)) return false;
  return !isConstructed(door, outer);
}

function isPromiseAnnotation({ typeAnnotation: type }: TSESTree.TSTypeAnnotation): boolean {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise';
}

const topLevel: ReadonlySet<string> = new Set(['Program', 'ExportNamedDeclaration', 'ExportDefaultDeclaration']);

/** Parsers that know no decorators leave the property out. */
function isDecorated({ decorators }: Partial<Pick<TSESTree.MethodDefinition, 'decorators'>>): boolean {
  return decorators !== undefined && decorators.length > 0;
}

/** In a block, a plain function is visible after the block in sloppy code; an async function is not (ECMA-262, B.3.2). */
function isAtFunctionLevel(declaration: TSESTree.FunctionDeclaration): boolean {
  const { parent } = declaration;
  return parent.type === 'BlockStatement' ? enclosingFunction(declaration)?.body === parent : topLevel.has(parent.type);
}

function isConstructed(door: Door, outer: FunctionNode): boolean {
  if (outer.type === 'FunctionDeclaration') {
    const variable = outer.id ? door.bindings.declaredBy(outer, outer.id.name) : undefined;
    return (variable?.references ?? []).some(({ identifier }) => {
      const { parent } = identifier as TSESTree.Identifier;
      return parent.type === 'NewExpression' || (parent.type === 'MemberExpression' && parent.object === identifier);
    });
  }
  return usesOfValue(outer, door.bindings).some(({ kind }) => kind === 'constructed');
}

function hasDirective({ body }: FunctionNode): boolean {
  const first = body.type === 'BlockStatement' ? body.body[0] : undefined;
  return first !== undefined && 'directive' in first && Boolean(first.directive);
}

function isMentioned(door: Door, inner: FunctionNode): boolean {
  return (door.bindings.declaredBy(inner, inner.id!.name)?.references.length ?? 0) > 0;
}

/** Whose parameters the folded function has, if the body sees the same bindings and `arguments` either way. */
function fitParameters(
  door: Door,
  found: CoroutineCall,
  outer: FunctionNode,
  inner: FunctionNode,
): 'outer' | 'inner' | undefined {
  const { arrayLike } = found;
  const passesArguments =
    arrayLike?.type === 'Identifier' && arrayLike.name === 'arguments' && outer.type !== 'ArrowFunctionExpression';
  if (found.rest.length > 0 || (arrayLike && !passesArguments)) return undefined;
  const usesArguments = door.syntax.functions.get(inner)!.usesArguments;
  if (inner.params.length > 0) return passesArguments && outerParametersAreUnused(door, outer) ? 'inner' : undefined;
  if (usesArguments && !passesArguments) return undefined;
  const parameters = new Set(outer.params.map((parameter) => (parameter as TSESTree.Identifier).name));
  return declaredNames(door, inner).some((name) => parameters.has(name)) ? undefined : 'outer';
}

function outerParametersAreUnused(door: Door, outer: FunctionNode): boolean {
  return outer.params.every((parameter) => {
    const variable = door.bindings.declaredBy(outer, (parameter as TSESTree.Identifier).name);
    return variable?.references.length === 0;
  });
}

/** The names that a function's body declares at its top: `var` from anywhere in it, `let`, `const`, classes and functions. */
function declaredNames(door: Door, inner: FunctionNode): string[] {
  const scope = door.sourceCode.scopeManager?.acquire(inner, true);
  return (scope?.variables ?? []).filter(({ defs }) => defs.length > 0).map(({ name }) => name);
}
