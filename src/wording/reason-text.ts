import type { TSESLint } from '@typescript-eslint/utils';
import { codesOf, type Reason, type ReasonCode, reasonKinds } from '../reasons/index.js';
import { textsOf } from './datum-text.js';
import { reasonSentences } from './reason-sentences.js';

/** How many codes a message names. */
const maxCodes = 2;

/**
 * What a message says of reasons: the first of them in the order of the table as a sentence, and the codes of the first
 * two. Empty where there are none.
 */
export function describeReasons(sourceCode: Readonly<TSESLint.SourceCode>, reasons: readonly Reason[]): string {
  const codes = codesOf(reasons);
  const first = reasons.find(({ code }) => code === codes[0]);
  return first ? `${reasonClause(sourceCode, first)}. ${codeList(codes)}` : '';
}

/** A reason as a clause, without a full stop. */
export function reasonClause(sourceCode: Readonly<TSESLint.SourceCode>, { code, data }: Reason): string {
  return sentenceOf(code)(textsOf(data, sourceCode));
}

/** Codes as they stand at the end of a message: `[opaque-operand, arity]`. */
export function codeList(codes: readonly ReasonCode[]): string {
  return codes.length > 0 ? `[${codes.slice(0, maxCodes).join(', ')}]` : '';
}

/** A reason of a kind as a clause in which names stand for its data: `` `‹operand›` may not be a promise``. */
export function genericReasonClause(code: ReasonCode): string {
  return sentenceOf(code)(Object.fromEntries(reasonKinds[code].data.map((name) => [name, `‹${name}›`])));
}

function sentenceOf(code: ReasonCode): (data: Readonly<Record<string, string>>) => string {
  return reasonSentences[code];
}
