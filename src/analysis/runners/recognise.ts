import type { CoroutineContract, Family } from '../../catalogue/index.js';
import type { Difference } from '../../reasons/index.js';
import type { FunctionNode } from '../../syntax/index.js';
import { callbackArguments, thunks } from './callback-trials.js';
import { differencesInBodies, familyOf } from './compare-with-async.js';
import type { ModelSources } from './interpreter/machine.js';
import { isKind, Unaccounted } from './interpreter/value.js';
import { isStepper } from './steppers.js';
import { type Arrangement, given, type Observation, outcomeOf, parameterValue, tryRunner } from './trial.js';
import { promises, sent } from './scripts.js';

/** A function of the file that runs generators as coroutines. */
export interface RunnerShape {
  readonly node: FunctionNode;
  readonly role: 'wrapper' | 'runner';
  /** Where it does what an async function does, up to what the contract says; missing where it does not. */
  readonly meaning?: { readonly family: Family; readonly contract: CoroutineContract };
  /** What it does differently; empty where it has a meaning. */
  readonly differences: readonly Difference[];
}

/**
 * Says whether a function runs generators as coroutines, by following what it does with bodies that yield promises:
 * whatever its form, its names and the order of its statements, it does if it resumes the body with what they settle to.
 *
 * @returns undefined for every other function, and for what cannot be understood
 */
export function recogniseRunner(sources: ModelSources, node: FunctionNode): RunnerShape | undefined {
  let inexact: RunnerShape | undefined;
  const arrangements = arrangementsOf(sources, node);
  for (const arrangement of arrangements) {
    const seen = tryRunner(sources, node, arrangement, promises(['F'], 'returns'));
    if (seen instanceof Unaccounted || !resumesWithValue(seen) || hasResultOfItsOwn(seen)) continue;
    const shape = describe(sources, node, arrangement, seen);
    if (shape.meaning) return shape;
    inexact ??= shape;
  }
  // One that only hands generators on to such a runner is not one itself.
  if (inexact || !isStepper(sources.sourceCode.getText(node))) return inexact;
  if (!arrangements.some((arrangement) => isCallbackRunner(sources, node, arrangement))) return undefined;
  return { node, role: 'runner', differences: [{ code: 'callbacks' }] };
}

function isCallbackRunner(sources: ModelSources, node: FunctionNode, arrangement: Arrangement): boolean {
  return [thunks, callbackArguments].some((script) => {
    const seen = tryRunner(sources, node, arrangement, script);
    return !(seen instanceof Unaccounted) && resumesWithValue(seen);
  });
}

/** The parameters that may take the generator function or object, and those that may take a promise class. */
function arrangementsOf({ sourceCode }: ModelSources, node: FunctionNode): Arrangement[] {
  const indices = node.params.flatMap(({ type }, index) => (type === 'RestElement' || index > 4 ? [] : [index]));
  const namesClass = /(?:=|\|\|)\s*Promise\b/.test(sourceCode.getText(node));
  return (['function', 'object'] as const).flatMap((takes) =>
    indices.flatMap((generatorAt) => [
      { generatorAt, takes },
      ...(namesClass ? indices : [])
        .filter((index) => index !== generatorAt)
        .map((classAt) => ({ generatorAt, takes, classAt })),
    ]),
  );
}

/** Whether the caller gets something else than a promise or nothing, such as an object to control the body with. */
function hasResultOfItsOwn({ returned }: Observation): boolean {
  return isKind(returned, 'object') || isKind(returned, 'list');
}

/** Whether a promise that the body yields is waited for, and the body gets its value. */
function resumesWithValue({ steps: [first, second] }: Observation): boolean {
  return first?.by === 'next' && second?.by === 'next' && second.value === sent[0];
}

function describe(sources: ModelSources, node: FunctionNode, arrangement: Arrangement, seen: Observation): RunnerShape {
  const role = seen.isWrapper ? 'wrapper' : 'runner';
  const differences: Difference[] = [
    ...differencesInHandling(node, arrangement, seen),
    ...differencesInBodies(sources, node, arrangement, seen),
  ];
  if (arrangement.classAt !== undefined)
    differences.push(...differencesInBodies(sources, node, { ...arrangement, givesClass: true }, seen));
  if (node.params.length > 1)
    differences.push(...differencesWithoutArguments(sources, node, { ...arrangement, isShort: true }));
  const family = familyOf(sources, node, arrangement, differences);
  if (typeof family !== 'string') differences.push(...family);
  const contract = differences.length === 0 ? contractOf(sources, node, arrangement, seen) : undefined;
  if (!contract || typeof family !== 'string') return { node, role, differences: unique(differences) };
  return { node, role, meaning: { family, contract }, differences: [] };
}

function unique(differences: readonly Difference[]): Difference[] {
  return [...new Map(differences.map((difference) => [difference.code, difference])).values()];
}

/** What differs where the call has the generator alone: a missing argument is as good as none. */
function differencesWithoutArguments(sources: ModelSources, node: FunctionNode, short: Arrangement): Difference[] {
  const seen = tryRunner(sources, node, short, promises(['F'], 'returns'));
  if (seen instanceof Unaccounted) return [{ code: 'arguments' }];
  const { thisValue, args } = seen.calls[0] ?? { thisValue: undefined, args: [] };
  const isBare =
    (thisValue === undefined || receiverOf(short, seen) === 'receiver') && args.every((one) => one === undefined);
  return [
    ...(isBare || seen.isWrapper ? [] : [{ code: 'arguments' } as const]),
    ...differencesInBodies(sources, node, short, seen),
  ];
}

/** Whether `this` and the arguments that it hands over can be told from its calls. */
function differencesInHandling(node: FunctionNode, arrangement: Arrangement, seen: Observation): Difference[] {
  if (arrangement.takes === 'object') return [];
  return [
    ...(receiverOf(arrangement, seen) ? [] : [{ code: 'receiver' } as const]),
    ...(argumentsFrom(node, arrangement, seen) ? [] : [{ code: 'arguments' } as const]),
  ];
}

function receiverOf({ generatorAt }: Arrangement, seen: Observation): CoroutineContract['thisFrom'] | undefined {
  const thisValue = seen.calls[0]?.thisValue;
  if (thisValue === undefined || thisValue === null) return 'none';
  if (thisValue === (seen.isWrapper ? given.wrapperReceiver : given.receiver)) return 'receiver';
  if (seen.isWrapper) return thisValue === given.receiver ? 'library' : undefined;
  const index = [0, 1, 2, 3, 4].find((one) => one !== generatorAt && thisValue === parameterValue(one));
  return index === undefined ? undefined : { argument: index };
}

function argumentsFrom(
  { params }: FunctionNode,
  { generatorAt }: Arrangement,
  seen: Observation,
): CoroutineContract['argumentsFrom'] | undefined {
  const args = seen.calls[0]?.args ?? [];
  const count = params.filter(({ type }) => type !== 'RestElement').length;
  const following = Array.from({ length: Math.max(0, count - generatorAt - 1) }, (_, index) =>
    parameterValue(generatorAt + 1 + index),
  );
  const all = seen.isWrapper ? given.rest : [...following, ...given.rest];
  if (args.length === all.length && args.every((value, index) => value === all[index])) return 'rest';
  if (args.length === 0) return seen.isWrapper ? undefined : 'none';
  const [only, ...others] = args;
  const [list] = isKind(only, 'unknown') && only.name === '...' && others.length === 0 ? only.madeFrom : [];
  const index = [0, 1, 2, 3, 4].find((one) => one !== generatorAt && list === parameterValue(one));
  return index === undefined || seen.isWrapper ? undefined : { argument: index };
}

/** Whether a generator object does as well as the function. */
function takesBoth(sources: ModelSources, node: FunctionNode, arrangement: Arrangement): boolean {
  if (arrangement.takes === 'object') return false;
  const objects = { ...arrangement, takes: 'object' } as const;
  const seen = tryRunner(sources, node, objects, promises(['F'], 'returns'));
  if (seen instanceof Unaccounted || seen.isWrapper) return false;
  return resumesWithValue(seen) && differencesInBodies(sources, node, objects, seen).length === 0;
}

function contractOf(
  sources: ModelSources,
  node: FunctionNode,
  arrangement: Arrangement,
  seen: Observation,
): CoroutineContract {
  const attempt = (script: Parameters<typeof tryRunner>[3]) => {
    const tried = tryRunner(sources, node, arrangement, script);
    return tried instanceof Unaccounted ? undefined : tried;
  };
  const endsAtOnce = attempt(promises([], 'returns'));
  const throwsAtOnce = attempt(promises([], 'throws'));
  const parameterError = attempt({ ...promises([], 'returns'), parameterError: true });
  const isAsync = attempt({ ...promises([], 'returns'), isAsync: true });
  const asyncOutcome = isAsync && outcomeOf(isAsync);
  return {
    generatorAt: arrangement.generatorAt,
    thisFrom: receiverOf(arrangement, seen) ?? 'none',
    argumentsFrom: argumentsFrom(node, arrangement, seen) ?? 'none',
    returns: endsAtOnce && outcomeOf(endsAtOnce).state === 'plain' ? 'maybe-plain' : 'native',
    parameterErrors: parameterError && outcomeOf(parameterError).state === 'rejected' ? 'rejected' : 'thrown',
    unhandledErrors: 'rejection',
    acceptsAsync: asyncOutcome?.state === 'fulfilled' && asyncOutcome.value === given.asyncResult,
    ...(arrangement.classAt !== undefined && { promiseClassAt: arrangement.classAt }),
    ...(arrangement.takes === 'object' && { takes: 'object' as const }),
    ...(takesBoth(sources, node, arrangement) && { takes: 'both' as const }),
    ...(throwsAtOnce && outcomeOf(throwsAtOnce).state === 'thrown' && { firstErrors: 'thrown' as const }),
    ...(seen.stepsAtOnce === 0 && { starts: 'later' as const }),
  };
}
