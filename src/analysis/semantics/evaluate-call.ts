import type { TSESTree } from '@typescript-eslint/utils';
import type { LibraryExport } from '../../catalogue/index.js';
import {
  calledExpression,
  type FunctionNode,
  isGeneratorFunction,
  neverCompletes,
  promiseMethods,
  propertyName,
  unwrapExpression,
} from '../../syntax/index.js';
import { certainFunction, initialValue } from '../scope/index.js';
import type { PartSources } from './evaluate.js';
import { arrayOf, either, type Evaluation, opaque, plain, promise } from './evaluation.js';
import type { Origin } from './known-exports.js';

const arrayFunctions: ReadonlySet<string> = new Set([
  'Array.from',
  'Array.of',
  'Object.keys',
  'Object.values',
  'Object.entries',
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
/** Methods of arrays that return an array of other elements. */
const otherElements: ReadonlySet<string> = new Set(['concat', 'flat', 'flatMap', 'splice']);

/** What a call evaluates to, by what is called. */
export function evaluateCall(sources: PartSources, node: TSESTree.CallExpression): Evaluation {
  const callee = unwrapExpression(node.callee);
  const known = sources.knownExportOf(callee);
  if (known) return evaluateKnown(known.export);
  const made = evaluateLocal(sources, node) ?? evaluateMade(sources, calledExpression(callee));
  if (made) return made;
  const origin = sources.originOf(callee);
  return (
    (origin?.from === 'global' ? evaluateGlobalCall(sources, origin, node) : undefined) ??
    (callee.type === 'MemberExpression' ? evaluateMethodCall(sources, callee, node) : opaque)
  );
}

function evaluateKnown(known: LibraryExport): Evaluation {
  if (known.role === 'promise') return { ...promise, source: 'catalogue' };
  if (known.role === 'thunk') return { kind: 'thunk', source: 'catalogue' };
  return known.role === 'runner' ? evaluateReturned(known.contract.returns) : opaque;
}

/**
 * What a function of the file returns. Code out of sight may override a method, but a generator method by another, too:
 * what it is called for must go on to be right. Of other methods that may be overridden, the result tells nothing.
 */
function evaluateLocal(sources: PartSources, call: TSESTree.CallExpression): Evaluation | undefined {
  const { function: local, callee: reference, certainty } = sources.calledFunction(call);
  return local && (certainty === 'certain' || local.generator)
    ? evaluateResult(sources, local, reference, call)
    : undefined;
}

/** What a local function returns; `reference` is its mention. */
function evaluateResult(
  sources: PartSources,
  node: FunctionNode,
  reference: TSESTree.Node,
  call?: TSESTree.CallExpression,
): Evaluation {
  if (isGeneratorFunction(node)) return { kind: 'generator', generator: { function: node, reference, call } };
  if (node.generator) return { kind: 'async-generator' };
  if (node.async) return promise;
  if (node.body.type !== 'BlockStatement') return sources.evaluate(node.body);
  const returned = sources.syntax.functions.get(node)!.returns;
  const values = returned.map(({ argument }) => (argument ? sources.evaluate(argument) : plain));
  if (!neverCompletes(node.body)) values.push(plain);
  return values.length > 0 ? values.reduce(either) : opaque;
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
  return plainFunctions.has(fullName) || name === 'Math' ? plain : undefined;
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
  if (object.kind === 'opaque') return method === 'map' ? evaluateUncertainMap(sources, node) : opaque;
  if (object.kind !== 'array') return opaque;
  if (method === 'map') return arrayOf(evaluateMapped(sources, node.arguments[0]), object.isCertain);
  if (sameElements.has(method)) return object;
  return otherElements.has(method) ? arrayOf(opaque, object.isCertain) : opaque;
}

/** `xs.map(f)` where nothing is known of `xs`: most likely an array, if `f` is a function. */
function evaluateUncertainMap(sources: PartSources, { arguments: [callback] }: TSESTree.CallExpression): Evaluation {
  if (!callback || callback.type === 'SpreadElement') return opaque;
  const isCallback =
    certainFunction(callback, sources.bindings, sources.syntax) !== undefined ||
    makerOf(sources, callback)?.role === 'wrapper';
  return isCallback ? arrayOf(evaluateMapped(sources, callback), false) : opaque;
}

/** What each element becomes that a callback is called with. */
function evaluateMapped(sources: PartSources, callback: TSESTree.CallExpressionArgument | undefined): Evaluation {
  if (!callback || callback.type === 'SpreadElement') return opaque;
  const reference = unwrapExpression(callback);
  const local = certainFunction(reference, sources.bindings, sources.syntax);
  return local ? evaluateResult(sources, local, reference) : (evaluateMade(sources, reference) ?? opaque);
}

function evaluateReturned(returns: 'native' | 'library' | 'thunk' | 'maybe-plain' | 'nothing'): Evaluation {
  if (returns === 'thunk') return { kind: 'thunk', source: 'catalogue' };
  return returns === 'native' || returns === 'library' ? { ...promise, source: 'catalogue' } : opaque;
}
