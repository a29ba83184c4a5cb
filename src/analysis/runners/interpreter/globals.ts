import { memoize } from '../../../collections/index.js';
import type { Machine } from './machine.js';
import { ModelPromise, toPromise } from './promise.js';
import {
  isKind,
  modelFunction,
  type ModelFunction,
  modelObject,
  modelProcedure,
  Thrown,
  Unaccounted,
  unknown,
  type Value,
} from './value.js';

const errors: ReadonlySet<string> = new Set(['Error', 'TypeError', 'RangeError']);

/** The value of a global variable. Of those that are not modelled, nothing is known. */
export function globalValue(machine: Machine, name: string): Value {
  return globalsOf(machine)(name);
}

const globalsOf = memoize((machine: Machine) => memoize((name: string) => makeGlobal(machine, name)));

function makeGlobal(machine: Machine, name: string): Value {
  if (name === 'undefined') return undefined;
  if (name === 'Promise') return promiseClass(machine);
  if (name === 'Array') return arrayClass();
  if (errors.has(name)) {
    const make = (args: readonly Value[]): Value => unknown(name, args);
    return modelFunction((_, args) => make(args), make);
  }
  return unknown(name);
}

function promiseClass(machine: Machine): ModelFunction {
  const { jobs } = machine;
  const value = modelFunction(() => {
    throw new Thrown('TypeError');
  }, constructPromise);
  value.properties.set(
    'resolve',
    modelFunction((_, [given]) => toPromise(jobs, given)),
  );
  value.properties.set(
    'reject',
    modelFunction((_, [reason]) => {
      const promise = new ModelPromise(jobs);
      promise.reject(reason);
      return promise;
    }),
  );
  return value;

  function constructPromise([executor]: readonly Value[]): Value {
    if (!isKind(executor, 'function')) throw new Unaccounted(undefined);
    const promise = new ModelPromise(jobs);
    const resolve = modelProcedure((given) => promise.resolve(given));
    const reject = modelProcedure((reason) => promise.reject(reason));
    try {
      executor.call(undefined, [resolve, reject]);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      promise.reject(error.value);
    }
    return promise;
  }
}

function arrayClass(): ModelFunction {
  const value = modelFunction(() => {
    throw new Unaccounted(undefined);
  });
  value.properties.set(
    'isArray',
    modelFunction((_, [given]) => isKind(given, 'list')),
  );
  value.properties.set(
    'from',
    modelFunction((_, [given]) => ({ kind: 'list', items: [...itemsOf(given)] })),
  );
  value.properties.set('prototype', modelObject([['slice', slice]]));
  return value;
}

/** `Array.prototype.slice` of an array or of `arguments`. */
export const slice: ModelFunction = modelFunction((thisValue, [start, end]) => {
  const isIndex = (index: Value): index is number | undefined => index === undefined || typeof index === 'number';
  if (!isIndex(start) || !isIndex(end)) throw new Unaccounted(undefined);
  return { kind: 'list', items: itemsOf(thisValue).slice(start, end) };
});

/** The elements of an array; nobody can tell those of anything else. */
export function itemsOf(value: Value): readonly Value[] {
  if (!isKind(value, 'list')) throw new Unaccounted(undefined);
  return value.items;
}
