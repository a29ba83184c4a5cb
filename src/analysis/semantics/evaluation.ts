import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, GeneratorFunction } from '../../syntax/index.js';

/**
 * How an evaluation is known.
 *
 * - `catalogue`: by what is known of a library.
 * - `types`: by the type checker.
 * - `project`: by another file of the project; `package`: by the source or the declarations of a dependency.
 * - `recorded`: by a run of the program.
 * - `name`: since all functions of that name in the project agree, which is never certain.
 */
export type EvaluationSource = 'catalogue' | 'types' | 'project' | 'package' | 'recorded' | 'name';

/** What an expression evaluates to, as far as it is known. */
export type Evaluation = EvaluatedKind & {
  /** How it is known; missing where the file itself shows it. */
  readonly source?: EvaluationSource;
  /** The function whose definition shows it, where it is known by another file. */
  readonly place?: Place;
  /** It is a generator object now, and a promise once the plan for the project is carried out. */
  readonly planned?: PlannedCall;
};

/** What a call of a generator function is that becomes async by a plan. */
export interface PlannedCall {
  /** The function returns a promise that nobody has waited for. */
  readonly returnsPromise: boolean;
  /** The function is a handler, and then takes the context as a parameter. */
  readonly takesContext: boolean;
}

/** Where a function of another file is defined. */
export interface Place {
  /** An absolute path. */
  readonly file: string;
  readonly line: number;
  /** Its name, with that of its class; empty where it has none. */
  readonly name: string;
  /** What tells it from other functions of the file while the text changes. */
  readonly key: string;
}

/** What a function of another file has that calls of it depend on. */
export interface FunctionElsewhere {
  readonly usesThis: boolean;
  readonly length: number;
  /** It is one that a runner of thunks may hand a callback to, which it may call. */
  readonly mayCallBack: boolean;
}

type EvaluatedKind =
  | { readonly kind: 'promise' }
  /**
   * Every element evaluates to `element`; `opaque` where they differ or are not known. Not certain is what `map` returns
   * of something that may have a `map` of its own.
   */
  | { readonly kind: 'array'; readonly element: Evaluation; readonly isCertain: boolean }
  /** Every value of its properties evaluates to `element`, where that is known. */
  | { readonly kind: 'object'; readonly element?: Evaluation }
  /** A function that takes a callback, or another function of which no more is known. */
  | { readonly kind: 'thunk' }
  /** An async function itself, not called. */
  | {
      readonly kind: 'async-function';
      readonly function: FunctionNode | undefined;
      /** Of one that another file defines. */
      readonly elsewhere?: FunctionElsewhere;
    }
  /** A generator object. */
  | { readonly kind: 'generator'; readonly generator: GeneratorSource | undefined }
  /** A generator function itself, not called. */
  | { readonly kind: 'generator-function'; readonly generator: GeneratorSource | undefined }
  | { readonly kind: 'async-generator' }
  /** A primitive, or an object that no library resolves: a Date, a Map, a class instance, an error. */
  | { readonly kind: 'plain' }
  | {
      readonly kind: 'opaque';
      /** What it may be, as the file shows, and what `await` would not resolve as some library does. */
      readonly mayBe?: readonly UnresolvedKind[];
    };

/** Kinds of values that `await` gives back as they are, and some libraries resolve. */
export type UnresolvedKind = 'array' | 'object' | 'thunk' | 'generator' | 'generator-function';

/** Where a generator comes from, if its function is written in the file. */
export interface GeneratorSource {
  readonly function: GeneratorFunction;
  /** The mention of the function: its name, or the function expression itself. */
  readonly reference: TSESTree.Node;
  /** The call that makes the object; undefined when a library or a method such as `map` makes it. */
  readonly call: TSESTree.CallExpression | undefined;
}

export const promise: Evaluation = { kind: 'promise' };
export const plain: Evaluation = { kind: 'plain' };
export const opaque: Evaluation = { kind: 'opaque' };

/** An array whose elements all evaluate to one thing. */
export function arrayOf(element: Evaluation, isCertain = true): Evaluation {
  return { kind: 'array', element, isCertain };
}

/** What a function gives that is known by its form alone. */
export function calledEvaluation(callee: Evaluation): Evaluation {
  if (callee.kind === 'generator-function') return { ...callee, kind: 'generator', generator: undefined };
  return callee.kind === 'async-function' ? { ...callee, kind: 'promise' } : opaque;
}

/** The evaluation of a value that is one or the other: theirs where they agree, else opaque, with what it may be. */
export function either(one: Evaluation, other: Evaluation): Evaluation {
  const sources = [one.source, other.source] as const;
  if (one.kind === 'array' && other.kind === 'array')
    return weaker(arrayOf(either(one.element, other.element), one.isCertain && other.isCertain), sources);
  if (one.kind === other.kind && (one.kind === 'generator' || one.kind === 'generator-function'))
    return weaker({ kind: one.kind, generator: undefined }, sources);
  if (one.kind === other.kind && ['promise', 'object', 'thunk', 'plain', 'async-generator'].includes(one.kind))
    return weaker(one, sources);
  return oneOf([...unresolvedKinds(one), ...unresolvedKinds(other)]);
}

/** The evaluation of a value that code out of sight may replace by another of its kind, or by any other. */
export function replaceable(value: Evaluation): Evaluation {
  return value.kind === 'array' ? { ...value, element: opaque, isCertain: false } : oneOf(unresolvedKinds(value));
}

function oneOf(kinds: readonly UnresolvedKind[]): Evaluation {
  return kinds.length > 0 ? { kind: 'opaque', mayBe: [...new Set(kinds)] } : opaque;
}

function unresolvedKinds(value: Evaluation): readonly UnresolvedKind[] {
  switch (value.kind) {
    case 'opaque':
      return value.mayBe ?? [];
    case 'array':
    case 'object':
    case 'thunk':
    case 'generator':
    case 'generator-function':
      return [value.kind];
    default:
      return [];
  }
}

/** From what is as good as the file itself to what is never certain. */
const sourcesByTrust: readonly (EvaluationSource | undefined)[] = [
  ...([undefined, 'catalogue', 'types', 'package', 'project', 'recorded', 'name'] as const),
];

function weaker(
  evaluation: Evaluation,
  [one, other]: readonly [EvaluationSource | undefined, EvaluationSource | undefined],
): Evaluation {
  const source = sourcesByTrust.indexOf(one) < sourcesByTrust.indexOf(other) ? other : one;
  return source ? { ...evaluation, source } : evaluation;
}
