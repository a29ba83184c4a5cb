import type { TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../../../catalogue/index.js';
import { makeReason, type Reason, type ReasonKind } from '../../../reasons/index.js';
import { shortText } from '../../scope/index.js';
import type { SemanticModel, GeneratorSource } from '../../semantics/index.js';

/** What planning the operands of a coroutine brings to light, besides the text to write. */
export interface PlanNotes {
  readonly reasons: Reason[];
  /** Generators that must become async together with the coroutine, each with the mention that the plan covers. */
  readonly sources: GeneratorSource[];
  /** Globals that the new text mentions, with the place. */
  readonly mentions: { readonly name: 'Promise' | 'Object'; readonly node: TSESTree.Node }[];
  /** Notes a reason at a node, whose text is the `operand` of the sentence unless `data` says otherwise. */
  add(kind: ReasonKind, node: TSESTree.Node, data?: Readonly<Record<string, string>>): void;
  textOf(node: TSESTree.Node): string;
}

/** Starts notes for a coroutine that a library runs. */
export function startNotes(model: SemanticModel, library: Library): PlanNotes {
  const reasons: Reason[] = [];

  const textOf = (node: TSESTree.Node): string => shortText(model.sourceCode, node);

  return {
    reasons,
    sources: [],
    mentions: [],
    textOf,
    add: (kind, node, data) =>
      reasons.push(makeReason(kind, node, { library: library.name, operand: textOf(node), ...data })),
  };
}
