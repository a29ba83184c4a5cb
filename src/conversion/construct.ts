import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Edit, replace } from './edit.js';

/** `f()` -> `new f()`, and `f()()` -> `new (f())()`: without parentheses, `new` would take the first call for its own. */
export function construct(sourceCode: Readonly<TSESLint.SourceCode>, { callee }: TSESTree.CallExpression): Edit {
  const text = sourceCode.getText(callee);
  return replace(callee.range, containsCall(callee) ? `new (${text})` : `new ${text}`);
}

/** Whether a callee is, or is read from, what a call gives. */
function containsCall(callee: TSESTree.Node): boolean {
  if (callee.type === 'CallExpression' || callee.type === 'ImportExpression') return true;
  return callee.type === 'MemberExpression' && containsCall(callee.object);
}
