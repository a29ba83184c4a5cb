import type { AwaitKeyword } from './await-words.js';

/** A misplaced `await` that a tolerant parser let pass. */
export interface RecoveredAwait {
  /** What was misplaced. The node is an AwaitExpression, a ForOfStatement or a VariableDeclaration, in this order. */
  readonly keyword: AwaitKeyword;
  /** The error for which the wrapped parser rejects the file, with its place in the form of that parser. */
  readonly error: unknown;
}

/** What a tolerant parser adds to `sourceCode.parserServices`, as `nativeAsync`, when it recovered something. */
export interface NativeAsyncServices {
  /** Every node let pass. It is known by reference alone, since the parsers of Vue and Svelte move ranges afterwards. */
  readonly recovered: ReadonlyMap<object, RecoveredAwait>;
}

const recoveredAwaits = new WeakMap<object, RecoveredAwait>();

/**
 * What a tolerant parser let pass at a node, if anything.
 *
 * It knows the nodes of Vue templates too, for which vue-eslint-parser drops the parser services.
 */
export function recoveredAwait(node: object): RecoveredAwait | undefined {
  return recoveredAwaits.get(node);
}

/** Remembers what was let pass at a node. */
export function rememberRecovered(node: object, recovered: RecoveredAwait): void {
  recoveredAwaits.set(node, recovered);
}
