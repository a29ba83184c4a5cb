import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionBody } from '../scope/index.js';
import type { Reception } from './reception.js';

/** A call that makes a generator object. */
export interface Creation {
  readonly call: TSESTree.CallExpression;
  readonly isAsync: boolean;
  /** The generator function, and what it does with what it is sent; undefined where it is in another file. */
  readonly body: FunctionBody | undefined;
  readonly reception: Reception | undefined;
  /** What has called `next()` once before it hands the object out. */
  readonly primedBy: TSESTree.Node | undefined;
}

/**
 * What has happened to a generator object on one way through the code.
 *
 * - `fresh`: nothing; its body has not begun, and the next value that it is sent is lost.
 * - `started`: it has been stepped, and may have ended by itself.
 * - `closed`: it has certainly ended.
 * - `unknown`: code out of sight may have stepped it.
 */
export interface GeneratorState {
  readonly creation: Creation;
  readonly phase: 'fresh' | 'started' | 'closed' | 'unknown';
  /** How often `next()` was called; Infinity where that is not known, or not counted. */
  readonly steps: number;
  /** What was done to it first. */
  readonly first: TSESTree.Node | undefined;
}

/** The methods of a generator object that resume it. */
export type SteppingMethod = 'next' | 'return' | 'throw';

/**
 * What becomes of what is sent at one evaluation of a call.
 *
 * - `unprimed`: lost, the body has not begun.
 * - `closed`: lost, the body has ended.
 * - `ignored`: the `yield` that receives it does not use it.
 * - `again`: an evaluation after the one that was the first thing done to this object.
 * - `delivered`: it arrives, or may arrive.
 */
export type Fate = 'again' | 'closed' | 'delivered' | 'ignored' | 'unprimed';

/** The steps of a body with more suspensions than this are not counted. */
const mostCounted = 16;

export function freshState(creation: Creation): GeneratorState {
  const state: GeneratorState = { creation, phase: 'fresh', steps: 0, first: undefined };
  return creation.primedBy ? afterStep(state, 'next', creation.primedBy) : state;
}

/** What becomes of the argument of a call on an object in this state. */
export function fateOf(state: GeneratorState, method: SteppingMethod, call: TSESTree.Node): Fate {
  const { phase, first, creation, steps } = state;
  const { reception } = creation;
  if (method !== 'next') {
    const isLost = method === 'throw' || reception?.hasFinally;
    return phase === 'fresh' && isLost ? 'unprimed' : first === call ? 'again' : 'delivered';
  }
  if (reception?.ignoresAll) return 'ignored';
  if (phase === 'fresh') return 'unprimed';
  if (first === call) return 'again';
  if (phase === 'closed') return 'closed';
  return phase === 'started' && reception?.uses?.[steps - 1] === false ? 'ignored' : 'delivered';
}

/** The state after a call of `next`, `throw` or `return`. */
export function afterStep(state: GeneratorState, method: SteppingMethod, node: TSESTree.Node): GeneratorState {
  const { phase, creation } = state;
  if (phase === 'closed' || phase === 'unknown') return state;
  const first = state.first ?? node;
  if (method === 'next') {
    const most = creation.reception?.mostSuspensions ?? Infinity;
    const steps = most <= mostCounted ? state.steps + 1 : Infinity;
    return { ...state, phase: Number.isFinite(steps) && steps > most ? 'closed' : 'started', steps, first };
  }
  if (phase === 'fresh') return { ...state, phase: 'closed', first };
  const survives = method === 'throw' ? (creation.reception?.survivesThrow ?? true) : false;
  return survives ? { ...state, phase: 'unknown' } : afterEnd(state, node);
}

/** The state after a loop, spread or pattern has taken what it wanted and closed the object. */
export function afterEnd(state: GeneratorState, node: TSESTree.Node): GeneratorState {
  if (state.phase === 'closed' || state.phase === 'unknown') return state;
  const survives = state.creation.reception?.survivesReturn ?? true;
  return { ...state, phase: survives ? 'unknown' : 'closed', first: state.first ?? node };
}

/** The state while a `for` loop steps it. */
export function whileIterated(state: GeneratorState, loop: TSESTree.Node): GeneratorState {
  if (state.phase !== 'fresh' && state.phase !== 'started') return state;
  return { ...state, phase: 'started', steps: Infinity, first: state.first ?? loop };
}

export function afterEscape(state: GeneratorState): GeneratorState {
  return { ...state, phase: 'unknown' };
}
