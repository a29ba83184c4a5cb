import type { CoroutineContract } from '../../catalogue/index.js';
import type { Origin, Place } from '../../analysis/semantics/index.js';

/** A function or class of a file, by where it starts. */
export interface Definition {
  readonly file: string;
  readonly at: number;
}

export interface ArrayValue {
  readonly kind: 'array';
  readonly element: Value;
  readonly place?: Place;
  /** What `map` gives of something that may have a `map` of its own. */
  readonly isUncertain?: boolean;
  /** Nothing else is ever in it. */
  readonly isWhole?: boolean;
}

export interface OriginValue {
  readonly kind: 'origin';
  readonly origin: Origin;
  readonly file: string;
  /** The methods of the program that what a library makes has, by the path under which that is listed. */
  readonly extensions?: ReadonlyMap<string, Value>;
}

export interface LoadedValue {
  readonly kind: 'loaded';
  readonly file: string;
  readonly with: Value;
}

/** A value as all files together describe it. */
export type Value =
  /** Of what is one of several, and any of them unknown, the others. */
  | { readonly kind: 'unknown'; readonly perhaps?: readonly Value[] }
  /** A primitive, or an object that no library resolves; the text that it is, where that may be of a path. */
  | { readonly kind: 'plain'; readonly isObject?: true; readonly text?: string }
  /** What the function at a place gives, or, without one, a function that the catalogue knows. */
  | { readonly kind: 'promise'; of?(): Value; readonly place?: Place; readonly isCatalogued?: true }
  | { readonly kind: 'thunk'; readonly place?: Place; readonly isCatalogued?: true }
  | ArrayValue
  | { readonly kind: 'async-generator'; readonly place: Place }
  /** A generator object, of that function. */
  | (Definition & { readonly kind: 'generator' })
  /** A function or class, the prototype of one, or an instance of one. */
  | (Definition & { readonly kind: 'function' | 'prototype' | 'instance' })
  | { readonly kind: 'object'; readonly file: string; readonly at: string }
  | { readonly kind: 'module'; readonly file: string }
  /** What is not followed into a file: a global, or what a module has that the catalogue knows or that is not there. */
  | OriginValue
  /** What a library has made by a file that it was handed the path of, and that it handed something itself. */
  | LoadedValue
  /** What a package makes by itself: nothing is known of it but that it is nothing of the project. */
  | { readonly kind: 'outside' }
  /** A property of that, or of what the language has. Whatever it has in turn may have come from the project. */
  | { readonly kind: 'outside-member' }
  /** A function or object that a known function has made of another value. */
  | {
      readonly kind: 'made';
      readonly by: 'wrapper' | 'promise-function' | 'thunk-function' | 'promisify-all';
      readonly of: Value;
      readonly returns?: CoroutineContract['returns'];
      /** The function that it became, where its source is followed. */
      readonly as?: Value;
    }
  /** An object to which others have been copied, the last one first. */
  | { readonly kind: 'merged'; readonly values: readonly Value[] }
  | { readonly kind: 'either'; readonly values: readonly Value[] };

/** A text that is the same for the same value; undefined for values that are not told apart by one. */
export function nameOfValue(value: Value): string | undefined {
  switch (value.kind) {
    case 'plain':
      return `plain ${value.text ?? ''}`;
    case 'object':
      return `${value.file} ${value.at}`;
    case 'module':
      return value.file;
    case 'loaded':
      return joinedNames(`loaded ${value.file}`, [value.with]);
    case 'origin': {
      const { origin, file, extensions = [] } = value;
      const name = `${origin.from} ${origin.name} ${origin.path.join('.')} ${file}`;
      return joinedNames(
        `${name} ${[...extensions].map(([path]) => path).join()}`,
        [...extensions].map(([, one]) => one),
      );
    }
    case 'merged':
    case 'either':
      return joinedNames(value.kind, value.values);
    default:
      return undefined;
  }
}

function joinedNames(name: string, values: readonly Value[]): string | undefined {
  const names = values.map(nameOfValue);
  return names.includes(undefined) ? undefined : `${name} [${names.join('; ')}]`;
}

export const unknown: Value = { kind: 'unknown' };
export const plain: Value = { kind: 'plain' };
export const outside: Value = { kind: 'outside' };

/** A value that is one of several. */
export function either(values: readonly Value[]): Value {
  const flat = values.flatMap((value) => (value.kind === 'either' ? value.values : value));
  const [first = unknown] = flat;
  if (flat.some(({ kind }) => kind === 'unknown')) return perhaps(flat);
  if (flat.every((value) => isSame(value, first))) return flat.length > 1 ? joined(flat, first) : first;
  return { kind: 'either', values: unique(flat).map((one) => (one.kind === 'plain' ? plainOf(one) : one)) };
}

/** A value that is unknown but for some that it may be. */
export function perhaps(values: readonly Value[]): Value {
  const known = unique(values.flatMap((value) => (value.kind === 'unknown' ? (value.perhaps ?? []) : value)));
  return known.length > 0 ? { kind: 'unknown', perhaps: known } : unknown;
}

/** Values of one kind as one value: promises of either, arrays of either. */
function joined(values: readonly Value[], first: Value): Value {
  if (first.kind === 'plain')
    return values.every((one) => nameOfValue(one) === nameOfValue(first)) ? first : plainOf(first);
  if (first.kind === 'promise')
    return { ...first, of: () => either(values.map((value) => (value.kind === 'promise' && value.of?.()) || unknown)) };
  return first.kind === 'array'
    ? joinedArrays(
        values.filter((value) => value.kind === 'array'),
        first,
      )
    : first;
}

/** What is one of several texts is none that is known. */
function plainOf({ isObject }: Extract<Value, { kind: 'plain' }>): Value {
  return isObject ? { kind: 'plain', isObject } : plain;
}

function joinedArrays(arrays: readonly ArrayValue[], first: ArrayValue): ArrayValue {
  return {
    ...first,
    element: either(arrays.map(({ element }) => element)),
    isUncertain: arrays.some(({ isUncertain }) => isUncertain),
    isWhole: arrays.every(({ isWhole }) => isWhole),
  };
}

function unique(values: readonly Value[]): Value[] {
  return values.filter((value, index) => values.findIndex((other) => isSame(value, other)) === index);
}

function isSame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind !== other.kind) return false;
  if ('at' in one) return 'at' in other && one.at === other.at && one.file === other.file;
  if (['loaded', 'merged', 'module', 'origin'].includes(one.kind)) {
    const name = nameOfValue(one);
    return name !== undefined && name === nameOfValue(other);
  }
  return ['promise', 'array', 'plain', 'outside', 'outside-member', 'thunk', 'async-generator'].includes(one.kind);
}

/** The values of which it is one. */
export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.values : [value];
}

/** What a variable or property holds: that it is an array stays so, what is in it may change unless it is all there. */
export function held(value: Value): Value {
  return value.kind === 'array' && !value.isWhole ? { ...value, element: unknown } : value;
}

/** Whether values of a kind may be called. */
export function isCallable(kind: Value['kind']): boolean {
  return kind === 'function' || kind === 'made' || kind === 'module' || kind === 'origin';
}
