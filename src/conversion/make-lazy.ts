import { isParenthesized } from '@eslint-community/eslint-utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LazyCallback } from '../analysis/coroutines/index.js';
import { type Edit, insert, replace } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** `(x) => f(x)` -> `function* (x) { return yield f(x); }`: what it calls is async, and only starts when it is asked for. */
export function makeLazy(sourceCode: SourceCode, { function: node, values }: LazyCallback): Edit[] {
  const yields = values.map(({ range }) => insert(range[0], 'yield '));
  if (node.type !== 'ArrowFunctionExpression') return [insert(endOfKeyword(sourceCode, node), '*'), ...yields];
  const arrow = sourceCode.getTokenBefore(node.body, ({ value }) => value === '=>')!;
  const [first] = node.params;
  const isBare = first !== undefined && sourceCode.getFirstToken(node)!.value !== '(';
  const head = [
    insert(node.range[0], isBare ? 'function* (' : 'function* '),
    ...(isBare ? [insert(first.range[1], ')')] : []),
    replace([sourceCode.getTokenBefore(arrow)!.range[1], arrow.range[1]], ''),
  ];
  if (node.body.type === 'BlockStatement') return [...head, ...yields];
  const [start, end] = withParentheses(sourceCode, node.body);
  return [...head, insert(start, '{ return '), ...yields, insert(end, '; }')];
}

function endOfKeyword(sourceCode: SourceCode, node: TSESTree.Node): number {
  return sourceCode.getFirstToken(node, ({ value }) => value === 'function')!.range[1];
}

function withParentheses(sourceCode: SourceCode, node: TSESTree.Node): [number, number] {
  if (!isParenthesized(node as never, sourceCode as never)) return [...node.range];
  return [sourceCode.getTokenBefore(node)!.range[0], sourceCode.getTokenAfter(node)!.range[1]];
}
