import type { TSESTree } from '@typescript-eslint/utils';
import { fillTemplate } from './message-template.js';

/** What shows the role of a generator function: a clause whose subject is the function, for messages. */
const evidenceClauses = {
  usesPromise: 'it yields the promise `{{operand}}` and goes on with what comes back',
  catchesRejection: 'it catches what the promise `{{operand}}` is rejected with',
  yieldsPromise: 'it yields the promise `{{operand}}`',
  runBy: '`{{callee}}` runs it (line {{line}})',
  runByCoroutine: '{{other}} runs it (line {{line}})',
  runsCoroutine: 'it runs {{other}} (line {{line}})',
  takenForPromise: '`{{use}}` takes it for an async function (line {{line}})',
  takenForFunction: '`{{use}}` expects a call to run its body (line {{line}})',
  iterated: 'it is iterated on line {{line}}',
  iteratorMethod: 'it is an iterator method',
  iteratorType: 'it is declared to return an iterator',
  plainOperand: 'it gives out `{{operand}}` and expects nothing back',
  delegatedByIterator: '{{other}} delegates to it (line {{line}})',
  ownMeaning: '{{library}} gives its `yield` a meaning of its own',
} as const;

export type EvidenceKind = keyof typeof evidenceClauses;

/** One thing in the code that shows what a generator function is for. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly node: TSESTree.Node;
  readonly data: Readonly<Record<string, string>>;
}

/** Makes evidence; every clause may name the `line`. */
export function evidence(
  kind: EvidenceKind,
  node: TSESTree.Node,
  data: Readonly<Record<string, string>> = {},
): Evidence {
  return { kind, node, data: { line: String(node.loc.start.line), ...data } };
}

/** The clause for a message, filled in. */
export function evidenceClause({ kind, data }: Evidence): string {
  return fillTemplate(evidenceClauses[kind], data);
}
