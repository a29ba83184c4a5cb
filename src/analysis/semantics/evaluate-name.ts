import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { type FunctionNode, isFunction, propertyName } from '../../syntax/index.js';
import { isAskedForGenerator } from './asked-kinds.js';
import { isStable, usesOfFunction, usesOfValue, type ValueUse } from '../scope/index.js';
import type { PartSources } from './evaluate.js';
import { contentsOf } from './evaluate-contents.js';
import { evaluateFunction } from './evaluate-function.js';
import { evaluateProperty } from './evaluate-member.js';
import { arrayOf, either, type Evaluation, opaque, plain, replaceable } from './evaluation.js';
import { evaluateByUse } from './shown-by-use.js';

/*
 * What a name evaluates to: by its declaration, by all that is written to it, and, of a parameter, by what the calls in
 * the file hand over.
 */

type Variable = TSESLint.Scope.Variable;

const plainGlobals: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);

export function evaluateName(sources: PartSources, node: TSESTree.Identifier): Evaluation {
  const variable = sources.bindings.variableOf(node);
  if (!variable) return plainGlobals.has(node.name) && sources.bindings.isGlobal(node) ? plain : opaque;
  const value = evaluateVariable(variable, sources);
  if (value.kind === 'opaque' && !value.mayBe)
    return isAskedForGenerator(sources, node)
      ? { kind: 'opaque', mayBe: ['generator'] }
      : evaluateByUse(variable, sources);
  if (value.kind === 'generator-function' && value.generator)
    return { ...value, generator: { ...value.generator, reference: node } };
  // What an array holds can change after its declaration; that it is an array cannot.
  return value.kind === 'array' || value.kind === 'object'
    ? { ...value, element: contentsOf(variable, sources) }
    : value;
}

/** Kept, since a variable that is read n times and written n times would be looked at n times otherwise. */
const evaluateVariable = memoize((variable: Variable, sources: PartSources): Evaluation => {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || !definition) return opaque;
  const declaration: TSESTree.Node = definition.node;
  if (definition.type === 'Parameter' && isFunction(declaration))
    return withWrites(sources, variable, evaluateParameter(sources, declaration, variable));
  if (!isStable(variable)) return evaluateWrites(sources, variable, declaration);
  if (isFunction(declaration)) return evaluateFunction(declaration, declaration);
  if (declaration.type === 'ClassDeclaration') return plain;
  return declaration.type === 'VariableDeclarator' ? evaluateDeclarator(sources, declaration, variable) : opaque;
});

function evaluateDeclarator(
  sources: PartSources,
  { id, init, parent }: TSESTree.VariableDeclarator,
  variable: Variable,
): Evaluation {
  const loop = parent.parent;
  if (loop.type === 'ForOfStatement' && loop.left === parent)
    return inPattern(sources, id, variable, elementOf(sources.evaluate(loop.right)));
  if (!init) return opaque;
  return id.type === 'Identifier' ? sources.evaluate(init) : inPattern(sources, id, variable, { node: init });
}

function elementOf(value: Evaluation): Evaluation {
  return value.kind === 'array' ? value.element : opaque;
}

/** What a pattern takes apart: an expression, or, where there is none, what it evaluates to. */
type Taken = Evaluation | { readonly node: TSESTree.Node };

/** What a pattern binds a variable to. A value that lies deeper than one pattern is not looked for. */
function inPattern(sources: PartSources, pattern: TSESTree.Node, variable: Variable, taken: Taken): Evaluation {
  const isIt = (target: TSESTree.Node | null): boolean => target === variable.identifiers[0];
  if (isIt(pattern)) return 'node' in taken ? sources.evaluate(taken.node) : taken;
  if (pattern.type === 'ArrayPattern') return opaque;
  if (pattern.type !== 'ObjectPattern') return opaque;
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') continue;
    const { value: target } = property;
    const name = propertyName(property);
    const value = name !== undefined && 'node' in taken ? evaluateProperty(sources, taken.node, name) : opaque;
    if (isIt(target)) return value;
    if (target.type === 'AssignmentPattern' && isIt(target.left))
      return replaceable(either(value, sources.evaluate(target.right)));
  }
  return opaque;
}

/** A variable that is written again: what all its writes agree on. */
function evaluateWrites(sources: PartSources, variable: Variable, declaration: TSESTree.Node): Evaluation {
  if (declaration.type !== 'VariableDeclarator') return opaque;
  const value = withWrites(sources, variable, undefined);
  // Until it is written, it is `undefined`: an array is needed then as well, and a promise is not there.
  const mayBeUndefined = declaration.init === null && (value.kind === 'promise' || value.kind === 'plain');
  return mayBeUndefined ? opaque : value;
}

function withWrites({ evaluate }: PartSources, { references }: Variable, value: Evaluation | undefined): Evaluation {
  const written = references
    .filter((reference) => reference.isWrite() && !(value && reference.init))
    .map((reference) => plainlyWritten(reference))
    .map((expression) => (expression ? evaluate(expression) : opaque));
  const all = value ? [value, ...written] : written;
  return all.length > 0 ? all.reduce(either) : opaque;
}

/** The whole value that a reference writes by `=` or by its declaration, if it does not write a part of another one. */
function plainlyWritten({ identifier, writeExpr }: TSESLint.Scope.Reference): TSESTree.Node | undefined {
  const { parent } = identifier as TSESTree.Identifier;
  const isWhole =
    (parent.type === 'VariableDeclarator' && parent.id === identifier) ||
    (parent.type === 'AssignmentExpression' && parent.left === identifier && parent.operator === '=');
  return isWhole ? (writeExpr ?? undefined) : undefined;
}

/** A parameter is what the calls in sight hand over, or something else: others may call the function. */
function evaluateParameter(sources: PartSources, owner: FunctionNode, variable: Variable): Evaluation {
  const [identifier] = variable.identifiers;
  const index = owner.params.findIndex(
    (parameter) =>
      parameter === identifier ||
      (parameter.type === 'AssignmentPattern' && parameter.left === identifier) ||
      (parameter.type === 'RestElement' && parameter.argument === identifier),
  );
  const parameter = owner.params[index];
  if (!parameter) return opaque;
  if (parameter.type === 'RestElement') return arrayOf(opaque);
  const given = argumentsAt(sources, owner, index).map((argument) => sources.evaluate(argument));
  const all = parameter.type === 'AssignmentPattern' ? [sources.evaluate(parameter.right), ...given] : given;
  return all.length > 0 ? replaceable(all.reduce(either)) : opaque;
}

/** What the calls of a function, or of what a wrapper makes of it, hand over at a place. */
function argumentsAt(sources: PartSources, owner: FunctionNode, index: number): TSESTree.Node[] {
  const calls = usesOfFunction(owner, sources.bindings).flatMap((use) => callsBy(sources, use));
  return calls.flatMap(({ arguments: given }) => {
    const hasSpread = given.slice(0, index + 1).some(({ type }) => type === 'SpreadElement');
    return hasSpread ? [] : (given[index] ?? []);
  });
}

function callsBy({ bindings, knownExportOf }: PartSources, use: ValueUse): TSESTree.CallExpression[] {
  if (use.kind === 'called') return [use.node];
  if (use.kind !== 'argument' || use.call.type !== 'CallExpression') return [];
  if (knownExportOf(use.call.callee)?.export.role !== 'wrapper') return [];
  return usesOfValue(use.call, bindings).flatMap((other) => (other.kind === 'called' ? [other.node] : []));
}
