import { isCommentToken } from '@eslint-community/eslint-utils';
import type { TSESLint } from '@typescript-eslint/utils';
import { type Edit, replace } from './edit.js';

/**
 * Replaces a stretch of code, but keeps the comments in it, as block comments on one line: what follows may have to
 * stay on the line of what stands before (`return`, `async`).
 */
export function replaceKeepingComments(
  sourceCode: Readonly<TSESLint.SourceCode>,
  range: readonly [number, number],
  text: string,
): Edit {
  // The token store only looks at the range, so that a stretch of text can stand for a node.
  const comments = sourceCode.getTokens({ range } as never, { includeComments: true, filter: isCommentToken as never });
  return replace(range, comments.map(({ value }) => `${asBlockComment(value)} `).join('') + text);
}

function asBlockComment(value: string): string {
  const words = value
    .replace(/\*\//g, '* /')
    .replace(/\s*[\r\n\u2028\u2029]+\s*\*?\s*/g, ' ')
    .trim();
  return `/* ${words} */`;
}
