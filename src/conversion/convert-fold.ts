import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AliasUse, CallConversion, RestoredAlias } from '../analysis/coroutines/index.js';
import { parametersStart } from '../syntax/index.js';
import { addAsync, endOfTextBefore } from './convert-function.js';
import { dedentNode, dedentStatements } from './dedent.js';
import { type Edit, insert, replace, replaceKeepingComments } from './edit.js';
import { removeNames } from './remove-declaration.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fold = Extract<CallConversion, { kind: 'fold' }>;

/** `function f() { return co(function* () { body }); }` -> `async function f() { body }` */
export function foldIntoOuter(sourceCode: SourceCode, fold: Fold): Edit[] {
  const edits = addAsync(sourceCode, fold.outer);
  const body = fold.inner.body as TSESTree.BlockStatement;
  if (fold.takesParameters) edits.push(...takeParametersOver(sourceCode, fold));
  else if (fold.outer.body.type === 'BlockStatement')
    edits.push(...takeStatementsOver(sourceCode, fold, fold.outer.body, body));
  else edits.push(...takeBlockOver(sourceCode, fold, body));
  return [...edits, ...fold.aliases.flatMap(({ uses }) => uses.map((use) => restore(sourceCode, use)))];
}

/** `(a) => co(function* () {…})` -> `async (a) => {…}` */
function takeBlockOver(sourceCode: SourceCode, { outer }: Fold, body: TSESTree.BlockStatement): Edit[] {
  const arrow = sourceCode.getTokenBefore(outer.body, ({ value }) => value === '=>')!;
  return [
    replaceKeepingComments(sourceCode, [arrow.range[1], body.range[0]], ' '),
    replaceKeepingComments(sourceCode, [body.range[1], outer.range[1]], ''),
    ...dedentNode(sourceCode, body, outer.loc.start.line),
  ];
}

/** `(a) { return co(function* () {…}); }` -> `(a) {…}` */
function takeStatementsOver(
  sourceCode: SourceCode,
  { aliases }: Fold,
  { body: statements }: TSESTree.BlockStatement,
  body: TSESTree.BlockStatement,
): Edit[] {
  const statement = statements.at(-1)!;
  const restoredIn = (one: TSESTree.Statement) => aliases.filter(({ declaration }) => declaration === one);
  const isGone = (one: TSESTree.Statement) =>
    one.type === 'VariableDeclaration' && restoredIn(one).length === one.declarations.length;
  const firstKept = statements.slice(0, -1).findLastIndex((one) => !isGone(one));
  const from = statements[firstKept + 1]!;
  const closing = sourceCode.getLastToken(body)!;
  const textBefore = endOfTextBefore(sourceCode, from);
  // What stands on one line takes the line of the statement.
  const isOneLine = body.loc.start.line === body.loc.end.line;
  const keepsBreak = isOneLine || textBefore === from.range[0];
  const bodyStart = keepsBreak ? skipSpaces(sourceCode, body.range[0] + 1) : body.range[0] + 1;
  return [
    ...statements.slice(0, firstKept + 1).flatMap((one) => removeAliases(sourceCode, restoredIn(one))),
    ...(keepsBreak ? [] : [replace([textBefore, from.range[0]], '')]),
    replaceKeepingComments(sourceCode, [from.range[0], bodyStart], ''),
    ...dedentStatements(sourceCode, body, statement.loc.start.line),
    replace([endOfTextBefore(sourceCode, closing), closing.range[0]], ''),
    replaceKeepingComments(sourceCode, [closing.range[0], statement.range[1]], ''),
  ];
}

function removeAliases(sourceCode: SourceCode, aliases: readonly RestoredAlias[]): Edit[] {
  const edit = aliases[0] && removeNames(sourceCode, aliases[0].declaration, new Set(aliases.map(({ name }) => name)));
  return edit ? [edit] : [];
}

function skipSpaces(sourceCode: SourceCode, offset: number): number {
  return offset + /^[^\S\r\n]*/.exec(sourceCode.text.slice(offset))![0].length;
}

/** `(_a) { return co(function* (a) {…}); }` -> `(a) {…}` */
function takeParametersOver(sourceCode: SourceCode, { outer, inner }: Fold): Edit[] {
  const opening = parametersStart(sourceCode, outer);
  const isBare = opening.value !== '(';
  const from = isBare ? opening.range[0] : opening.range[1];
  const isArrow = outer.type === 'ArrowFunctionExpression';
  return [
    replaceKeepingComments(sourceCode, [from, parametersStart(sourceCode, inner).range[1]], isBare ? '(' : ''),
    ...(isArrow ? [insert(inner.body.range[0], '=> ')] : []),
    ...dedentNode(sourceCode, inner, outer.loc.start.line),
    replaceKeepingComments(sourceCode, [inner.range[1], outer.range[1]], ''),
  ];
}

/** `_this` -> `this`, `_super.m.call(this, a)` -> `super.m(a)` */
function restore(sourceCode: SourceCode, { node, value, method }: AliasUse): Edit {
  const text = sourceCode.getText(value);
  if (!method) return replace(node.range, text);
  const [, first] = method.arguments;
  const comma = first && sourceCode.getTokenBefore(first, ({ value: token }) => token === ',')!;
  const end = comma ? sourceCode.getTokenAfter(comma, { includeComments: true })!.range[0] : method.range[1] - 1;
  return replaceKeepingComments(sourceCode, [method.range[0], end], `${text}(`);
}
