import type { TSESTree } from '@typescript-eslint/utils';

/**
 * What a reason does to a conversion: `intended` leaves a suggestion, or a fix where the settings say so; `refused`
 * leaves the report alone. A `premise` speaks for it: the conversion rests on it, and does not come from the code alone.
 */
export type Severity = 'intended' | 'premise' | 'refused';

/** What is said of a kind of reason without words. */
export interface ReasonKind {
  readonly severity: Severity;
  /** The names of the data that each reason of this kind carries. */
  readonly data: readonly string[];
}

const intended = <const Names extends readonly string[]>(...data: Names) => ({ severity: 'intended', data }) as const;
const refused = <const Names extends readonly string[]>(...data: Names) => ({ severity: 'refused', data }) as const;

const premise = <const Names extends readonly string[]>(...data: Names) => ({ severity: 'premise', data }) as const;

/** Why a coroutine is not converted by a fix, and what a fix rests on. */
export const coroutineReasonKinds = {
  // What takes them or makes them.
  'state-machine': refused(),
  'callback-family': refused('library'),
  'returns-thunk': refused('callee'),
  'returns-generator': refused('callee'),
  'result-called': refused('callee'),
  'maybe-plain': refused('callee'),
  'returns-nothing': refused('callee'),
  'custom-promise-class': refused(),
  'spread-arguments': refused('callee'),
  'ignored-arguments': refused('callee'),
  'async-generator': refused('callee'),
  'unknown-generator': refused('argument'),
  receiver: refused('callee', 'receiver'),
  'mixed-families': refused('name'),
  cancelled: refused(),
  'function-identity': refused('use'),
  // Their bodies.
  'older-edition': refused('keyword', 'edition', 'needed'),
  'arguments-callee': refused(),
  'direct-eval': refused(),
  'await-name': refused('name'),
  'early-return': refused('library'),
  'promise-shadowed': refused('global'),
  'return-type': refused('type'),
  'always-throws': refused('suspension', 'library'),
  'handled-operand': refused('suspension'),
  'uncalled-async-function': refused('operand', 'library'),
  'async-generator-operand': refused('operand', 'library'),
  'co-package': refused('operand', 'module'),
  'several-kinds': refused('operand', 'kinds', 'library'),
  'resolved-element': refused('operand', 'library'),
  'generator-elsewhere': refused('operand', 'definition', 'file', 'line', 'others'),
  'foreign-generator': refused('operand'),
  delegation: refused('operand'),
  'lazy-generator': refused('callee'),
  // Other uses of them.
  'exported-generator': refused('name'),
  'public-method': refused('name'),
  'generator-used-elsewhere': refused('name', 'line'),
  // Handlers and tests.
  'next-twice': refused('next', 'line'),
  'next-kept': refused('next', 'line'),
  'nested-this': refused('line'),
  'handler-arguments': refused(),
  'context-name': refused(),
  'handed-on': refused('host', 'library'),
  'test-callback': refused('host'),
  'test-result': refused('host', 'line'),
  'tied-to-refusal': refused('name', 'line'),
  'tied-to-left-alone': refused('name', 'line'),
  // Coroutines that may be converted, if what is not in sight allows it.
  'library-method': intended('method', 'library'),
  'library-type': intended('type'),
  'older-host': intended('host', 'newer'),
  'unknown-host': intended('host'),
  'yield-handler': intended(),
  'opaque-operand': intended('operand', 'library'),
  'generator-by-name': intended('operand', 'name'),
  'kind-by-name': intended('operand', 'kind', 'library'),
  'changed-copy': intended('operand', 'library', 'line'),
  'mixed-operand': intended('operand', 'kinds'),
  'opaque-part': intended('operand', 'library'),
  'opaque-elements': intended('operand', 'library'),
  'not-certainly-array': intended('operand'),
  'plain-branch': intended('operand', 'library'),
  'thunk-operand': intended('operand'),
  'returned-promise': intended('callee', 'line'),
  'resumes-at-once': intended('suspension', 'library'),
  'start-order': intended('callee'),
  'later-start': intended('callee'),
  'first-errors': intended(),
  'parameter-default': intended(),
  'unhandled-errors': intended('library'),
  'never-runs': intended('use', 'line'),
  'handler-out-of-sight': intended('name'),
  'test-receiver': intended('host'),
  'test-value': intended('host', 'line'),
  arity: intended('callee', 'length'),
  'library-promise': intended('library'),
  'library-promise-in-scope': intended('library'),
  'typed-result': intended(),
  'tied-to-suggestion': intended('name', 'line'),
  // What the package has to give up.
  'older-node': premise('allowed'),
  // What a recorded run showed.
  'recorded-operand': premise('operand'),
  'recorded-promise': premise('library'),
  'recorded-function': premise(),
  'recorded-steppers': premise('name', 'steppers'),
} satisfies Record<string, ReasonKind>;

/** Why a misplaced await gets no fix. */
export const awaitReasonKinds = {
  // Where no await can stand.
  'top-level': refused(),
  'ecma-version': refused(),
  'older-edition': refused('keyword', 'edition', 'needed'),
  'rejected-by-parser': refused(),
  constructor: refused(),
  accessor: refused('name'),
  'class-field': refused(),
  'static-block': refused(),
  'parameter-initializer': refused(),
  'typescript-namespace': refused(),
  'enum-member': refused(),
  'template-expression': refused(),
  // Functions that cannot be async.
  'generator-function': refused('name'),
  'coroutine-function': refused('name'),
  'statement-position': refused(),
  'block-function': refused('name'),
  'duplicate-function': refused('name'),
  'constructed-function': refused('name', 'use'),
  'protocol-method': refused('name'),
  'proxy-trap': refused('name'),
  'type-predicate': refused('name'),
  'left-alone': refused('name'),
  'caller-elsewhere': refused('name', 'file', 'line'),
  'await-name': refused('name'),
  // Callbacks of which something else is expected than a promise.
  'promise-executor': refused(),
  'truthy-callback': refused('method'),
  comparator: refused('method'),
  accumulator: refused('method'),
  replacer: refused('method'),
  'json-callback': refused('method'),
  'test-callback': refused('host'),
  'test-suite': refused('method'),
  'effect-callback': refused('method'),
  'iteration-callback': intended('method'),
  'mapped-callback': intended('method'),
  'unknown-callback': intended('method'),
  decorator: intended('name'),
  'declared-type': intended('name'),
} satisfies Record<string, ReasonKind>;

/**
 * Every reason why a report offers no fix, by its code, which messages print. The first in this order are the first in
 * messages. The words for each are in the room `wording`.
 */
export const reasonKinds = { ...coroutineReasonKinds, ...awaitReasonKinds };

export type ReasonCode = keyof typeof reasonKinds;

/** A value that stands in a sentence: as it is, or the code or function that a node is. */
export type Datum = string | number | TSESTree.Node;

/** The names of the data that reasons with a code carry. */
export type DataName<Code extends ReasonCode> = (typeof reasonKinds)[Code]['data'][number];

export type ReasonData<Code extends ReasonCode> = Readonly<Record<DataName<Code>, Datum>>;

/** One reason at one place. */
export interface Reason {
  readonly code: ReasonCode;
  readonly node: TSESTree.Node;
  readonly data: Readonly<Record<string, Datum>>;
}

/** A reason of a kind that carries no data is made without any. */
export function makeReason<Code extends ReasonCode>(
  code: Code,
  node: TSESTree.Node,
  ...[data]: [DataName<Code>] extends [never] ? [] : [data: ReasonData<Code>]
): Reason {
  return { code, node, data: data ?? {} };
}
