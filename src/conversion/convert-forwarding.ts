import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { CallConversion } from '../analysis/coroutines/index.js';
import { parametersStart } from '../syntax/index.js';
import { dedentNode } from './dedent.js';
import { type Edit, replace, replaceKeepingComments, startWithAnnotation } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Of<Kind extends CallConversion['kind']> = Extract<CallConversion, { kind: Kind }>;

/** `function f(_a) {…} function _f() { _f = wrap(function* (a) { body }); … }` -> `async function f(a) { body }` */
export function joinPair(sourceCode: SourceCode, { forwarder, holder, inner }: Of<'pair'>): Edit[] {
  const [start, end] = forwarder.range;
  return [
    replaceKeepingComments(sourceCode, [start, end], headOf(forwarder.id)),
    // What the compiler left between the two belongs after both.
    replace([end, holder.range[0]], ''),
    replaceKeepingComments(sourceCode, [holder.range[0], parametersStart(sourceCode, inner).range[0]], ''),
    ...dedentNode(sourceCode, inner, forwarder.loc.start.line),
    replaceKeepingComments(
      sourceCode,
      [inner.range[1], holder.range[1]],
      commentsBetween(sourceCode, forwarder, holder),
    ),
  ];
}

/** `function () { var _f = wrap(function* (a) { body }); return function f(_a) {…}; }()` -> `async function f(a) { body }` */
export function replaceMaker(
  sourceCode: SourceCode,
  { call, inner, id }: Of<'expression'>,
  [before, after]: readonly [string, string],
): Edit[] {
  const start = startWithAnnotation(sourceCode, call);
  const head = [start, parametersStart(sourceCode, inner).range[0]] as const;
  return [
    replaceKeepingComments(sourceCode, head, before + headOf(id)),
    ...dedentNode(sourceCode, inner, call.loc.start.line),
    replaceKeepingComments(sourceCode, [inner.range[1], call.range[1]], after),
  ];
}

function headOf(id: TSESTree.Identifier | null): string {
  return id ? `async function ${id.name}` : 'async function ';
}

/** The comments between two declarations, without those that the compiler wrote before the first one as well. */
function commentsBetween(sourceCode: SourceCode, first: TSESTree.FunctionDeclaration, second: TSESTree.Node): string {
  const statement = /^Export/.test(first.parent.type) ? first.parent : first;
  const repeated = new Set(sourceCode.getCommentsBefore(statement).map(({ value }) => value));
  const comments = sourceCode.getCommentsBefore(second);
  if (comments.every(({ value }) => repeated.has(value))) return '';
  const next = sourceCode.getTokenAfter(second, { includeComments: true });
  const isFollowed = next?.loc.start.line === second.loc.end.line;
  return sourceCode.text.slice(first.range[1], second.range[0]).trimEnd() + (isFollowed ? '\n' : '');
}
