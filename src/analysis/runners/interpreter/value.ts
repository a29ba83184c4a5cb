import type { TSESTree } from '@typescript-eslint/utils';
import type { ModelPromise } from './promise.js';

/** A value of the model: what a runner handles while it is followed, without running any code of the file. */
export type Value =
  undefined | null | boolean | number | string | Unknown | ModelFunction | ModelObject | ModelList | ModelPromise;

/** A value of which nothing is known but that it is itself. `madeFrom` are the values it was computed of. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly name: string;
  readonly madeFrom: readonly Value[];
  /** An argument of the runner besides the generator: its trials are repeated without it, so that it may be asked for. */
  readonly isArgument?: true;
}

export interface ModelFunction {
  readonly kind: 'function';
  readonly call: (thisValue: Value, args: readonly Value[]) => Value;
  readonly construct?: (args: readonly Value[]) => Value;
  readonly properties: Map<string, Value>;
}

export interface ModelObject {
  readonly kind: 'object';
  readonly properties: Map<string, Value>;
}

/** An array, or `arguments`. */
export interface ModelList {
  readonly kind: 'list';
  readonly items: Value[];
}

/** An error that the modelled code throws. */
export class Thrown extends Error {
  constructor(readonly value: Value) {
    super('an error of the modelled code');
  }
}

/** Code that the model has no meaning for. Whatever it belongs to cannot be understood. */
export class Unaccounted extends Error {
  constructor(readonly node: TSESTree.Node | undefined) {
    super('code that is not modelled');
  }
}

export function unknown(name: string, madeFrom: readonly Value[] = []): Unknown {
  return { kind: 'unknown', name, madeFrom };
}

export function modelFunction(call: ModelFunction['call'], construct?: ModelFunction['construct']): ModelFunction {
  return { kind: 'function', call, ...(construct && { construct }), properties: new Map() };
}

/** A function that gives nothing back. */
export function modelProcedure(run: (given: Value) => void): ModelFunction {
  return modelFunction((_, [given]) => {
    run(given);
    return undefined;
  });
}

export function modelObject(entries: readonly (readonly [string, Value])[]): ModelObject {
  return { kind: 'object', properties: new Map(entries) };
}

/** Whether the value is one of the model's own objects, and of that kind. */
export function isKind<Kind extends 'unknown' | 'function' | 'object' | 'list' | 'promise'>(
  value: Value,
  kind: Kind,
): value is Extract<Value, { kind: Kind }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

export function isPrimitive(value: Value): value is undefined | null | boolean | number | string {
  return typeof value !== 'object' || value === null;
}
