import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Leftover } from '../analysis/coroutines/index.js';
import { continuesExpression, needsSemicolonBefore, previousStatement } from '../syntax/index.js';
import { type Edit, replace } from './edit.js';
import { beforeLineBreak, endOfLine, isLineStart, startOfBlanks } from './line-parts.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * The edits that take each leftover away, together with the helpers that it alone uses; none where one cannot go.
 *
 * @param leftovers all that may go; what uses a helper and is not among them stays, and the helper with it
 */
export function removeLeftovers(
  sourceCode: SourceCode,
  leftovers: readonly Leftover[],
): ReadonlyMap<Leftover, readonly Edit[]> {
  const own = new Map(leftovers.map((leftover) => [leftover, removeLeftover(sourceCode, leftover)]));
  const edits = new Map<Leftover, Edit[]>();
  for (const [leftover, edit] of own) if (edit) edits.set(leftover, [edit]);
  for (const [helper, edit] of own) {
    const { users } = helper;
    if (!edit || users.length === 0) continue;
    // Without its users a helper has to stay; with them it goes in one edit, whichever of the reports is fixed.
    const together = [edit, ...users.map((user) => own.get(user))];
    if (together.includes(undefined)) edits.delete(helper);
    else
      for (const leftover of [helper, ...users])
        edits.set(leftover, [...edits.get(leftover)!, ...(together as Edit[])]);
  }
  return edits;
}

/**
 * Takes unused names out of a declaration, and the declaration with the last of them.
 *
 * @returns undefined where a comment would go with it, or where taking a name out would change what another one holds
 */
function removeLeftover(sourceCode: SourceCode, leftover: Leftover): Edit | undefined {
  const { declaration, names, keepsLoading, library } = leftover;
  // Comments in a function of the file's own say something of that function.
  if (!library.isLocal && sourceCode.getCommentsInside(declaration).length > 0) return undefined;
  const unused = new Set<TSESTree.Node>(names);
  if (keepsLoading) return keepLoading(sourceCode, declaration, unused);
  switch (declaration.type) {
    case 'ImportDeclaration':
      return removeSpecifiers(sourceCode, declaration, unused);
    case 'VariableDeclaration':
      return removeNames(sourceCode, declaration, unused);
    default:
      return removeStatement(sourceCode, declaration);
  }
}

/** `const co = require('x');` -> `require('x');` */
function keepLoading(
  sourceCode: SourceCode,
  declaration: Leftover['declaration'],
  unused: Set<TSESTree.Node>,
): Edit | undefined {
  if (declaration.type === 'ImportDeclaration') {
    const isAll = declaration.specifiers.every(({ local }) => unused.has(local));
    if (!isAll) return removeSpecifiers(sourceCode, declaration, unused);
    return replace([declaration.range[0], declaration.source.range[0]], 'import ');
  }
  const [declarator, ...others] = declaration.type === 'VariableDeclaration' ? declaration.declarations : [];
  if (!declarator?.init || others.length > 0 || keptText(sourceCode, declarator, unused) !== '') return undefined;
  return replace([declaration.range[0], declarator.init.range[0]], '');
}

function removeSpecifiers(
  sourceCode: SourceCode,
  declaration: TSESTree.ImportDeclaration,
  unused: Set<TSESTree.Node>,
): Edit {
  const kept = declaration.specifiers.filter(({ local }) => !unused.has(local));
  if (kept.length === 0) return removeStatement(sourceCode, declaration);
  const named = kept.filter(({ type }) => type === 'ImportSpecifier').map((specifier) => sourceCode.getText(specifier));
  const others = kept
    .filter(({ type }) => type !== 'ImportSpecifier')
    .map((specifier) => sourceCode.getText(specifier));
  const clause = [...others, ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : [])].join(', ');
  const from = sourceCode.getTokenBefore(declaration.source)!;
  const first = sourceCode.getFirstToken(declaration, { skip: declaration.importKind === 'type' ? 2 : 1 })!;
  return replace([first.range[0], sourceCode.getTokenBefore(from)!.range[1]], clause);
}

/**
 * Takes names, with what gives them their values, out of a variable declaration, and the declaration with the last of them.
 *
 * @returns undefined where taking a name out of a pattern would change what another one holds
 */
export function removeNames(
  sourceCode: SourceCode,
  declaration: TSESTree.VariableDeclaration,
  unused: ReadonlySet<TSESTree.Node>,
): Edit | undefined {
  const kept = declaration.declarations.map((declarator) => keptText(sourceCode, declarator, unused));
  if (kept.includes(undefined)) return undefined;
  const survivors = kept.flatMap((text, index) =>
    text ? [{ text, node: declaration.declarations[index]!, index }] : [],
  );
  if (survivors.length === 0) return removeStatement(sourceCode, declaration);
  const parts = survivors.map(({ text }, position) => {
    const next = survivors[position + 1];
    // Of the separators between two that stay, the last one is kept, with its line break.
    return (
      text + (next ? sourceCode.text.slice(declaration.declarations[next.index - 1]!.range[1], next.node.range[0]) : '')
    );
  });
  return replace([declaration.declarations[0].range[0], declaration.declarations.at(-1)!.range[1]], parts.join(''));
}

/** A declarator without its unused names: empty when nothing is left, undefined when a rest would get other properties. */
function keptText(
  sourceCode: SourceCode,
  declarator: TSESTree.VariableDeclarator,
  unused: ReadonlySet<TSESTree.Node>,
): string | undefined {
  const { id } = declarator;
  if (unused.has(id)) return '';
  if (id.type !== 'ObjectPattern') return sourceCode.getText(declarator);
  const kept = id.properties.filter((property) => property.type === 'RestElement' || !unused.has(property.value));
  if (kept.length === id.properties.length) return sourceCode.getText(declarator);
  if (kept.length === 0) return '';
  if (id.typeAnnotation || kept.some(({ type }) => type === 'RestElement')) return undefined;
  const pattern = `{ ${kept.map((property) => sourceCode.getText(property)).join(', ')} }`;
  return pattern + sourceCode.text.slice(id.range[1], declarator.range[1]);
}

/** Removes a statement, with its line where it stands there alone, and with one of two blank lines around it. */
export function removeStatement(sourceCode: SourceCode, statement: TSESTree.Node): Edit {
  if (leavesHazard(sourceCode, statement)) return replace(statement.range, ';');
  const { text } = sourceCode;
  const start = startOfBlanks(text, statement.range[0]);
  const end = endOfLine(text, statement.range[1]);
  if (end === undefined) {
    const [blanks = ''] = /^[ \t]*/.exec(text.slice(statement.range[1])) ?? [];
    return replace([statement.range[0], statement.range[1] + blanks.length], '');
  }
  if (!isLineStart(text, start)) return replace(statement.range, '');
  const isAfterBlank = start === 0 || isLineStart(text, startOfBlanks(text, beforeLineBreak(text, start)));
  return replace([start, (isAfterBlank && end < text.length ? endOfLine(text, end) : undefined) ?? end], '');
}

/** Whether the statements around would be read as one, or the next string as a directive, once this one is gone. */
function leavesHazard(sourceCode: SourceCode, statement: TSESTree.Node): boolean {
  const next = sourceCode.getTokenAfter(statement);
  if (!next) return false;
  if (needsSemicolonBefore(sourceCode, statement) && continuesExpression(next.value)) return true;
  const previous = previousStatement(statement);
  const isAfterDirectives = !previous || ('directive' in previous && Boolean(previous.directive));
  return isAfterDirectives && next.type === 'String';
}
