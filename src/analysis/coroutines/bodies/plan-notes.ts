import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../../../catalogue/index.js';
import type { Datum, Reason, ReasonCode } from '../../../reasons/index.js';
import type { GeneratorSource } from '../../semantics/index.js';

/** What planning the operands of a coroutine brings to light, besides the text to write. */
export interface PlanNotes {
  readonly reasons: Reason[];
  /** Generators that must become async together with the coroutine, each with the mention that the plan covers. */
  readonly sources: GeneratorSource[];
  /** Globals that the new text mentions, with the place. */
  readonly mentions: { readonly name: 'Promise' | 'Object'; readonly node: TSESTree.Node }[];
  /** Notes a reason at a node, which is its operand unless `data` says otherwise. */
  add(code: ReasonCode, node: TSESTree.Node, data?: Readonly<Record<string, Datum>>): void;
}

/** Starts notes for a coroutine that a library runs. */
export function startNotes(library: Library): PlanNotes {
  const reasons: Reason[] = [];

  return {
    reasons,
    sources: [],
    mentions: [],
    add: (code, node, data) => reasons.push({ code, node, data: { library: library.name, operand: node, ...data } }),
  };
}
