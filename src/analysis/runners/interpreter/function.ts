import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction } from '../../../syntax/index.js';
import type { Activation, Machine } from './machine.js';
import { evaluate } from './expressions.js';
import { bindPattern, declareAll, declareFunctions, execute } from './statements.js';
import { ModelPromise, toPromise } from './promise.js';
import {
  isKind,
  modelFunction,
  type ModelFunction,
  type ModelList,
  modelProcedure,
  Thrown,
  Unaccounted,
  type Value,
} from './value.js';

/** What code of one activation of a function sees. */
export interface Frame {
  readonly machine: Machine;
  readonly activation: Activation;
  readonly thisValue: Value;
  /** `arguments`; that of the function around it in an arrow function. */
  readonly args: ModelList | undefined;
}

/** A computation of the model. It yields what `await` is given, and is sent what that settles to. */
export type Computation<Result = Value> = Generator<Value, Result, Value>;

/** The value of a function expression or declaration. */
export function closure(node: FunctionNode, outer: Frame): ModelFunction {
  return modelFunction((thisValue, args) => {
    outer.machine.countStep(node);
    if (node.generator) throw new Unaccounted(node);
    return outer.machine.nest(node, () =>
      node.async ? runAsync(node, outer, thisValue, args) : finish(run(node, outer, thisValue, args), node),
    );
  });
}

function* run(node: FunctionNode, outer: Frame, thisValue: Value, args: readonly Value[]): Computation {
  const frame = enterFunction(node, outer, thisValue, args);
  for (const [index, parameter] of node.params.entries()) {
    const given: Value = parameter.type === 'RestElement' ? { kind: 'list', items: args.slice(index) } : args[index];
    yield* bindPattern(frame, parameter.type === 'RestElement' ? parameter.argument : parameter, given, 'declare');
  }
  if (node.body.type !== 'BlockStatement') return yield* evaluate(frame, node.body);
  declareFunctions(frame, node.body.body);
  for (const statement of node.body.body) {
    const completion = yield* execute(frame, statement);
    if (completion?.type === 'return') return completion.value;
    if (completion) throw new Unaccounted(statement);
  }
  return undefined;
}

function enterFunction(node: FunctionNode, outer: Frame, thisValue: Value, args: readonly Value[]): Frame {
  const { sources } = outer.machine;
  const variables: Activation['variables'] = new Map();
  const activation: Activation = { variables, parent: outer.activation };
  const isArrow = node.type === 'ArrowFunctionExpression';
  const frame: Frame = {
    machine: outer.machine,
    activation,
    thisValue: isArrow ? outer.thisValue : thisValue,
    args: isArrow ? outer.args : { kind: 'list', items: [...args] },
  };
  const scope = sources.sourceCode.scopeManager?.acquire(node, true);
  declareAll(activation, scope);
  const own =
    node.type === 'FunctionExpression' && node.id ? sources.bindings.declaredBy(node, node.id.name) : undefined;
  if (own) variables.set(own, closure(node, outer));
  return frame;
}

/** Runs a computation that waits for nothing. */
function finish(computation: Computation, node: TSESTree.Node): Value {
  const result = computation.next();
  if (!result.done) throw new Unaccounted(node);
  return result.value;
}

function runAsync(node: FunctionNode, outer: Frame, thisValue: Value, args: readonly Value[]): ModelPromise {
  const { jobs } = outer.machine;
  const promise = new ModelPromise(jobs);
  const computation = run(node, outer, thisValue, args);
  resume(() => computation.next());
  return promise;

  function resume(step: () => IteratorResult<Value, Value>): void {
    let result: IteratorResult<Value, Value>;
    try {
      result = step();
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return promise.reject(error.value);
    }
    if (result.done) return promise.resolve(result.value);
    toPromise(jobs, result.value).then(
      modelProcedure((value) => resume(() => computation.next(value))),
      modelProcedure((reason) => resume(() => computation.throw(new Thrown(reason)))),
    );
  }
}

/** Calls a value. A call of something unknown may do anything, so that it is noted. */
export function callValue(
  machine: Machine,
  callee: Value,
  thisValue: Value,
  args: readonly Value[],
  node: TSESTree.Node,
): Value {
  if (isKind(callee, 'function')) return callee.call(thisValue, args);
  if (isKind(callee, 'unknown')) {
    machine.note(node);
    return { kind: 'unknown', name: callee.name, madeFrom: args };
  }
  throw new Thrown('TypeError');
}

/** The value of a function or expression that waits for nothing. */
export function valueOf(frame: Frame, node: TSESTree.Node): Value {
  return isFunction(node) ? closure(node, frame) : finish(evaluate(frame, node), node);
}
