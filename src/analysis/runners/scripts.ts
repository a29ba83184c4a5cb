import type { Machine } from './interpreter/machine.js';
import { modelFunction, modelObject, Unaccounted, unknown, type Value } from './interpreter/value.js';
import { type Outcome, scriptedGenerator, settledPromise, thenable } from './scripted-generator.js';
import type { Script } from './trial.js';

/** What a body of a trial gets back, gives out, and throws; told apart by the position of the `yield`. */
export const sent = [unknown('sent 0'), unknown('sent 1'), unknown('sent 2'), unknown('sent 3')] as const;
export const reasons = [unknown('reason 0'), unknown('reason 1'), unknown('reason 2'), unknown('reason 3')] as const;
export const result = unknown('result');
export const bodyError = unknown('error of the body');

/** How what is yielded settles: `F` is fulfilled, `R` rejected. */
export type Settling = 'F' | 'R';

/** A body that yields native promises, then returns or throws. */
export function promises(settling: readonly Settling[], end: 'returns' | 'throws'): Script {
  return {
    outcomes: ({ jobs }) => [
      ...settling.map((one, index): Outcome => {
        const promise =
          one === 'F'
            ? settledPromise(jobs, 'fulfilled', sent[index])
            : settledPromise(jobs, 'rejected', reasons[index]);
        return { kind: 'yields', value: promise };
      }),
      { kind: end, value: end === 'returns' ? result : bodyError },
    ],
  };
}

/** A body that yields one value and then returns. */
export function yielding(make: (machine: Machine) => Value): Script {
  return {
    outcomes: (machine) => [
      { kind: 'yields', value: make(machine) },
      { kind: 'returns', value: result },
    ],
  };
}

/** A body that returns a promise at once. */
export function returningPromise(state: 'fulfilled' | 'rejected'): Script {
  return {
    outcomes: ({ jobs }) => [
      { kind: 'returns', value: settledPromise(jobs, state, state === 'fulfilled' ? sent[0] : reasons[0]) },
    ],
  };
}

/** A promise of another class. */
export function foreignPromise(state: 'fulfilled' | 'rejected'): Script {
  return yielding(({ jobs }) => thenable(jobs, state, state === 'fulfilled' ? sent[0] : reasons[0]));
}

/** A yielded function is not called where `yield` means `await`. */
function isCalled(): never {
  throw new Unaccounted(undefined);
}

/** Values that are no promises, by their names: what is yielded, which is what `await` gives back. */
export const plainValues: readonly (readonly [name: string, make: (machine: Machine) => Value])[] = [
  ['numbers', () => 5],
  ['undefined', () => undefined],
  ['null', () => null],
  ['objects', () => modelObject([])],
  ['functions', () => modelFunction(isCalled)],
  ['arrays', () => ({ kind: 'list', items: [] })],
  ['generators', ({ jobs }) => scriptedGenerator(jobs, []).object],
];
