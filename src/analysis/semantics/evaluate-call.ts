import type { TSESTree } from '@typescript-eslint/utils';
import type { CollectionHelper, CoroutineContract, KnownExport, LibraryExport } from '../../catalogue/index.js';
import { calledExpression, promiseMethods, propertyName, targetOfCall, unwrapExpression } from '../../syntax/index.js';
import { certainFunction, initialValue } from '../scope/index.js';
import { isAskedForGenerator } from './asked-kinds.js';
import { evaluateAssertion } from './evaluate-assertion.js';
import { collectionHelperAt, looksLikeMap } from './evaluate-collection.js';
import type { PartSources } from './evaluate.js';
import { evaluateFold } from './evaluate-fold.js';
import { evaluateResult } from './evaluate-result.js';
import { evaluateElement, evaluateOwnMethod, isWrittenAsGenerator } from './evaluate-member.js';
import { arrayOf, calledEvaluation, type Evaluation, opaque, plain, promise, replaceable } from './evaluation.js';
import type { Origin } from './known-exports.js';

const arrayFunctions: ReadonlySet<string> = new Set([
  'Array',
  'Array.from',
  'Array.of',
  'Object.keys',
  'Object.values',
  'Object.entries',
  'Array.prototype.concat.call',
  'Array.prototype.filter.call',
  'Array.prototype.slice.call',
]);
const plainFunctions: ReadonlySet<string> = new Set([
  'BigInt',
  'Boolean',
  'Date.now',
  'JSON.stringify',
  'Number',
  'String',
  'Symbol',
  'isNaN',
  'parseFloat',
  'parseInt',
]);
/** Methods of arrays that return an array of elements of theirs. */
const sameElements: ReadonlySet<string> = new Set(['filter', 'reverse', 'slice', 'sort', 'toReversed', 'toSorted']);
/** Methods of arrays that return one of their elements. */
const oneElement: ReadonlySet<string> = new Set(['at', 'find', 'findLast', 'pop', 'shift']);
/** Methods of arrays that return an array of other elements. */
const otherElements: ReadonlySet<string> = new Set(['concat', 'flat', 'flatMap', 'splice']);

/** Expressions that are no functions. */
const noFunctions: ReadonlySet<string> = new Set([
  ...['ArrayExpression', 'BinaryExpression', 'Literal', 'ObjectExpression', 'TemplateLiteral', 'SpreadElement'],
]);
const maybeArray: Evaluation & { readonly kind: 'opaque' } = { kind: 'opaque', mayBe: ['array'] };

/** What a call evaluates to, by what is called. */
export function evaluateCall(sources: PartSources, node: TSESTree.CallExpression): Evaluation {
  const callee = unwrapExpression(node.callee);
  const exported = sources.knownExportOf(callee);
  if (exported) return evaluateKnown(exported.export, () => sources.knownExportOf(node));
  const made =
    evaluateLocal(sources, node) ?? evaluateMade(sources, calledExpression(callee)) ?? evaluateAssertion(sources, node);
  if (made) return made;
  const origin = sources.originOf(callee);
  const helper = collectionHelperAt(origin);
  if (helper) return evaluateHelper(sources, node, helper);
  const known =
    (origin?.from === 'global' ? evaluateGlobalCall(sources, origin, node) : undefined) ??
    (callee.type === 'MemberExpression' ? evaluateMethodCall(sources, callee, node) : opaque);
  if (known.kind !== 'opaque' || known.mayBe) return known;
  if (isAskedForGenerator(sources, targetOfCall(callee)) || isWrittenAsGenerator(sources, callee))
    return { kind: 'opaque', mayBe: ['generator'] };
  if (looksLikeMap(node)) return evaluateUncertainHelper(sources, node);
  return evaluateOwnMethod(sources, node);
}

function evaluateHelper(
  sources: PartSources,
  { arguments: given }: TSESTree.CallExpression,
  { gives, callbackAt }: CollectionHelper,
): Evaluation {
  const element = callbackAt === undefined ? opaque : evaluateMapped(sources, given[callbackAt]);
  return gives === 'array' ? arrayOf(element) : { kind: 'object', element };
}

/** `map(xs, f)` of something unknown: most likely an array, or the promise of one. */
function evaluateUncertainHelper(sources: PartSources, { arguments: given }: TSESTree.CallExpression): Evaluation {
  return given.some((argument) => isCallback(sources, argument)) || given.slice(1).every(mayBeFunction)
    ? maybeArray
    : opaque;
}

function evaluateKnown(known: LibraryExport, made: () => KnownExport | undefined): Evaluation {
  const isPromise = known.role === 'promise' || (known.role === 'object' && made()?.export.role === 'thenable');
  if (isPromise) return { ...promise, source: 'catalogue' };
  if (known.role === 'thunk') return { kind: 'thunk', source: 'catalogue' };
  if (known.role === 'generator') return { kind: 'generator', generator: undefined, source: 'catalogue' };
  if (known.role === 'runner') return evaluateReturned(known.contract.returns);
  const makesGenerators = known.role === 'wrapper' && known.contract.returns === 'generator';
  return makesGenerators ? { kind: 'generator-function', generator: undefined, source: 'catalogue' } : opaque;
}

/**
 * What a function of the file returns. Code out of sight may override a method, but a generator method by another, too:
 * what it is called for must go on to be right.
 */
function evaluateLocal(sources: PartSources, call: TSESTree.CallExpression): Evaluation | undefined {
  const { function: local, callee: reference, certainty } = sources.calledFunction(call);
  if (!local) return undefined;
  const result = evaluateResult(sources, local, reference, call);
  if (certainty === 'certain' || local.generator) return result;
  const shown = replaceable(result);
  return shown.kind === 'opaque' && !shown.mayBe ? undefined : shown;
}

/** The result of calling what `promisify(…)`, `co.wrap(…)` or `thunkify(…)` returned, or `promisifyAll(x).readAsync`. */
function evaluateMade(sources: PartSources, callee: TSESTree.Node): Evaluation | undefined {
  if (callee.type === 'MemberExpression') {
    const isAsync = propertyName(callee)?.endsWith('Async');
    return isAsync && makerOf(sources, callee.object)?.role === 'promisify-all' ? promise : undefined;
  }
  const maker = makerOf(sources, callee);
  if (maker?.role === 'promise-function') return { ...promise, source: 'catalogue' };
  if (maker?.role === 'thunk-function') return { kind: 'thunk', source: 'catalogue' };
  return maker?.role === 'wrapper' ? evaluateReturned(maker.contract.returns) : undefined;
}

/** The known function whose call made a value. */
function makerOf(sources: PartSources, expression: TSESTree.Node): LibraryExport | undefined {
  const value = initialValue(expression, sources.bindings);
  return value.type === 'CallExpression' ? sources.knownExportOf(value.callee)?.export : undefined;
}

function evaluateGlobalCall(
  sources: PartSources,
  { name, path }: Origin,
  node: TSESTree.CallExpression,
): Evaluation | undefined {
  const fullName = [name, ...path].join('.');
  // The catalogue has what the oldest Node.js has.
  if (fullName === 'Promise.try') return promise;
  if (fullName === 'Array.from' && node.arguments.length === 2)
    return arrayOf(evaluateMapped(sources, node.arguments[1]));
  if (arrayFunctions.has(fullName)) return arrayOf(opaque);
  if (fullName === 'Object.assign') return evaluateAssigned(sources, node);
  return plainFunctions.has(fullName) || name === 'Math' ? plain : undefined;
}

/** What `Object.assign` gives back is what it fills: an object, if it is no promise. */
function evaluateAssigned({ evaluate }: PartSources, { arguments: [target] }: TSESTree.CallExpression): Evaluation {
  const value = target ? evaluate(target) : opaque;
  return value.kind === 'opaque' ? { kind: 'opaque', mayBe: ['object'] } : value;
}

function evaluateMethodCall(
  sources: PartSources,
  callee: TSESTree.MemberExpression,
  node: TSESTree.CallExpression,
): Evaluation {
  const method = propertyName(callee);
  if (!method || callee.object.type === 'Super') return opaque;
  if (promiseMethods.has(method) && node.arguments.length > 0) return promise;
  const object = sources.evaluate(callee.object);
  if (method === 'bind') return evaluateBound(object);
  if (method === 'reduce') return evaluateFold(sources, object, node);
  if (object.kind === 'opaque') return evaluateMaybeArray(sources, callee, node, object);
  if (object.kind !== 'array') return opaque;
  if (method === 'map') return arrayOf(evaluateMapped(sources, node.arguments[0]), object.isCertain);
  if (oneElement.has(method)) return evaluateElement(object);
  // lodash's chains end with `value()`.
  if (sameElements.has(method) || method === 'value') return object;
  return otherElements.has(method) ? arrayOf(opaque, object.isCertain) : opaque;
}

/** A method of what may be an array: `xs.slice()`, and `xs.map(f)` of anything. */
function evaluateMaybeArray(
  sources: PartSources,
  callee: TSESTree.MemberExpression,
  node: TSESTree.CallExpression,
  { mayBe }: Evaluation & { kind: 'opaque' },
): Evaluation {
  const method = propertyName(callee)!;
  if (method === 'map') return evaluateUncertainMap(sources, callee, node);
  const isArray = sameElements.has(method) || otherElements.has(method);
  return isArray && mayBe?.includes('array') ? maybeArray : opaque;
}

/** `f.bind(…)` is a function as `f` is. What is not known may have a `bind` of its own. */
function evaluateBound(bound: Evaluation): Evaluation {
  if (bound.kind === 'generator-function') return { kind: 'generator-function', generator: undefined };
  if (bound.kind === 'thunk' || bound.kind === 'async-function') return bound;
  return bound.kind === 'opaque' ? { kind: 'opaque', mayBe: ['thunk', 'generator-function'] } : opaque;
}

/**
 * `xs.map(f)` where nothing is known of `xs`: most likely an array, if `f` is a function. What a call returns may as well be
 * a promise that has a `map`.
 */
function evaluateUncertainMap(
  sources: PartSources,
  { object }: TSESTree.MemberExpression,
  { arguments: [callback] }: TSESTree.CallExpression,
): Evaluation {
  if (!callback || !mayBeFunction(callback)) return opaque;
  if (isCallback(sources, callback)) return arrayOf(evaluateMapped(sources, callback), false);
  if (unwrapExpression(object).type === 'CallExpression') return maybeArray;
  return arrayOf(evaluateMapped(sources, callback), false);
}

function mayBeFunction(argument: TSESTree.CallExpressionArgument): boolean {
  return !noFunctions.has(unwrapExpression(argument).type);
}

/** Whether an argument certainly is a function of the file, or what a wrapper makes of one. */
function isCallback(sources: PartSources, argument: TSESTree.CallExpressionArgument): boolean {
  if (argument.type === 'SpreadElement') return false;
  return (
    certainFunction(argument, sources.bindings, sources.syntax) !== undefined ||
    makerOf(sources, argument)?.role === 'wrapper'
  );
}

/** What each element becomes that a callback is called with. */
function evaluateMapped(sources: PartSources, callback: TSESTree.CallExpressionArgument | undefined): Evaluation {
  if (!callback || callback.type === 'SpreadElement') return opaque;
  const reference = unwrapExpression(callback);
  const local = certainFunction(reference, sources.bindings, sources.syntax);
  if (local) return evaluateResult(sources, local, reference);
  return evaluateMade(sources, reference) ?? calledEvaluation(sources.evaluate(reference));
}

function evaluateReturned(returns: CoroutineContract['returns']): Evaluation {
  if (returns === 'thunk') return { kind: 'thunk', source: 'catalogue' };
  if (returns === 'generator') return { kind: 'generator', generator: undefined, source: 'catalogue' };
  return returns === 'native' || returns === 'library' ? { ...promise, source: 'catalogue' } : opaque;
}
