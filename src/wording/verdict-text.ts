import type { TSESLint } from '@typescript-eslint/utils';
import type { ChainStop } from '../analysis/misplaced-await/index.js';
import { codesOf, type Reason } from '../reasons/index.js';
import { codeList, describeReasons, reasonClause } from './reason-text.js';

/** Why a conversion is no fix, or what speaks for or against the fix, as a sentence that follows another. */
export function whyNoFix(
  sourceCode: Readonly<TSESLint.SourceCode>,
  offered: keyof typeof beginnings | 'same',
  reasons: readonly Reason[],
): string {
  if (offered === 'same' || reasons.length === 0) return '';
  return ` ${beginnings[offered]} ${describeReasons(sourceCode, reasons)}`;
}

/** By what is offered, where reasons have to do with it. */
const beginnings = {
  fixed: 'Auto-fixed:',
  intended: 'Auto-fixed, but',
  suggested: 'Not auto-fixed:',
  refused: 'Cannot be converted:',
} as const;

/** What the sentence on reasons begins with, in each case. */
export const verdictBeginnings: readonly string[] = Object.values(beginnings);

/** Where a value is needed and nothing can wait for it, as a sentence that follows another. */
export function describeChainStops(sourceCode: Readonly<TSESLint.SourceCode>, stops: readonly ChainStop[]): string {
  const [first] = stops;
  if (!first) return '';
  const codes = codesOf(stops.map(({ reason }) => reason));
  const line = first.node.loc.start.line;
  return ` Line ${line} needs its value too: ${reasonClause(sourceCode, first.reason)}. ${codeList(codes)}`;
}

/** A text with a capital letter, to begin a sentence. */
export function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
