import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../syntax/index.js';
import { Machine, type ModelSources } from './interpreter/machine.js';
import { type Frame, valueOf } from './interpreter/function.js';
import { globalValue } from './interpreter/globals.js';
import { ModelPromise } from './interpreter/promise.js';
import {
  isKind,
  type ModelFunction,
  Thrown,
  Unaccounted,
  unknown,
  type Unknown,
  type Value,
} from './interpreter/value.js';
import { type Outcome, scriptedGenerator, settledPromise, type Step } from './scripted-generator.js';

/** How a runner is called in trials. */
export interface Arrangement {
  /** Index of the parameter that takes the generator. */
  readonly generatorAt: number;
  readonly takes: 'function' | 'object';
  /** Index of a parameter that takes a promise class, which is missing in the calls. */
  readonly classAt?: number;
  readonly givesClass?: boolean;
  /** The arguments besides the generator are missing. */
  readonly isShort?: boolean;
}

/** What the body of a trial does, and what comes of the call of the generator function itself. */
export interface Script {
  readonly outcomes: (machine: Machine) => readonly Outcome[];
  /** The generator function throws when it is called, as by a parameter default. */
  readonly parameterError?: boolean;
  /** What the body does with its arguments when it starts. */
  readonly onCall?: (machine: Machine, args: readonly Value[]) => void;
  /** An async function stands where the generator function stands. */
  readonly isAsync?: boolean;
}

/** What the runner was seen to do. */
export interface Observation {
  /** How the body was resumed, and how often until the runner had returned. */
  readonly steps: readonly Step[];
  readonly stepsAtOnce: number;
  readonly calls: readonly { readonly thisValue: Value; readonly args: readonly Value[] }[];
  /** Whether the generator comes from a function that the call of the runner returned. */
  readonly isWrapper: boolean;
  /** What the call that starts the body returned. */
  readonly returned: Value;
  readonly thrown: Thrown | undefined;
  /** Rejected promises that nobody handles, other than the returned one. */
  readonly unhandled: number;
  readonly notes: readonly TSESTree.Node[];
}

/** What the calls of a trial hand over besides the generator. */
export const given = {
  receiver: unknown('this'),
  wrapperReceiver: unknown('this of the wrapper'),
  rest: [unknown('first'), unknown('second')],
  parameterError: unknown('parameter error'),
  asyncResult: unknown('async result'),
} as const;

const parameters: Unknown[] = [];

/** What stands for an argument that is not the generator. */
export function parameterValue(index: number): Unknown {
  return (parameters[index] ??= { ...unknown(`argument ${index}`), isArgument: true });
}

/**
 * Follows a runner through one call, with a body that a script stands for.
 *
 * @returns where the code that is not understood stands, if there is some
 */
export function tryRunner(
  sources: ModelSources,
  node: FunctionNode,
  arrangement: Arrangement,
  script: Script,
): Observation | Unaccounted {
  const machine = new Machine(sources, evaluateOutside);
  try {
    return follow(machine, node, arrangement, script);
  } catch (error) {
    if (error instanceof Unaccounted) return error;
    // Thrown out of a job, where nothing could catch it: a program would have ended.
    if (error instanceof Thrown) return new Unaccounted(undefined);
    throw error;
  }
}

function follow(machine: Machine, node: FunctionNode, arrangement: Arrangement, script: Script): Observation {
  const { jobs } = machine;
  const error = script.parameterError ? given.parameterError : undefined;
  const generator = scriptedGenerator(jobs, script.outcomes(machine), error);
  const subject: ModelFunction = { ...generator.function, call: callSubject };
  const handed = arrangement.takes === 'function' ? subject : generator.object;
  const args = argumentsOf(machine, node, arrangement, handed);
  const runner = evaluateOutside(machine, node) as ModelFunction;
  let isWrapper = false;
  let started = attempt(() => runner.call(given.receiver, args));
  const made = started.returned;
  if (isKind(made, 'function') && generator.steps.length === 0 && generator.calls.length === 0) {
    isWrapper = true;
    started = attempt(() => made.call(given.wrapperReceiver, given.rest));
  }
  const stepsAtOnce = generator.steps.length;
  jobs.drain();
  const { steps, calls } = generator;
  const { returned, thrown } = started;
  const unhandled = jobs.promises.filter(
    (promise) => promise.state === 'rejected' && !promise.isHandled && promise !== returned,
  ).length;
  return { steps, stepsAtOnce, calls, isWrapper, returned, thrown, unhandled, notes: machine.notes };

  function callSubject(thisValue: Value, values: readonly Value[]): Value {
    if (script.isAsync) return settledPromise(jobs, 'fulfilled', given.asyncResult);
    script.onCall?.(machine, values);
    return generator.function.call(thisValue, values);
  }
}

function argumentsOf(
  machine: Machine,
  node: FunctionNode,
  { generatorAt, classAt, givesClass, isShort }: Arrangement,
  handed: Value,
): Value[] {
  const count = node.params.filter(({ type }) => type !== 'RestElement').length;
  const args = Array.from({ length: Math.max(count, generatorAt + 1) }, (_, index): Value => {
    if (index === generatorAt) return handed;
    if (index === classAt) return givesClass ? globalValue(machine, 'Promise') : undefined;
    return isShort ? undefined : parameterValue(index);
  });
  return isShort ? args : [...args, ...given.rest];
}

function attempt(call: () => Value): { returned: Value; thrown: Thrown | undefined } {
  try {
    return { returned: call(), thrown: undefined };
  } catch (error) {
    if (error instanceof Thrown) return { returned: undefined, thrown: error };
    throw error;
  }
}

/** How the returned promise settled. */
export function outcomeOf({ returned, thrown }: Observation): { state: string; value: Value } {
  if (thrown) return { state: 'thrown', value: thrown.value };
  return returned instanceof ModelPromise
    ? { state: returned.state, value: returned.value }
    : { state: 'plain', value: returned };
}

/** Functions and constants outside of the runner, as far as they stand at the top or use nothing of what is around them. */
function evaluateOutside(machine: Machine, node: TSESTree.Node): Value {
  const frame: Frame = {
    machine,
    activation: { variables: new Map(), parent: undefined },
    thisValue: unknown('this'),
    args: undefined,
  };
  return valueOf(frame, node);
}
