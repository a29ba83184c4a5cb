import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../../catalogue/index.js';
import type { Reason } from '../../reasons/index.js';
import type { GeneratorFunction } from '../../syntax/index.js';
import type { CoroutineCall, StateMachineCall } from './calls/coroutine-call.js';
import type { ContextConversion, FunctionConversion } from './conversion.js';

/** A generator function that something needs to become async, with what is known of it there. */
export interface GeneratorNeed {
  readonly function: GeneratorFunction;
  /** What needs it: a call, a use, a generator function that yields it, or itself where nothing in particular does. */
  readonly dependent: TSESTree.Node;
  /** What gives its `yield` a meaning. */
  readonly library: Library;
  /** The mentions that change with it. */
  readonly mentions: readonly TSESTree.Node[];
  /** The call that hands it to a library, where one does. */
  readonly call?: CoroutineCall | StateMachineCall;
  readonly form?: FunctionConversion['form'];
  /** What becomes of the context that a host gives it as its `this`. */
  readonly context?: ContextConversion;
  /** The suspensions that run the middleware downstream: `yield next` and `yield* next`. */
  readonly downstream?: ReadonlySet<TSESTree.YieldExpression>;
  /** How many of its parameters it keeps; all if missing. */
  readonly keptParameters?: number | undefined;
  readonly reasons?: readonly Reason[];
  /** It can change without what needs it. */
  readonly changesAlone?: boolean;
  readonly handsContext?: boolean;
}
