import { isCommentToken } from '@eslint-community/eslint-utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** A change of the text: what stands in `range` (offsets in UTF-16 units, end exclusive) becomes `text`. */
export interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

export function insert(offset: number, text: string): Edit {
  return { range: [offset, offset], text };
}

export function replace(range: readonly [number, number], text: string): Edit {
  return { range, text };
}

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

/**
 * Many edits as one that does the same. Edits at the same place keep the order in which they are given, except that what
 * is inserted comes first there, and deletions last; deletions may overlap each other.
 *
 * @returns undefined when there is none, or when one would write into text that another one replaces
 */
export function mergeEdits(source: string, edits: readonly Edit[]): Edit | undefined {
  if (edits.length === 0) return undefined;
  const sorted = edits.map((edit, index) => ({ edit, index }));
  sorted.sort((a, b) => a.edit.range[0] - b.edit.range[0] || placeOf(a.edit) - placeOf(b.edit) || a.index - b.index);
  const start = sorted[0]!.edit.range[0];
  const parts: string[] = [];
  let end = start;
  for (const { edit } of sorted) {
    const [from, to] = edit.range;
    if (from < end) {
      if (edit.text !== '') return undefined;
    } else parts.push(source.slice(end, from), edit.text);
    end = Math.max(end, to);
  }
  return replace([start, end], parts.join(''));
}

/** Where an edit stands among those that start at the same offset. */
function placeOf({ range: [start, end], text }: Edit): number {
  if (start === end) return 0;
  return text === '' ? 2 : 1;
}

/**
 * Makes one edit for each item. Items whose edits overlap or touch share one that carries out all of theirs: ESLint drops
 * overlapping fixes until the next pass, and gives up after ten. An edit that several items share is made once.
 *
 * @returns by item; undefined where its edits cannot be merged
 */
export function mergeByItem<T>(source: string, items: ReadonlyMap<T, readonly Edit[]>): Map<T, Edit | undefined> {
  const spans = [...items].map(([item, edits]) => ({ item, edits, span: spanOf(edits) }));
  const merged = new Map<T, Edit | undefined>();
  for (const group of groupBySpan(spans, ({ span }) => span)) {
    const edit = mergeEdits(source, [...new Set(group.flatMap(({ edits }) => edits))]);
    for (const { item } of group) merged.set(item, edit);
  }
  return merged;
}

/** Puts items together whose spans overlap or touch. */
export function groupBySpan<T>(items: readonly T[], spanOf: (item: T) => readonly [number, number]): T[][] {
  const sorted = [...items].sort((a, b) => spanOf(a)[0] - spanOf(b)[0]);
  const groups: T[][] = [];
  let end = -1;
  for (const item of sorted) {
    const [from, to] = spanOf(item);
    if (from > end) groups.push([item]);
    else groups.at(-1)!.push(item);
    end = Math.max(end, to);
  }
  return groups;
}

/** The smallest range that holds all edits. */
export function spanOf(edits: readonly Edit[]): readonly [number, number] {
  let [start, end] = [Infinity, 0];
  for (const { range } of edits) {
    start = Math.min(start, range[0]);
    end = Math.max(end, range[1]);
  }
  return [start, end];
}
