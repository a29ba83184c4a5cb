import type { Origin } from '../../analysis/semantics/index.js';
import { anyArguments, type Term } from '../summary/summary.js';
import type { Solver } from './solver.js';
import { type ArrayValue, isCallable, perhaps, plain, unknown, type Value } from './value.js';

type Call = Extract<Term, { is: 'call' | 'new' }>;

const plainFunctions: ReadonlySet<string> = new Set([
  ...['Array.isArray', 'BigInt', 'Boolean', 'Date.now', 'JSON.stringify', 'Number', 'Object.is', 'String', 'Symbol'],
  ...['encodeURIComponent', 'decodeURIComponent', 'isNaN', 'parseFloat', 'parseInt'],
]);
const arrayFunctions: ReadonlySet<string> = new Set([
  'Array.from',
  'Array.of',
  'Object.entries',
  'Object.keys',
  'Object.values',
]);
const sameElements: ReadonlySet<string> = new Set(['concat', 'filter', 'reverse', 'slice', 'sort', 'splice']);
const anElement: ReadonlySet<string> = new Set(['find', 'pop', 'shift']);
const plainResults: ReadonlySet<string> = new Set([
  ...['every', 'findIndex', 'forEach', 'includes', 'indexOf', 'join', 'lastIndexOf', 'push', 'some', 'unshift'],
]);

const likelyArray: ArrayValue = { kind: 'array', element: unknown, isUncertain: true };

export type Builtins = ReturnType<typeof createBuiltins>;

/** Makes the part of the solver that knows what the language itself has. */
export function createBuiltins(solver: Solver) {
  return { callGlobal, callOfArray, callOfUnknown, callPromiseFunction };

  function callGlobal({ from, name, path }: Origin, args: readonly Term[], file: string): Value {
    if (from !== 'global') return unknown;
    const fullName = [name, ...path].join('.');
    if (plainFunctions.has(fullName) || name === 'Math') return plain;
    if (arrayFunctions.has(fullName)) return { kind: 'array', element: unknown };
    const first = (): Value => (args[0] ? solver.solve(args[0], file) : unknown);
    if (fullName === 'Object.freeze') return first();
    if (fullName === 'Reflect.apply') return solver.call(first(), anyArguments, file);
    if (fullName === 'Object.assign')
      return { kind: 'merged', values: args.map((argument) => solver.solve(argument, file)).reverse() };
    if (fullName !== 'Object.create') return unknown;
    const prototype = first();
    return prototype.kind === 'prototype' ? { ...prototype, kind: 'instance' } : prototype;
  }

  /** `Promise.all` and `Promise.resolve` say what they are fulfilled with. */
  function callPromiseFunction(path: string, argument: Value): Extract<Value, { kind: 'promise' }> {
    if (path.endsWith('resolve'))
      return argument.kind === 'promise' ? argument : { kind: 'promise', of: () => argument };
    if (path.endsWith('all') && argument.kind === 'array')
      return { kind: 'promise', of: () => ({ kind: 'array', element: settled(argument.element) }) };
    return { kind: 'promise' };
  }

  function settled(value: Value): Value {
    return value.kind === 'promise' ? solver.awaited(value) : value;
  }

  function callOfArray(given: ArrayValue, name: string, args: readonly Term[], file: string): Value {
    const array = { ...given, isWhole: false };
    if (name === 'map')
      return { ...array, element: args[0] ? solver.call(solver.solve(args[0], file), [], file) : unknown };
    if (sameElements.has(name)) return name === 'concat' ? { kind: 'array', element: unknown } : array;
    if (anElement.has(name)) return array.element;
    return plainResults.has(name) ? plain : unknown;
  }

  /**
   * What is handed a function to `map` or `filter` by is most likely an array, as is what they give. What a call returned
   * may as well be a promise that has a `map`, unless more is known of the function.
   */
  function callOfUnknown(
    { perhaps: others = [] }: Extract<Value, { kind: 'unknown' }>,
    { of: callee, with: args }: Call,
    file: string,
  ): Value | undefined {
    if (callee.is !== 'member') return undefined;
    const { name } = callee;
    const isReturned = callee.of.is === 'call';
    const given = args[0] ? solver.solve(args[0], file) : plain;
    const isFunction = isCallable(given.kind) && given.kind !== 'module';
    if (name === 'map' && (isFunction || given.kind === 'unknown')) {
      const mapped = callOfArray(likelyArray, name, args, file);
      return isReturned && given.kind !== 'function' && given.kind !== 'made' ? perhaps([mapped]) : mapped;
    }
    if (name === 'filter' && isFunction && !isReturned) return likelyArray;
    const results = others.flatMap((one) => (one.kind === 'array' ? callOfArray(one, name, args, file) : []));
    const arrays = results.filter(({ kind }) => kind === 'array');
    return arrays.length > 0 ? perhaps(arrays) : undefined;
  }
}
