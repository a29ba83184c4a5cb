import type { TSESLint } from '@typescript-eslint/utils';
import { shortText } from '../analysis/scope/index.js';
import type { Datum } from '../reasons/index.js';
import { isFunction } from '../syntax/index.js';
import { functionReference } from './function-reference.js';

/** Texts for the data of a reason or of evidence, by name. */
export function textsOf<Name extends string>(
  data: Readonly<Record<Name, Datum>>,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Record<Name, string> {
  const entries = (Object.entries(data) as [Name, Datum][]).map(([name, datum]) => [
    name,
    textOf(name, datum, sourceCode),
  ]);
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** The short text of code, the words for a function, and other values as they are. */
function textOf(name: string, datum: Datum, sourceCode: Readonly<TSESLint.SourceCode>): string {
  if (name === 'library' && datum === '') return 'an unknown runner';
  if (typeof datum !== 'object') return String(datum);
  if (name !== 'name') return shortText(sourceCode, datum);
  return isFunction(datum) ? functionReference(datum) : `\`${shortText(sourceCode, datum)}\``;
}
