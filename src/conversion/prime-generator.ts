import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Priming, SteppingRemedy } from '../analysis/stepping/index.js';
import { continuesExpression } from '../syntax/index.js';
import { type Edit, insert, replace } from './edit.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The edits by which a generator object loses nothing of what it is sent; none where that would lose something else. */
export function stepRightly(sourceCode: SourceCode, plan: SteppingRemedy): Edit[] {
  if (plan.kind === 'prime') return [primeGenerator(sourceCode, plan.priming)];
  const edit = dropArguments(sourceCode, plan.call);
  return edit ? [edit] : [];
}

/** The call that primes a generator object. */
export function primingStep({ name, isAwaited }: Priming): string {
  return `${isAwaited ? 'await ' : ''}${name}.next()`;
}

/** `const g = make();` -> the same, and `g.next();` on a line of its own. */
function primeGenerator(sourceCode: SourceCode, priming: Priming): Edit {
  const { statement } = priming;
  const last = lastToken(sourceCode, statement);
  const next = sourceCode.getTokenAfter(last);
  const isOpen = last.value !== ';' && !(next && continuesExpression(next.value));
  const line = sourceCode.lines[statement.loc.start.line - 1]!;
  const indent = /^\s*/.exec(line)![0];
  const step = primingStep(priming) + (isOpen ? '' : ';');
  // What stands behind the statement on its line goes on in the line of the step.
  const comment = sourceCode.getTokenAfter(last, { includeComments: true });
  const isTrailing = comment?.type === 'Line' && comment.loc.start.line === last.loc.end.line;
  return insert((isTrailing ? comment : last).range[1], `\n${indent}${step}`);
}

/** The last token of a statement, without a semicolon that stands at the start of the next line for what follows. */
function lastToken(sourceCode: SourceCode, statement: TSESTree.Node): TSESTree.Token {
  const last = sourceCode.getLastToken(statement)!;
  const before = sourceCode.getTokenBefore(last)!;
  return last.value === ';' && before.loc.end.line < last.loc.start.line ? before : last;
}

/** `g.next(value)` -> `g.next()`; undefined where the arguments have effects or comments. */
export function dropArguments(sourceCode: SourceCode, call: TSESTree.CallExpression): Edit | undefined {
  if (call.arguments.length === 0 || !call.arguments.every(isIdle)) return undefined;
  const close = sourceCode.getLastToken(call)!;
  // The argument may stand in parentheses of its own.
  const open = sourceCode.getTokenAfter(call.typeArguments ?? call.callee, ({ value }) => value === '(')!;
  if (sourceCode.commentsExistBetween(open, close)) return undefined;
  return replace([open.range[1], close.range[0]], '');
}

/** Whether evaluating an expression does nothing but read. */
function isIdle(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.every((element) => !element || isIdle(element));
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'Identifier':
    case 'Literal':
    case 'ThisExpression':
      return true;
    case 'BinaryExpression':
      return isIdle(node.left) && isIdle(node.right);
    case 'MemberExpression':
      return isIdle(node.object) && (!node.computed || isIdle(node.property));
    case 'ObjectExpression':
      return node.properties.every((property) => property.type === 'Property' && isIdle(property.value));
    case 'TemplateLiteral':
      return node.expressions.every(isIdle);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return isIdle(node.expression);
    default:
      return false;
  }
}
