import type { TSESTree } from '@typescript-eslint/utils';
import type { Machine } from './machine.js';
import { globalValue, itemsOf, slice } from './globals.js';
import { type ModelPromise, toPromise } from './promise.js';
import {
  isKind,
  isPrimitive,
  modelFunction,
  modelObject,
  type ModelFunction,
  type ModelList,
  Thrown,
  Unaccounted,
  unknown,
  type Unknown,
  type Value,
} from './value.js';

/** Properties that code asks for to tell promises, generators and functions apart, and that other values lack. */
const asked: ReadonlySet<string> = new Set([
  'then',
  'catch',
  'next',
  'throw',
  'return',
  'done',
  'value',
  'call',
  'apply',
  'displayName',
]);

/** The value of a property. */
export function readMember(machine: Machine, object: Value, name: string, node: TSESTree.Node): Value {
  if (object === undefined || object === null) throw new Thrown('TypeError');
  if (isPrimitive(object)) {
    if (asked.has(name)) return undefined;
    if (name === 'constructor')
      return modelObject([
        ['name', 'Object'],
        ['prototype', modelObject([])],
      ]);
    throw new Unaccounted(node);
  }
  switch (object.kind) {
    case 'unknown':
      return memberOfUnknown(machine, object, name, node);
    case 'object':
      if (name === 'constructor' && !object.properties.has(name)) return globalValue(machine, 'Object');
      return object.properties.has(name) || asked.has(name) ? object.properties.get(name) : unaccounted(node);
    case 'list':
      return memberOfList(object, name, node);
    case 'function':
      return memberOfFunction(object, name, node);
    case 'promise':
      return memberOfPromise(machine, object, name, node);
  }
}

/** Writes a property. */
export function writeMember(object: Value, name: string, value: Value, node: TSESTree.Node): void {
  if (!isKind(object, 'object')) throw new Unaccounted(node);
  object.properties.set(name, value);
}

/** What is called `then` on a value that was made of a promise is taken for the method of a promise like it. */
function memberOfUnknown(machine: Machine, object: Unknown, name: string, node: TSESTree.Node): Value {
  const source = object.madeFrom.find((value) => isKind(value, 'promise') || isKind(value, 'object'));
  if (source !== undefined && (name === 'then' || name === 'catch')) {
    machine.note(node);
    return memberOfPromise(machine, toPromise(machine.jobs, source), name, node);
  }
  return unknown(name, [object]);
}

function memberOfList(object: ModelList, name: string, node: TSESTree.Node): Value {
  if (name === 'length') return object.items.length;
  if (name === 'slice') return slice;
  if (/^\d+$/.test(name)) return object.items[Number(name)];
  return asked.has(name) ? undefined : unaccounted(node);
}

function memberOfFunction(object: ModelFunction, name: string, node: TSESTree.Node): Value {
  if (object.properties.has(name)) return object.properties.get(name);
  switch (name) {
    case 'call':
      return modelFunction((_, [thisValue, ...args]) => object.call(thisValue, args));
    case 'apply':
      return modelFunction((_, [thisValue, list]) => object.call(thisValue, listOf(list)));
    case 'bind':
      return modelFunction((_, [thisValue, ...bound]) =>
        modelFunction((__, args) => object.call(thisValue, [...bound, ...args])),
      );
    default:
      return asked.has(name) || name === 'constructor' ? undefined : unaccounted(node);
  }
}

/** The arguments in an array; those in something unknown are one value that stands for all. */
function listOf(list: Value): readonly Value[] {
  if (list === undefined || list === null) return [];
  return isKind(list, 'unknown') ? [unknown('...', [list])] : itemsOf(list);
}

function memberOfPromise(machine: Machine, object: ModelPromise, name: string, node: TSESTree.Node): Value {
  switch (name) {
    case 'then':
      return modelFunction((_, [onFulfilled, onRejected]) => object.then(onFulfilled, onRejected));
    case 'catch':
      return modelFunction((_, [onRejected]) => object.then(undefined, onRejected));
    case 'finally':
      return modelFunction((_, [onSettled]) => finallyOf(machine, object, onSettled));
    case 'constructor':
      return globalValue(machine, 'Promise');
    default:
      return asked.has(name) ? undefined : unaccounted(node);
  }
}

function finallyOf({ jobs }: Machine, object: ModelPromise, onSettled: Value): ModelPromise {
  if (!isKind(onSettled, 'function')) return object.then(undefined, undefined);
  const after = (settle: () => Value): ModelPromise =>
    toPromise(jobs, onSettled.call(undefined, [])).then(modelFunction(settle), undefined);
  return object.then(
    modelFunction((_, [value]) => after(() => value)),
    modelFunction((_, [reason]) =>
      after(() => {
        throw new Thrown(reason);
      }),
    ),
  );
}

function unaccounted(node: TSESTree.Node): never {
  throw new Unaccounted(node);
}
