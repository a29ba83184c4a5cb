import type { TSESTree } from '@typescript-eslint/utils';
import {
  type FunctionNode,
  isFunction,
  isGeneratorFunction,
  propertyName,
  unwrapExpression,
} from '../../syntax/index.js';
import type { SemanticModel } from '../semantics/index.js';
import { type Creation, receptionOf } from './generator-state.js';

type CalledGenerator = NonNullable<ReturnType<SemanticModel['generatorCalledBy']>>;

/** Every call of a file that certainly makes a generator object, by itself or in a function that primes it. */
export function findCreations(model: SemanticModel, priming: PrimingFunctions): ReadonlyMap<TSESTree.Node, Creation> {
  const found = model.syntax.calls.flatMap((call) => {
    const creation = creationBy(call);
    return creation ? [[call, creation] as const] : [];
  });
  return new Map(found);

  function creationBy(call: TSESTree.CallExpression): Creation | undefined {
    // Nobody has an object that is dropped.
    if (call.parent.type === 'ExpressionStatement') return undefined;
    const called = generatorGivenBy(model, call);
    const primed = called ? undefined : priming.primedFunction(call);
    const generator = called?.function ?? primed;
    if ((!called && !primed) || called?.mayBeWrapped) return undefined;
    const body = generator && model.syntax.functions.get(generator);
    return {
      call,
      isAsync: called?.async ?? primed?.async ?? false,
      body,
      reception: body && receptionOf(body),
      primedBy: primed && call,
    };
  }
}

/** The generator function whose object a call gives: by itself, as `f.bind(…)()`, or by a function that does no more. */
function generatorGivenBy(model: SemanticModel, call: TSESTree.CallExpression): CalledGenerator | undefined {
  const seen = new Set<TSESTree.Node>();
  let current = call;
  while (!seen.has(current)) {
    seen.add(current);
    const called = model.generatorCalledBy(current);
    if (called) return called;
    const bound = boundGenerator(model, current);
    if (bound) return bound;
    const { function: maker, certainty } = model.calledFunction(current);
    const result = maker && certainty === 'certain' && !maker.async && !maker.generator ? returnedBy(maker) : undefined;
    const given = result && unwrapExpression(result);
    if (given?.type === 'CallExpression') current = given;
  }
  return undefined;
}

function boundGenerator(model: SemanticModel, { callee }: TSESTree.CallExpression): CalledGenerator | undefined {
  const made = model.valueOf(callee);
  if (made.type !== 'CallExpression' || made.callee.type !== 'MemberExpression') return undefined;
  if (propertyName(made.callee) !== 'bind') return undefined;
  const body = model.valueOf(made.callee.object);
  return isGeneratorFunction(body) ? { function: body, async: false, mayBeWrapped: false } : undefined;
}

/** Recognises the functions that call `next()` once before they hand a generator object out. */
export interface PrimingFunctions {
  /** For `prime(g)`, which steps `g` and returns it: the argument. */
  primedArgument(call: TSESTree.CallExpression): TSESTree.Node | undefined;
  /** For `primed(…)`, where `primed` is `prime(function* () {…})`: the generator function. */
  primedFunction(call: TSESTree.CallExpression): FunctionNode | undefined;
}

/** What a function of their shape does with its first parameter. */
type Shape = 'takes-function' | 'takes-object';

const babelHelper = /(?:^|\/)skipFirstGeneratorNext(?:\.js)?$/;

/** Looks them up by their shape in the file, and Babel's for `function.sent` by its name too. */
export function findPrimingFunctions(model: SemanticModel): PrimingFunctions {
  return {
    primedArgument(call) {
      const [argument] = call.arguments;
      return argument && shapeOf(call.callee) === 'takes-object' ? argument : undefined;
    },
    primedFunction(call) {
      const made = model.valueOf(call.callee);
      if (made.type !== 'CallExpression' || !made.arguments[0]) return undefined;
      if (shapeOf(made.callee) !== 'takes-function' && !isBabelHelper(made.callee)) return undefined;
      const body = model.valueOf(made.arguments[0]);
      return isFunction(body) && body.generator ? body : undefined;
    },
  };

  function isBabelHelper(callee: TSESTree.Node): boolean {
    const origin = model.origins.originOf(callee);
    return origin?.from === 'module' && babelHelper.test(origin.name);
  }

  function shapeOf(callee: TSESTree.Node): Shape | undefined {
    const helper = model.valueOf(callee);
    if (!isFunction(helper) || helper.generator || helper.async) return undefined;
    const [parameter] = helper.params;
    if (parameter?.type !== 'Identifier') return undefined;
    if (stepsAndReturns(helper, parameter.name)) return 'takes-object';
    const inner = returnedBy(helper);
    return inner && isFunction(inner) && primesCallOf(inner, parameter.name) ? 'takes-function' : undefined;
  }

  /** `(…args) => { const g = fn(…args); g.next(); return g; }` */
  function primesCallOf(inner: FunctionNode, name: string): boolean {
    if (inner.body.type !== 'BlockStatement') return false;
    const [declaration] = inner.body.body;
    const declarator = declaration?.type === 'VariableDeclaration' ? declaration.declarations[0] : undefined;
    if (declarator?.id.type !== 'Identifier' || !declarator.init) return false;
    const call = unwrapExpression(declarator.init);
    if (call.type !== 'CallExpression') return false;
    const callee = unwrapExpression(call.callee);
    const called = callee.type === 'MemberExpression' ? callee.object : callee;
    return called.type === 'Identifier' && called.name === name && stepsAndReturns(inner, declarator.id.name, 1);
  }
}

/** Whether a function does no more than `name.next(); return name;` from a statement on. */
function stepsAndReturns({ body }: FunctionNode, name: string, from = 0): boolean {
  if (body.type !== 'BlockStatement' || body.body.length !== from + 2) return false;
  const [step, result] = body.body.slice(from);
  if (step?.type !== 'ExpressionStatement' || result?.type !== 'ReturnStatement') return false;
  const call = unwrapExpression(step.expression);
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const { object, property, computed } = call.callee;
  const isStep = isNamed(object, name) && !computed && isNamed(property, 'next');
  return isStep && result.argument !== null && isNamed(result.argument, name);
}

/** The expression that a function returns and does nothing else. */
function returnedBy({ body }: FunctionNode): TSESTree.Node | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [statement] = body.body;
  return statement?.type === 'ReturnStatement' && statement.argument ? statement.argument : undefined;
}

function isNamed(node: TSESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}
