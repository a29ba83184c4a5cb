import type { TSESTree } from '@typescript-eslint/utils';
import { groupBy, memoize } from '../../collections/index.js';
import { isFunction, memberName, propertyName, unwrapExpression } from '../../syntax/index.js';
import { elementAt, enclosingMember, initialValue, isSealed, type Member, type SyntaxIndex } from '../scope/index.js';
import type { PartSources } from './evaluate.js';
import { evaluateAssertion } from './evaluate-assertion.js';
import { evaluateResult } from './evaluate-result.js';
import { calledEvaluation, either, type Evaluation, opaque, replaceable } from './evaluation.js';
import { evaluateByPath } from './shown-by-use.js';

/*
 * What a property evaluates to: by the object literal or the class that has it, and by all that the file writes to a
 * property of that name.
 */

const isIndex = /^\d+$/;

export function evaluateMember(sources: PartSources, node: TSESTree.MemberExpression): Evaluation {
  const assertion = evaluateAssertion(sources, node);
  if (assertion) return assertion;
  const own = evaluateOwn(sources, node);
  return own.kind === 'opaque' && !own.mayBe ? evaluateByPath(sources, node) : own;
}

function evaluateOwn(sources: PartSources, node: TSESTree.MemberExpression): Evaluation {
  const name = memberName(node);
  const object = initialValue(node.object, sources.bindings);
  if (object.type === 'Super') return opaque;
  if (name === undefined || (isIndex.test(name) && object.type !== 'ObjectExpression'))
    return evaluateElement(sources.evaluate(node.object));
  if (object.type === 'ObjectExpression') return evaluateProperty(sources, node.object, name);
  const around = object.type === 'ThisExpression' ? enclosingMember(object, name) : undefined;
  const element = elementAt(sources.bindings, node) ?? around;
  if (!element && object.type !== 'ThisExpression') return opaque;
  return replaceable(allOf(sources, element, name));
}

/** Any of what an array or an object holds: `jobs[0]`, `jobs.shift()`. */
export function evaluateElement(value: Evaluation): Evaluation {
  const element = value.kind === 'array' || value.kind === 'object' ? value.element : undefined;
  return element ? replaceable(element) : opaque;
}

/**
 * What a method of `this` may return where nothing tells what `this` is, as in a function that is handed to a wrapper: by
 * the class or object around it, and by all functions that the file assigns to a property of that name.
 */
export function evaluateOwnMethod(sources: PartSources, call: TSESTree.CallExpression): Evaluation {
  const callee = unwrapExpression(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || name === undefined) return opaque;
  const object = initialValue(callee.object, sources.bindings);
  if (object.type !== 'ThisExpression') return opaque;
  const element = enclosingMember(object, name);
  const written = writesByName(sources.syntax).get(name) ?? [];
  const values = [
    element && 'value' in element ? element.value : undefined,
    ...written.map(({ parent }) => (parent as TSESTree.AssignmentExpression).right),
  ];
  const resultOf = (value: TSESTree.Node): Evaluation =>
    isFunction(value) ? evaluateResult(sources, value, callee, call) : calledEvaluation(sources.evaluate(value));
  const results = values.flatMap((value) => (value ? resultOf(value) : []));
  return results.length > 0 ? replaceable(results.reduce(either)) : opaque;
}

/** What an object has under a name, where the expression is an object literal or stands for one. */
export function evaluateProperty(sources: PartSources, expression: TSESTree.Node, name: string): Evaluation {
  const object = initialValue(expression, sources.bindings);
  if (object.type !== 'ObjectExpression') return opaque;
  const named = object.properties.filter((property) => propertyName(property) === name);
  const [property] = named;
  if (named.length !== 1 || object.properties.some(({ type }) => type === 'SpreadElement')) return opaque;
  const isFixed = object === unwrapExpression(expression) || isSealed(object, sources.bindings, sources.syntax);
  return isFixed ? valueOf(sources, property) : replaceable(allOf(sources, property, name));
}

/** Whether the file writes a generator function to a property, as tests do: `api.get = function* () {…}`. */
export function isWrittenAsGenerator(sources: PartSources, callee: TSESTree.Node): boolean {
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || name === undefined) return false;
  const written = writesByName(sources.syntax).get(name) ?? [];
  return written.some(
    ({ object, parent }) =>
      isSameName(sources, object, callee.object) &&
      sources.evaluate((parent as TSESTree.AssignmentExpression).right).kind === 'generator-function',
  );
}

function isSameName({ bindings }: PartSources, one: TSESTree.Node, other: TSESTree.Node): boolean {
  if (one.type !== 'Identifier' || other.type !== 'Identifier') return false;
  return one.name === other.name && bindings.variableOf(one) === bindings.variableOf(other);
}

/** Made once: each read of a property asks for all writes of its name. */
const writesByName = memoize(({ members }: SyntaxIndex) => groupBy(members.filter(isAssigned), memberName));

/** What an element and the writes to properties of its name agree on. */
function allOf(sources: PartSources, element: Member | undefined, name: string): Evaluation {
  const written = writesByName(sources.syntax).get(name) ?? [];
  const values = written.map(({ parent }) => sources.evaluate((parent as TSESTree.AssignmentExpression).right));
  const own = element && valueOf(sources, element);
  const all = own ? [own, ...values] : values;
  return all.length > 0 ? all.reduce(either) : opaque;
}

function isAssigned(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  return parent.type === 'AssignmentExpression' && parent.left === member && parent.operator === '=';
}

/** The value of an element: of a getter what it returns, of a method the function. */
function valueOf(sources: PartSources, element: Member | undefined): Evaluation {
  if (!element || !('value' in element) || !element.value) return opaque;
  const { value } = element;
  const kind = 'kind' in element ? element.kind : 'init';
  if (kind === 'get') return isFunction(value) ? evaluateResult(sources, value, value) : opaque;
  return kind === 'set' || kind === 'constructor' ? opaque : sources.evaluate(value);
}
