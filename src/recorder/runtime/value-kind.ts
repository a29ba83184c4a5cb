import type { ValueKind } from '../evidence.js';

/** The kind of a value, as co tells them apart. Values of other realms count as those of this one. */
export function valueKind(value: unknown): ValueKind {
  if (typeof value === 'function') return functionKind(value);
  if (typeof value !== 'object' || value === null) return 'plain';
  if (typeof (value as PromiseLike<unknown>).then === 'function') return 'promise';
  const { next, throw: throws } = value as Partial<Generator>;
  if (typeof next === 'function' && typeof throws === 'function') {
    return Symbol.asyncIterator in value ? 'async-generator' : 'generator';
  }
  if (Array.isArray(value)) return 'array';
  return isRecord(value) ? 'object' : 'plain';
}

function functionKind(value: object): ValueKind {
  if (typeof (value as unknown as PromiseLike<unknown>).then === 'function') return 'promise';
  return Object.prototype.toString.call(value) === '[object GeneratorFunction]' ? 'generator-function' : 'thunk';
}

/** An object of properties: what co resolves property by property. */
function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** How many elements of an array or object are looked at. */
const maxElements = 1000;

/** What an array or object holds. */
export function elementsOf(value: unknown, kind: ValueKind): readonly unknown[] {
  if (kind === 'array') return (value as readonly unknown[]).slice(0, maxElements);
  if (kind !== 'object') return [];
  return Object.values(Object.getOwnPropertyDescriptors(value))
    .filter(({ enumerable }) => enumerable)
    .slice(0, maxElements)
    .map((descriptor): unknown => descriptor.value);
}
