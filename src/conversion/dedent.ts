import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Edit, replace } from './edit.js';

/** Takes one level of indentation off the lines inside a block that moves out of another one. Text in templates stays. */
export function dedent(
  sourceCode: Readonly<TSESLint.SourceCode>,
  block: TSESTree.BlockStatement,
  outerLine: number,
): Edit[] {
  const [first] = block.body;
  if (!first || first.loc.start.line === block.loc.start.line) return [];
  const outer = indentOf(sourceCode, outerLine);
  const inner = indentOf(sourceCode, first.loc.start.line);
  if (!inner.startsWith(outer) || inner === outer) return [];
  const kept = linesInsideTokens(sourceCode, block);
  const edits: Edit[] = [];
  for (let line = block.loc.start.line + 1; line < block.loc.end.line; line++) {
    if (kept.has(line) || !sourceCode.lines[line - 1]!.startsWith(inner)) continue;
    const start = sourceCode.getIndexFromLoc({ line, column: outer.length });
    edits.push(replace([start, start + inner.length - outer.length], ''));
  }
  return edits;
}

function indentOf(sourceCode: Readonly<TSESLint.SourceCode>, line: number): string {
  return /^\s*/.exec(sourceCode.lines[line - 1]!)![0];
}

/** Lines that start inside of a template, a string or JSX text, where white space is part of the value. */
function linesInsideTokens(sourceCode: Readonly<TSESLint.SourceCode>, block: TSESTree.BlockStatement): Set<number> {
  const lines = new Set<number>();
  for (const { loc } of sourceCode.getTokens(block)) {
    for (let line = loc.start.line + 1; line <= loc.end.line; line++) lines.add(line);
  }
  return lines;
}
