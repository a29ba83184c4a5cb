import type { TSESTree } from '@typescript-eslint/utils';
import type { Datum } from './reasons.js';

/** The names of the data that each kind of evidence carries, by its code. */
export const evidenceKinds = {
  'uses-promise': ['operand'],
  'catches-rejection': ['operand'],
  'yields-promise': ['operand'],
  'run-by': ['callee'],
  'run-by-coroutine': ['name'],
  'run-by-project': [],
  'runs-coroutine': ['name'],
  'taken-for-promise': ['use'],
  'taken-for-function': ['use'],
  iterated: [],
  'iterator-method': [],
  'iterator-type': [],
  'plain-operand': ['operand'],
  'delegated-by-iterator': ['name'],
  'own-meaning': ['library'],
} as const satisfies Record<string, readonly string[]>;

export type EvidenceCode = keyof typeof evidenceKinds;

export type EvidenceDataName<Code extends EvidenceCode> = (typeof evidenceKinds)[Code][number];

/** One thing in the code that shows what a generator function is for. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly node: TSESTree.Node;
  readonly data: Readonly<Record<string, Datum>>;
}

/** Evidence of a kind that carries no data is made without any. */
export function evidence<Code extends EvidenceCode>(
  code: Code,
  node: TSESTree.Node,
  ...[data]: [EvidenceDataName<Code>] extends [never] ? [] : [data: Readonly<Record<EvidenceDataName<Code>, Datum>>]
): Evidence {
  return { code, node, data: data ?? {} };
}
