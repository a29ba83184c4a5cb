import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { memoize, memoizeRecursion } from '../../collections/index.js';
import type { KnownExport } from '../../catalogue/index.js';
import {
  type FunctionNode,
  isFunction,
  isGeneratorFunction,
  mayShortCircuit,
  unwrapExpression,
} from '../../syntax/index.js';
import { type Bindings, type CalledFunction, isStable, stableDeclaration, type SyntaxIndex } from '../scope/index.js';
import { evaluateCall } from './evaluate-call.js';
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
  /** The writes of a variable, undefined where one of them is not plain. */
  writesOf(variable: TSESLint.Scope.Variable): Writes | undefined;
}

export type Evaluate = (expression: TSESTree.Node) => Evaluation;

const plainGlobals: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);
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
  const withParts = { ...sources, evaluate, writesOf: memoize(readWrites) };
  return evaluate;

  function evaluateNode(node: TSESTree.Node): Evaluation {
    let answer = mayShortCircuit(node) ? opaque : fromSyntax(withParts, node);
    for (const ask of sources.outside) if (answer.kind === 'opaque') answer = ask(node);
    return refinedByRun(answer, sources.recorded(node));
  }
}

function fromSyntax(sources: PartSources, node: TSESTree.Node): Evaluation {
  switch (node.type) {
    case 'ArrayExpression':
      return evaluateArray(sources, node);
    case 'ObjectExpression':
      return { kind: 'object' };
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return evaluateFunction(node, node);
    case 'Identifier':
      return evaluateName(sources, node);
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

function evaluateArray(sources: PartSources, node: TSESTree.ArrayExpression): Evaluation {
  const elements = node.elements.map((element) => {
    if (!element) return plain;
    if (element.type !== 'SpreadElement') return sources.evaluate(element);
    const spread = sources.evaluate(element.argument);
    return spread.kind === 'array' ? spread.element : opaque;
  });
  return arrayOf(elements.length > 0 ? elements.reduce(either) : plain);
}

function evaluateName(sources: PartSources, node: TSESTree.Identifier): Evaluation {
  const variable = sources.bindings.variableOf(node);
  if (!variable) return plainGlobals.has(node.name) && sources.bindings.isGlobal(node) ? plain : opaque;
  if (!isStable(variable)) return evaluateWrites(sources, variable);
  const declaration = stableDeclaration(variable);
  if (declaration && isFunction(declaration)) return evaluateFunction(declaration, node);
  if (declaration?.type === 'ClassDeclaration') return plain;
  if (declaration?.type !== 'VariableDeclarator' || declaration.id.type !== 'Identifier') return opaque;
  const value = declaration.init ? sources.evaluate(declaration.init) : opaque;
  if (value.kind === 'generator-function' && value.generator)
    return { ...value, generator: { ...value.generator, reference: node } };
  // What an array holds can change after its declaration; that it is an array cannot.
  return value.kind === 'array' ? arrayOf(opaque, value.isCertain) : value;
}

/** The values that are written to a variable, and what those that were looked at agree on. */
interface Writes {
  readonly values: readonly TSESTree.Node[];
  seen: number;
  agreed: Evaluation | undefined;
}

/** A variable that is written again: what all its writes agree on. */
function evaluateWrites(sources: PartSources, variable: TSESLint.Scope.Variable): Evaluation {
  const writes = sources.writesOf(variable);
  while (writes && writes.seen < writes.values.length && writes.agreed?.kind !== 'opaque') {
    const value = sources.evaluate(writes.values[writes.seen]!);
    // It may be so only as long as it needs this variable itself.
    if (value.kind === 'opaque') return opaque;
    writes.agreed = writes.agreed ? either(writes.agreed, value) : value;
    writes.seen++;
  }
  const value = writes?.agreed ?? opaque;
  return value.kind === 'array' ? arrayOf(opaque, value.isCertain) : value;
}

function readWrites(variable: TSESLint.Scope.Variable): Writes | undefined {
  const declaration = variable.defs.length === 1 ? variable.defs[0]!.node : undefined;
  if (declaration?.type !== 'VariableDeclarator' || declaration.init === null) return undefined;
  const values = variable.references.filter((one) => one.isWrite()).map(plainlyWritten);
  return values.every((value) => value !== undefined) ? { values, seen: 0, agreed: undefined } : undefined;
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

/** The whole value that a reference writes by `=` or by its declaration, if it does not write a part of another one. */
function plainlyWritten({ identifier, writeExpr }: TSESLint.Scope.Reference): TSESTree.Node | undefined {
  const { parent } = identifier as TSESTree.Identifier;
  const isWhole =
    (parent.type === 'VariableDeclarator' && parent.id === identifier) ||
    (parent.type === 'AssignmentExpression' && parent.left === identifier && parent.operator === '=');
  return isWhole ? (writeExpr ?? undefined) : undefined;
}

/** What a function is as a value; `reference` is its mention. */
function evaluateFunction(node: FunctionNode, reference: TSESTree.Node): Evaluation {
  if (isGeneratorFunction(node))
    return { kind: 'generator-function', generator: { function: node, reference, call: undefined } };
  return node.async && !node.generator ? { kind: 'async-function', function: node } : { kind: 'thunk' };
}
