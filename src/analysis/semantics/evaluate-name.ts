import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../../collections/index.js';
import { type FunctionNode, isFunction, isInside } from '../../syntax/index.js';
import { isAskedForGenerator } from './asked-kinds.js';
import { isStable, usesOfFunction, usesOfValue, type ValueUse } from '../scope/index.js';
import type { PartSources } from './evaluate.js';
import { contentsOf } from './evaluate-contents.js';
import { elementOf, inPattern, wholePattern } from './evaluate-pattern.js';
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
    ? { ...value, element: contentsOf(variable, value.element, sources) }
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
  if (isFunction(declaration)) return sources.evaluate(declaration);
  if (declaration.type === 'ClassDeclaration') return plain;
  return declaration.type === 'VariableDeclarator' ? evaluateDeclarator(sources, declaration, variable) : opaque;
});

function evaluateDeclarator(
  sources: PartSources,
  { id, init, parent }: TSESTree.VariableDeclarator,
  variable: Variable,
): Evaluation {
  const [target] = variable.identifiers;
  const loop = parent.parent;
  if (loop.type === 'ForOfStatement' && loop.left === parent)
    return inPattern(sources, id, target!, elementOf(sources.evaluate(loop.right)));
  if (!init) return opaque;
  return id.type === 'Identifier' ? sources.evaluate(init) : inPattern(sources, id, target!, { node: init });
}

/** A variable that is written again: what all its writes agree on. */
function evaluateWrites(sources: PartSources, variable: Variable, declaration: TSESTree.Node): Evaluation {
  if (declaration.type !== 'VariableDeclarator') return opaque;
  const value = withWrites(sources, variable, undefined);
  // Until it is written, it is `undefined`: an array is needed then as well, and a promise is not there.
  const mayBeUndefined = declaration.init === null && (value.kind === 'promise' || value.kind === 'plain');
  return mayBeUndefined ? opaque : value;
}

function withWrites(sources: PartSources, { references }: Variable, value: Evaluation | undefined): Evaluation {
  const written = references
    .filter((reference) => reference.isWrite() && !(value && reference.init))
    .map((reference) => evaluateWritten(sources, reference));
  const all = value ? [value, ...written] : written;
  return all.length > 0 ? all.reduce(either) : opaque;
}

const logicalAssignments: ReadonlySet<string> = new Set(['||=', '&&=', '??=']);

/** What a reference writes, by itself or as a part of a pattern. */
function evaluateWritten(sources: PartSources, { identifier, writeExpr }: TSESLint.Scope.Reference): Evaluation {
  const target = identifier as TSESTree.Identifier;
  const { parent } = target;
  if (parent.type === 'VariableDeclarator' && parent.id === target && writeExpr) return sources.evaluate(writeExpr);
  if (parent.type === 'AssignmentExpression' && parent.left === target) {
    if (parent.operator === '=') return sources.evaluate(parent.right);
    return logicalAssignments.has(parent.operator) ? either(opaque, sources.evaluate(parent.right)) : opaque;
  }
  const pattern = wholePattern(target);
  const { parent: owner } = pattern;
  if (owner?.type === 'AssignmentExpression' && owner.left === pattern)
    return inPattern(sources, pattern, target, { node: owner.right });
  return owner?.type === 'ForOfStatement' && owner.left === pattern
    ? inPattern(sources, pattern, target, elementOf(sources.evaluate(owner.right)))
    : opaque;
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
  if (!parameter) return evaluateInParameter(sources, owner, identifier!);
  if (parameter.type === 'RestElement') return arrayOf(opaque);
  const given = argumentsAt(sources, owner, index).map((argument) => sources.evaluate(argument));
  const all = parameter.type === 'AssignmentPattern' ? [sources.evaluate(parameter.right), ...given] : given;
  return all.length > 0 ? replaceable(all.reduce(either)) : opaque;
}

/** A part of a parameter: what is taken instead where the caller hands over nothing. */
function evaluateInParameter(sources: PartSources, owner: FunctionNode, target: TSESTree.Node): Evaluation {
  const pattern = owner.params.find((parameter) => isInside(target, parameter));
  return pattern ? replaceable(inPattern(sources, pattern, target, opaque)) : opaque;
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
