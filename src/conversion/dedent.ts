import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Edit, replace } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Gives the statements of a block, which moves to the level of another line, the indentation they have there. */
export function dedentStatements(sourceCode: SourceCode, block: TSESTree.BlockStatement, toLine: number): Edit[] {
  const [first] = block.body;
  if (!first || first.loc.start.line === block.loc.start.line) return [];
  return dedentLines(sourceCode, block, first.loc.start.line, toLine, block.loc.end.line - 1);
}

/** Gives the lines of a node the indentation of the line that its start moves up to. */
export function dedentNode(sourceCode: SourceCode, node: TSESTree.Node, toLine: number): Edit[] {
  const { start, end } = node.loc;
  // Where the last line stands further left than the first, the node was not indented with its first line.
  const isIndented = sourceCode.lines[end.line - 1]!.startsWith(indentOf(sourceCode, start.line));
  return isIndented ? dedentLines(sourceCode, node, start.line, toLine, end.line) : [];
}

/** Takes off the lines after the node's first what one line is indented more than another. Text in templates stays. */
function dedentLines(
  sourceCode: SourceCode,
  node: TSESTree.Node,
  fromLine: number,
  toLine: number,
  lastLine: number,
): Edit[] {
  const outer = indentOf(sourceCode, toLine);
  const inner = indentOf(sourceCode, fromLine);
  if (!inner.startsWith(outer) || inner === outer) return [];
  const kept = linesInsideTokens(sourceCode, node);
  const edits: Edit[] = [];
  for (let line = node.loc.start.line + 1; line <= lastLine; line++) {
    if (kept.has(line) || !sourceCode.lines[line - 1]!.startsWith(inner)) continue;
    const start = sourceCode.getIndexFromLoc({ line, column: outer.length });
    edits.push(replace([start, start + inner.length - outer.length], ''));
  }
  return edits;
}

function indentOf(sourceCode: SourceCode, line: number): string {
  return /^\s*/.exec(sourceCode.lines[line - 1]!)![0];
}

/** Lines that start inside of a template, a string or JSX text, where white space is part of the value. */
function linesInsideTokens(sourceCode: SourceCode, node: TSESTree.Node): Set<number> {
  const lines = new Set<number>();
  for (const { loc } of sourceCode.getTokens(node)) {
    for (let line = loc.start.line + 1; line <= loc.end.line; line++) lines.add(line);
  }
  return lines;
}
