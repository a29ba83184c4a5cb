import type { TSESTree } from '@typescript-eslint/utils';
import { memoizeRecursion } from '../../collections/index.js';
import type { KnownExport } from '../../catalogue/index.js';
import {
  type FunctionNode,
  isFunction,
  isGeneratorFunction,
  mayShortCircuit,
  propertyName,
  unwrapExpression,
} from '../../syntax/index.js';
import type { Bindings, CalledFunction, SyntaxIndex } from '../scope/index.js';
import { evaluateCall } from './evaluate-call.js';
import { evaluateMember } from './evaluate-member.js';
import { evaluateName } from './evaluate-name.js';
import { arrayOf, either, type Evaluation, opaque, plain, promise } from './evaluation.js';
import type { Origin } from './known-exports.js';
import { refinedByRun } from './run-evidence.js';

/** What the evaluation asks of the file. */
export interface EvaluationSources {
  readonly bindings: Bindings;
  readonly syntax: SyntaxIndex;
  originOf(expression: TSESTree.Node): Origin | undefined;
  knownExportOf(expression: TSESTree.Node): KnownExport | undefined;
  calledFunction(call: TSESTree.CallExpression): CalledFunction;
  /**
   * All that is known from outside of the file: by other files, by the type checker. Each says opaque where it does not
   * know. Asked last, in this order, since they cost most.
   */
  readonly outside: readonly Evaluate[];
  /** What a run showed. It adds to what the rest leaves open. */
  recorded(expression: TSESTree.Node): Evaluation | undefined;
}

/** The sources, and the evaluation of parts of an expression. */
export interface PartSources extends EvaluationSources {
  readonly evaluate: Evaluate;
}

export type Evaluate = (expression: TSESTree.Node) => Evaluation;

const plainClasses: ReadonlySet<string> = new Set([
  'ArrayBuffer',
  'Boolean',
  'DataView',
  'Date',
  'Map',
  'Number',
  'RegExp',
  'Set',
  'String',
  'URL',
  'WeakMap',
  'WeakSet',
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

/** Makes the function that says what an expression evaluates to. Answers are kept; a value that needs itself is opaque. */
export function createEvaluator(sources: EvaluationSources): Evaluate {
  const evaluateOnce = memoizeRecursion(evaluateNode, opaque);
  const evaluate: Evaluate = (expression) => evaluateOnce(unwrapExpression(expression));
  const withParts = { ...sources, evaluate };
  return evaluate;

  function evaluateNode(node: TSESTree.Node): Evaluation {
    let answer = mayShortCircuit(node) ? opaque : fromSyntax(withParts, node);
    for (const ask of sources.outside) if (answer.kind === 'opaque') answer = refined(answer, ask(node));
    const recorded = sources.recorded(node);
    return recorded ? refinedByRun(answer, recorded) : answer;
  }
}

/** What is not known, once somebody says more: what it is, or else what it may be. */
function refined(unknown: Evaluation, told: Evaluation): Evaluation {
  if (told.kind !== 'opaque') return told;
  return told.mayBe ? either(unknown, told) : unknown;
}

function fromSyntax(sources: PartSources, node: TSESTree.Node): Evaluation {
  switch (node.type) {
    case 'ArrayExpression':
      return evaluateArray(sources, node);
    case 'ObjectExpression':
      return evaluateObject(node);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return evaluateFunction(node);
    case 'Identifier':
      return evaluateName(sources, node);
    case 'MemberExpression':
      return evaluateMember(sources, node);
    case 'NewExpression':
      return evaluateNew(sources, node);
    case 'CallExpression':
      return evaluateCall(sources, node);
    case 'ImportExpression':
      return promise;
    case 'ConditionalExpression':
      return either(sources.evaluate(node.consequent), sources.evaluate(node.alternate));
    case 'LogicalExpression':
      return evaluateLogical(sources, node);
    case 'AssignmentExpression':
      return node.operator === '=' ? sources.evaluate(node.right) : opaque;
    case 'SequenceExpression':
      return sources.evaluate(node.expressions.at(-1)!);
    case 'Literal':
    case 'TemplateLiteral':
    case 'UnaryExpression':
    case 'UpdateExpression':
    case 'BinaryExpression':
    case 'ClassExpression':
      return plain;
    default:
      return opaque;
  }
}

function evaluateFunction(node: FunctionNode): Evaluation {
  if (isGeneratorFunction(node))
    return { kind: 'generator-function', generator: { function: node, reference: node, call: undefined } };
  return node.async && !node.generator ? { kind: 'async-function', function: node } : { kind: 'thunk' };
}

/** An object, or what is waited for as a promise: `{ then(resolve) { … } }`. */
function evaluateObject({ properties }: TSESTree.ObjectExpression): Evaluation {
  const then = properties.find((property) => propertyName(property) === 'then');
  return then?.type === 'Property' && isFunction(then.value) ? promise : { kind: 'object' };
}

function evaluateArray(sources: PartSources, node: TSESTree.ArrayExpression): Evaluation {
  const elements = node.elements.map((element) => {
    if (!element) return plain;
    if (element.type !== 'SpreadElement') return sources.evaluate(element);
    const spread = sources.evaluate(element.argument);
    return spread.kind === 'array' ? spread.element : opaque;
  });
  return arrayOf(elements.length > 0 ? elements.reduce(either) : plain);
}

function evaluateNew(sources: PartSources, node: TSESTree.NewExpression): Evaluation {
  if (sources.knownExportOf(node.callee)?.export.role === 'promise-class') return promise;
  const origin = sources.originOf(node.callee);
  if (origin?.from !== 'global' || origin.path.length > 0) return opaque;
  if (origin.name === 'Array') return arrayOf(opaque);
  return plainClasses.has(origin.name) ? plain : opaque;
}

function evaluateLogical(sources: PartSources, node: TSESTree.LogicalExpression): Evaluation {
  const left = sources.evaluate(node.left);
  const right = sources.evaluate(node.right);
  // A promise is always truthy, so `promise || x` is the promise and `promise && x` is x.
  if (left.kind === 'promise') return node.operator === '&&' ? right : left;
  return node.operator === '&&' ? opaque : either(left, right);
}
