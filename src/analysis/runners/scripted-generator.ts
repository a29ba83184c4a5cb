import { type Jobs, ModelPromise } from './interpreter/promise.js';
import {
  modelFunction,
  type ModelFunction,
  modelObject,
  type ModelObject,
  Thrown,
  type Value,
} from './interpreter/value.js';

/** What a body does next, in a trial: it yields a value, ends, or throws. */
export interface Outcome {
  readonly kind: 'yields' | 'returns' | 'throws';
  readonly value: Value;
}

/** How the body was resumed: by a value or an error, and in which turn of the event loop. */
export interface Step {
  readonly by: 'next' | 'throw';
  readonly value: Value;
  readonly turn: number;
}

/** A generator function whose one generator does what a script says and records what is done to it. */
export interface ScriptedGenerator {
  readonly function: ModelFunction;
  readonly object: ModelObject;
  /** What resumed the body. A generator that has ended has no body to resume, so that steps after that are not recorded. */
  readonly steps: readonly Step[];
  /** `this` and the arguments of each call of the function. */
  readonly calls: readonly { readonly thisValue: Value; readonly args: readonly Value[] }[];
}

export function scriptedGenerator(jobs: Jobs, outcomes: readonly Outcome[], parameterError?: Value): ScriptedGenerator {
  const steps: Step[] = [];
  const calls: { thisValue: Value; args: readonly Value[] }[] = [];
  let isEnded = false;

  const object: ModelObject = modelObject([
    ['next', method('next')],
    ['throw', method('throw')],
  ]);
  const made = modelFunction((thisValue, args) => {
    calls.push({ thisValue, args });
    if (parameterError !== undefined) throw new Thrown(parameterError);
    return object;
  });
  made.properties.set('constructor', modelObject([['name', 'GeneratorFunction']]));
  return { function: made, object, steps, calls };

  function method(by: Step['by']): ModelFunction {
    return modelFunction((thisValue, [value]) => {
      if (thisValue !== object) throw new Thrown('TypeError');
      if (isEnded) return by === 'throw' ? raise(value) : result(true, undefined);
      steps.push({ by, value, turn: jobs.turn });
      // A body that has not started has nothing that could catch an error.
      if (by === 'throw' && steps.length === 1) return raise(value);
      const outcome = outcomes[steps.length - 1];
      if (!outcome) return end(undefined);
      if (outcome.kind === 'yields') return result(false, outcome.value);
      return outcome.kind === 'returns' ? end(outcome.value) : raise(outcome.value);
    });
  }

  function end(value: Value): ModelObject {
    isEnded = true;
    return result(true, value);
  }

  function raise(error: Value): never {
    isEnded = true;
    throw new Thrown(error);
  }
}

function result(done: boolean, value: Value): ModelObject {
  return modelObject([
    ['value', value],
    ['done', done],
  ]);
}

/** A promise that is settled already. */
export function settledPromise(jobs: Jobs, state: 'fulfilled' | 'rejected', value: Value): ModelPromise {
  const promise = new ModelPromise(jobs);
  if (state === 'fulfilled') promise.resolve(value);
  else promise.reject(value);
  return promise;
}

/** An object with a `then` method that is no native promise. */
export function thenable(jobs: Jobs, state: 'fulfilled' | 'rejected', value: Value): ModelObject {
  const promise = settledPromise(jobs, state, value);
  promise.isHandled = true;
  return modelObject([
    ['then', modelFunction((_, [onFulfilled, onRejected]) => promise.then(onFulfilled, onRejected))],
  ]);
}
