import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AsyncFunctionPlan, Remedy } from '../analysis/async-generators/index.js';
import { starOf } from '../syntax/index.js';
import { convertSuspension } from './convert-suspension.js';
import { type Edit, insert, replace } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The edit that makes a place right. */
export function remedy(sourceCode: SourceCode, change: Remedy): Edit {
  switch (change.kind) {
    case 'for-await':
      return insert(sourceCode.getFirstToken(change.loop)!.range[1], ' await');
    case 'await':
      return awaitResult(sourceCode, change.call);
    case 'no-delegation': {
      const keyword = sourceCode.getFirstToken(change.node)!;
      const star = sourceCode.getTokenAfter(keyword)!;
      const isTight = star.range[1] === sourceCode.getTokenAfter(star)!.range[0];
      return replace([keyword.range[1], star.range[1]], isTight ? ' ' : '');
    }
  }
}

/** `g.next().value` -> `(await g.next()).value`, `const { value } = g.next()` -> `… = await g.next()` */
function awaitResult(sourceCode: SourceCode, call: TSESTree.CallExpression): Edit {
  const text = `await ${sourceCode.getText(call)}`;
  return replace(call.range, call.parent.type === 'MemberExpression' ? `(${text})` : text);
}

/** `async function* f() { yield p; }` -> `async function f() { await p; }` */
export function toAsyncFunction(sourceCode: SourceCode, { node, yields }: AsyncFunctionPlan): Edit[] {
  const star = starOf(sourceCode, node);
  const before = sourceCode.getTokenBefore(star)!;
  const after = sourceCode.getTokenAfter(star)!;
  const isTight = before.range[1] === star.range[0] && star.range[1] === after.range[0] && after.value !== '(';
  const innerFirst = [...yields].reverse();
  return [
    replace(star.range, isTight ? ' ' : ''),
    ...innerFirst.flatMap((yielded) => convertSuspension(sourceCode, { node: yielded, value: { kind: 'unchanged' } })),
  ];
}
