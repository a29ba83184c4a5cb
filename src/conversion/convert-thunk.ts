import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { ThunkLiteral } from '../analysis/coroutines/index.js';
import { type Edit, insert, replace, replaceKeepingComments } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What tells an error from one result, or several. */
const settle = '(error, ...results) => (error ? reject(error) : resolve(results.length > 1 ? results : results[0]))';

/** What makes a promise that calls the thunk after it, up to that. */
export const thunkBefore = `((thunk) => new Promise((resolve, reject) => thunk(${settle})))(`;

/** `(done) => { f(done); }` -> `new Promise((resolve, reject) => { f(…); })` */
export function convertThunkLiteral(sourceCode: SourceCode, literal: ThunkLiteral): Edit[] {
  const { function: node, given, settled } = literal;
  const { body, range } = node;
  const isRejected = given !== undefined || settled.some(({ kind }) => kind === 'rejected');
  const parameters = isRejected ? 'resolve, reject' : settled.length > 0 ? 'resolve' : '';
  const isArrow = node.type === 'ArrowFunctionExpression';
  const headEnd = isArrow ? sourceCode.getTokenBefore(body, isArrowToken)!.range[1] : body.range[0];
  return [
    replace([range[0], headEnd], `new Promise((${parameters}) =>${isArrow ? '' : ' '}`),
    ...(given ? [giveCallback(sourceCode, body, given)] : []),
    ...settled.flatMap((use) => settlePromise(sourceCode, use)),
    insert(range[1], ')'),
  ];
}

function isArrowToken({ value }: TSESTree.Token): boolean {
  return value === '=>';
}

/** In its place, or by its name, which is declared in a line of its own where the body has lines. */
function giveCallback({ text }: SourceCode, body: TSESTree.Node, given: NonNullable<ThunkLiteral['given']>): Edit {
  if ('at' in given) return replace(given.at.range, settle);
  const start = body.range[0] + 1;
  const [lineBreak = ' '] = /^\s*\n[ \t]*/.exec(text.slice(start)) ?? [];
  return insert(start, `${lineBreak}const ${given.name} = ${settle};`);
}

function settlePromise(sourceCode: SourceCode, use: ThunkLiteral['settled'][number]): Edit[] {
  if (use.kind === 'handed') return [replace(use.node.range, 'resolve')];
  const { call, node } = use;
  const name = use.kind === 'resolved' ? 'resolve' : 'reject';
  const given = call.arguments.slice(use.kind === 'resolved' ? 1 : 0);
  const [first] = given;
  const [opening, closing] = [sourceCode.getTokenAfter(node)!, sourceCode.getLastToken(call)!];
  if (!first) return [replaceKeepingComments(sourceCode, [node.range[0], call.range[1]], `${name}()`)];
  if (use.kind === 'rejected')
    return [
      replace(node.range, name),
      ...(given.length > 1 ? [replaceKeepingComments(sourceCode, [use.error.range[1], closing.range[0]], '')] : []),
    ];
  const [before, after] = given.length > 1 ? ['[', ']'] : ['', ''];
  return [
    replace(node.range, name),
    replaceKeepingComments(sourceCode, [opening.range[1], startOf(sourceCode, first)], before),
    ...(after ? [insert(closing.range[0], after)] : []),
  ];
}

/** Where an argument starts, with its parentheses. */
function startOf(sourceCode: SourceCode, argument: TSESTree.Node): number {
  let start = sourceCode.getTokenBefore(argument)!;
  while (start.value === '(') start = sourceCode.getTokenBefore(start)!;
  return sourceCode.getTokenAfter(start)!.range[0];
}
