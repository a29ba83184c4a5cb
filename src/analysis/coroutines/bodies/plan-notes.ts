import type { TSESTree } from '@typescript-eslint/utils';
import type { Datum, Reason, ReasonCode } from '../../../reasons/index.js';
import type { GeneratorSource, Place } from '../../semantics/index.js';

/** A generator that must become async together with a coroutine. */
export interface NeededGenerator extends GeneratorSource {
  /** It can change alone, too: the coroutine yields its object at once, and takes a promise as well. */
  readonly changesAlone?: boolean;
  /** It is called with the context of the coroutine, as what takes that as a parameter. */
  readonly handsContext?: boolean;
}

/** What planning the operands of a coroutine brings to light, besides the text to write. */
export interface PlanNotes {
  readonly reasons: Reason[];
  /** Generators that must become async together with the coroutine, each with the mention that the plan covers. */
  readonly sources: NeededGenerator[];
  /** Globals that the new text mentions, with the place. */
  readonly mentions: { readonly name: 'Promise' | 'Object'; readonly node: TSESTree.Node }[];
  /** Notes a reason at a node, which is its operand unless `data` says otherwise. */
  add(code: ReasonCode, node: TSESTree.Node, data?: Readonly<Record<string, Datum>>): void;
  /** Notes that an operand runs a generator function of another file. */
  addElsewhere(node: TSESTree.Node, place: Place): void;
}
