import type { TSESLint } from '@typescript-eslint/utils';
import { shortText } from '../analysis/scope/index.js';
import { type Difference, differenceSentences, fillTemplate } from '../reasons/index.js';

/** How many differences a message names: what comes after the first follows from them more often than not. */
const most = 3;

/** What a message says of the differences, in clauses that follow "Unlike an async function, ". */
export function describeDifferences(
  sourceCode: Readonly<TSESLint.SourceCode>,
  differences: readonly Difference[],
): string {
  const clauses = differences.slice(0, most).map(({ kind, node, values = '' }) =>
    fillTemplate(differenceSentences[kind], {
      values,
      text: node ? shortText(sourceCode, node) : '',
      line: String(node?.loc.start.line ?? ''),
    }),
  );
  return clauses.join('; ');
}
