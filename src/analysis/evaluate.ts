import { getPropertyName } from '@eslint-community/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';
import { neverCompletes } from '../syntax/completion.js';
import { type FunctionNode, isFunction, isGeneratorFunction } from '../syntax/function-node.js';
import { unwrapExpression } from '../syntax/expression-wrapper.js';
import { type Bindings, initialValue, isStable } from './bindings.js';
import { either, type Evaluation, opaque, plain, promise } from './evaluation.js';
import type { KnownExport, Origin } from './known-exports.js';
import type { SyntaxIndex } from './syntax-index.js';

/** What the evaluation asks of the file. */
export interface EvaluationSources {
  readonly bindings: Bindings;
  readonly syntax: SyntaxIndex;
  originOf(expression: TSESTree.Node): Origin | undefined;
  knownExportOf(expression: TSESTree.Node): KnownExport | undefined;
  /** What the type checker says, or opaque. Asked last, since it costs most. */
  typeOf(expression: TSESTree.Node): Evaluation;
}

const promiseFunctions = new Set(['all', 'allSettled', 'any', 'race', 'reject', 'resolve', 'try']);
const promiseMethods = new Set(['then', 'catch', 'finally']);
const arrayOfUnknown: Evaluation = { kind: 'array', element: opaque };
/** Methods of arrays, and of strings where the name is theirs alone, that return a new array of unchanged elements. */
const sameElements = new Set(['filter', 'slice', 'reverse', 'sort', 'toReversed', 'toSorted']);
const plainClasses = new Set([
  'Array',
  'ArrayBuffer',
  'Boolean',
  'Date',
  'Error',
  'Map',
  'Number',
  'RangeError',
  'RegExp',
  'Set',
  'String',
  'SyntaxError',
  'TypeError',
  'URL',
  'Uint8Array',
  'WeakMap',
  'WeakSet',
]);

/** Makes the function that says what an expression evaluates to. Answers are kept; a value that needs itself is opaque. */
export function createEvaluator(sources: EvaluationSources): (expression: TSESTree.Node) => Evaluation {
  const { bindings, syntax } = sources;
  const known = new Map<TSESTree.Node, Evaluation>();

  return evaluate;

  function evaluate(expression: TSESTree.Node): Evaluation {
    const node = unwrapExpression(expression);
    let answer = known.get(node);
    if (!answer) {
      known.set(node, opaque);
      answer = isOptional(expression) ? opaque : fromSyntax(node);
      if (answer.kind === 'opaque') answer = sources.typeOf(node);
      known.set(node, answer);
    }
    return answer;
  }

  function fromSyntax(node: TSESTree.Node): Evaluation {
    switch (node.type) {
      case 'ArrayExpression':
        return evaluateArray(node);
      case 'ObjectExpression':
        return { kind: 'object' };
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return evaluateFunction(node, node);
      case 'Identifier':
        return evaluateName(node);
      case 'NewExpression':
        return evaluateNew(node);
      case 'CallExpression':
        return evaluateCall(node);
      case 'ImportExpression':
        return promise;
      case 'ConditionalExpression':
        return either(evaluate(node.consequent), evaluate(node.alternate));
      case 'LogicalExpression':
        return evaluateLogical(node);
      case 'AssignmentExpression':
        return node.operator === '=' ? evaluate(node.right) : opaque;
      case 'SequenceExpression':
        return evaluate(node.expressions.at(-1)!);
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

  function evaluateArray(node: TSESTree.ArrayExpression): Evaluation {
    const elements = node.elements.map((element) => {
      if (!element) return plain;
      if (element.type !== 'SpreadElement') return evaluate(element);
      const spread = evaluate(element.argument);
      return spread.kind === 'array' ? spread.element : opaque;
    });
    return { kind: 'array', element: elements.length > 0 ? elements.reduce(either) : plain };
  }

  function evaluateFunction(node: FunctionNode, reference: TSESTree.Node): Evaluation {
    if (isGeneratorFunction(node))
      return { kind: 'generator-function', source: { function: node, reference, call: undefined } };
    if (node.async) return node.generator ? { kind: 'thunk' } : { kind: 'async-function', function: node };
    return { kind: 'thunk' };
  }

  /** What a call of a local function returns. */
  function evaluateResult(node: FunctionNode, reference: TSESTree.Node, call?: TSESTree.CallExpression): Evaluation {
    if (isGeneratorFunction(node)) return { kind: 'generator', source: { function: node, reference, call } };
    if (node.generator) return { kind: 'async-generator' };
    if (node.async) return promise;
    if (node.body.type !== 'BlockStatement') return evaluate(node.body);
    const returned = syntax.functions.get(node)?.returns ?? [];
    const values = returned.map(({ argument }) => (argument ? evaluate(argument) : plain));
    if (!neverCompletes(node.body)) values.push(plain);
    return values.reduce(either);
  }

  function evaluateName(node: TSESTree.Identifier): Evaluation {
    const variable = bindings.variableOf(node);
    if (!variable)
      return ['undefined', 'NaN', 'Infinity'].includes(node.name) && bindings.isGlobal(node) ? plain : opaque;
    const definition = variable.defs[0];
    if (!definition || !isStable(variable)) return opaque;
    if (definition.node.type === 'FunctionDeclaration') return evaluateFunction(definition.node, node);
    if (definition.node.type === 'ClassDeclaration') return plain;
    if (definition.node.type !== 'VariableDeclarator' || definition.node.id !== definition.name) return opaque;
    if (!definition.node.init) return opaque;
    const value = evaluate(definition.node.init);
    if (value.kind === 'generator-function' && value.source)
      return { ...value, source: { ...value.source, reference: node } };
    // What an array or object holds can change after its declaration; that it is one cannot.
    return value.kind === 'array' ? arrayOfUnknown : value;
  }

  function evaluateNew(node: TSESTree.NewExpression): Evaluation {
    const origin = sources.originOf(node.callee);
    if (origin?.from === 'global' && origin.path.length === 0) {
      if (origin.name === 'Promise') return promise;
      if (plainClasses.has(origin.name)) return origin.name === 'Array' ? arrayOfUnknown : plain;
    }
    return sources.knownExportOf(node.callee)?.export.role === 'promise-class' ? promise : opaque;
  }

  function evaluateCall(node: TSESTree.CallExpression): Evaluation {
    const callee = unwrapExpression(node.callee);
    const role = sources.knownExportOf(callee);
    if (role) {
      const { export: found } = role;
      if (found.role === 'promise') return promise;
      if (found.role === 'thunk') return { kind: 'thunk' };
      if (found.role === 'runner') {
        const { returns } = found.contract;
        return returns === 'native' || returns === 'library'
          ? promise
          : returns === 'thunk'
            ? { kind: 'thunk' }
            : opaque;
      }
      return opaque;
    }
    const called = calledFunction(callee);
    const local = functionValue(called);
    if (local) return evaluateResult(local, called, node);
    const maker = makerOf(callee);
    if (maker) return maker;
    const origin = sources.originOf(callee);
    if (origin?.from === 'global') {
      const answer = evaluateGlobalCall(origin, node);
      if (answer) return answer;
    }
    return callee.type === 'MemberExpression' ? evaluateMethodCall(callee, node) : opaque;
  }

  /** The result of calling what `promisify(…)`, `co.wrap(…)` or `thunkify(…)` returned, or `promisifyAll(x).readAsync`. */
  function makerOf(callee: TSESTree.Node): Evaluation | undefined {
    if (callee.type === 'MemberExpression') {
      if (!getPropertyName(callee as never)?.endsWith('Async')) return undefined;
      const object = valueOf(callee.object);
      const isPromisified =
        object.type === 'CallExpression' && sources.knownExportOf(object.callee)?.export.role === 'promisify-all';
      return isPromisified ? promise : undefined;
    }
    const made = valueOf(callee);
    if (made.type !== 'CallExpression') return undefined;
    const found = sources.knownExportOf(made.callee)?.export;
    if (found?.role === 'promise-function') return promise;
    if (found?.role === 'thunk-function') return { kind: 'thunk' };
    if (found?.role !== 'wrapper') return undefined;
    return found.contract.returns === 'native' || found.contract.returns === 'library' ? promise : opaque;
  }

  function valueOf(expression: TSESTree.Node): TSESTree.Node {
    return initialValue(expression, bindings);
  }

  /** The expression whose function runs: `f` in `f(…)`, `f.call(…)` and `f.apply(…)`. */
  function calledFunction(callee: TSESTree.Node): TSESTree.Node {
    if (callee.type !== 'MemberExpression' || !['call', 'apply'].includes(getPropertyName(callee as never) ?? ''))
      return callee;
    return unwrapExpression(callee.object);
  }

  function functionValue(callee: TSESTree.Node): FunctionNode | undefined {
    const value = valueOf(callee);
    return isFunction(value) ? value : undefined;
  }

  function evaluateLogical(node: TSESTree.LogicalExpression): Evaluation {
    const left = evaluate(node.left);
    const right = evaluate(node.right);
    // A promise is always truthy, so `promise || x` is the promise and `promise && x` is x.
    if (left.kind === 'promise') return node.operator === '&&' ? right : left;
    return node.operator === '&&' ? opaque : either(left, right);
  }

  function evaluateGlobalCall(origin: Origin, node: TSESTree.CallExpression): Evaluation | undefined {
    const name = [origin.name, ...origin.path].join('.');
    if (origin.name === 'Promise' && origin.path.length === 1 && promiseFunctions.has(origin.path.join()))
      return promise;
    if (name === 'fetch') return promise;
    if (name === 'Array.from' && node.arguments.length === 2) return mapped(node.arguments[1]);
    if (['Array.from', 'Array.of', 'Object.keys', 'Object.values', 'Object.entries'].includes(name))
      return arrayOfUnknown;
    if (
      ['String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'parseInt', 'parseFloat', 'isNaN', 'Date.now'].includes(name)
    )
      return plain;
    if (origin.name === 'Math' || name === 'JSON.stringify') return plain;
    return undefined;
  }

  function evaluateMethodCall(callee: TSESTree.MemberExpression, node: TSESTree.CallExpression): Evaluation {
    const method = getPropertyName(callee as never);
    if (!method || callee.object.type === 'Super') return opaque;
    if (promiseMethods.has(method) && node.arguments.length > 0) return promise;
    const object = evaluate(callee.object);
    if (object.kind !== 'array') return opaque;
    if (method === 'map') return mapped(node.arguments[0]);
    if (sameElements.has(method)) return object;
    return method === 'concat' || method === 'splice' || method === 'flat' || method === 'flatMap'
      ? arrayOfUnknown
      : opaque;
  }

  /** The array that mapping with a callback gives. */
  function mapped(callback: TSESTree.CallExpressionArgument | undefined): Evaluation {
    if (!callback || callback.type === 'SpreadElement') return arrayOfUnknown;
    const reference = unwrapExpression(callback);
    const local = functionValue(reference);
    return { kind: 'array', element: local ? evaluateResult(local, reference) : (makerOf(reference) ?? opaque) };
  }
}

/** Whether an expression can be cut short by `?.`, and so be undefined. */
function isOptional(expression: TSESTree.Node): boolean {
  return expression.type === 'ChainExpression';
}
