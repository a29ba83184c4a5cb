import { isCommentToken } from '@eslint-community/eslint-utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
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
  const kept = comments.filter(({ value }) => !isAnnotation(value));
  return replace(range, kept.map(({ value }) => `${asBlockComment(value)} `).join('') + text);
}

/** Where a call starts, with the `#__PURE__` before it: that says something of a call alone, and bundlers warn elsewhere. */
export function startWithAnnotation(sourceCode: Readonly<TSESLint.SourceCode>, call: TSESTree.CallExpression): number {
  const before = sourceCode.getTokenBefore(call, { includeComments: true });
  return before && (before.type as string) === 'Block' && isAnnotation(before.value) ? before.range[0] : call.range[0];
}

function isAnnotation(comment: string): boolean {
  return /^\s*[#@]__PURE__\s*$/.test(comment);
}

function asBlockComment(value: string): string {
  const [first = '', ...others] = value.replace(/\*\//g, '* /').split(/[\r\n\u2028\u2029]+/);
  const lines = [first, ...others.map((line) => line.trimStart().replace(/^\*/, ''))];
  return `/* ${lines.flatMap((line) => line.trim() || []).join(' ')} */`;
}
