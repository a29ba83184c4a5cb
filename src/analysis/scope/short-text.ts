import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

const longestText = 40;

/** One line of source text, short enough for a message. */
export function shortText(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): string {
  const text = sourceCode.getText(node).replace(/\s+/g, ' ');
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
