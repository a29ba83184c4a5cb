import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isInside } from '../../syntax/index.js';
import type { FunctionBody } from '../scope/index.js';

/** What the body of a generator does with the values that it is sent. */
export interface Reception {
  /** At most so many suspensions happen; Infinity where a loop or `yield*` makes them countless. */
  readonly mostSuspensions: number;
  /** Whether the value of each `yield` is used, where they certainly happen in this order (or end early). */
  readonly uses: readonly boolean[] | undefined;
  /** No `yield` uses its value. */
  readonly ignoresAll: boolean;
  /** Ending it runs a `finally`. */
  readonly hasFinally: boolean;
  /** It may go on after `return()`, by what a `finally` does; and after `throw()`, by a `catch` too. */
  readonly survivesReturn: boolean;
  readonly survivesThrow: boolean;
}

const loops: ReadonlySet<string> = new Set([
  'DoWhileStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'WhileStatement',
]);

/** Nodes that evaluate all their parts, once each, from left to right. */
const straight: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'AwaitExpression',
  'BinaryExpression',
  'BlockStatement',
  'CallExpression',
  'ExpressionStatement',
  'MemberExpression',
  'NewExpression',
  'ObjectExpression',
  'Property',
  'ReturnStatement',
  'SequenceExpression',
  'SpreadElement',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TemplateLiteral',
  'ThrowStatement',
  'UnaryExpression',
  'VariableDeclaration',
  'VariableDeclarator',
]);

/** What a body does with what it is sent, from its text. */
export function receptionOf({ node, yields }: FunctionBody): Reception {
  const delegates = yields.some(({ delegate }) => delegate);
  const around = yields.map((suspension) => pathFrom(suspension, node));
  const isCounted = !delegates && !around.some((path) => path.some(({ type }) => loops.has(type)));
  const tries = new Set(around.flat().flatMap((part) => (part.type === 'TryStatement' ? [part] : [])));
  const survivesReturn = [...tries].some(({ finalizer }) => finalizer && !isTame(finalizer, yields));
  return {
    mostSuspensions: isCounted ? yields.length : Infinity,
    uses: !delegates && around.every((path) => path.slice(1).every(isStraight)) ? yields.map(usesValue) : undefined,
    ignoresAll: !delegates && !yields.some(usesValue),
    hasFinally: [...tries].some(({ finalizer }) => finalizer),
    survivesReturn: survivesReturn || delegates,
    survivesThrow: survivesReturn || delegates || [...tries].some(({ handler }) => handler),
  };
}

/** Whether anything is done with the value that a `yield` evaluates to, which is what `next(value)` sends. */
export function usesValue(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return false;
    case 'UnaryExpression':
      return parent.operator !== 'void';
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node && usesValue(parent);
    case 'ForStatement':
      return parent.test === node;
    default:
      return true;
  }
}

/** A node and those around it, up to the function, exclusively. */
function pathFrom(node: TSESTree.Node, end: FunctionNode): TSESTree.Node[] {
  const path: TSESTree.Node[] = [];
  for (let current: TSESTree.Node | undefined = node; current && current !== end; current = current.parent)
    path.push(current);
  return path;
}

function isStraight(node: TSESTree.Node): boolean {
  if (node.type === 'AssignmentExpression') return !['&&=', '||=', '??='].includes(node.operator);
  return straight.has(node.type);
}

/** Whether a `finally` block certainly comes to its end, and lets what led to it go on. */
function isTame(statement: TSESTree.Statement, yields: readonly TSESTree.Node[]): boolean {
  switch (statement.type) {
    case 'BlockStatement':
      return statement.body.every((each) => isTame(each, yields));
    case 'IfStatement':
      return isTame(statement.consequent, yields) && (!statement.alternate || isTame(statement.alternate, yields));
    case 'EmptyStatement':
    case 'ExpressionStatement':
    case 'VariableDeclaration':
      return !yields.some((one) => isInside(one, statement));
    default:
      return false;
  }
}
