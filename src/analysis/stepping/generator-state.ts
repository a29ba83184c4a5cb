import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isInside } from '../../syntax/index.js';
import type { FunctionBody } from '../scope/index.js';

/** A call that makes a generator object. */
export interface Creation {
  readonly call: TSESTree.CallExpression;
  readonly isAsync: boolean;
  /** The generator function, and what it does with what it is sent; undefined where it is in another file. */
  readonly body: FunctionBody | undefined;
  readonly reception: Reception | undefined;
  /** What has called `next()` once before it hands the object out. */
  readonly primedBy: TSESTree.Node | undefined;
}

/**
 * What has happened to a generator object on one path through the code.
 *
 * - `fresh`: nothing; its body has not begun, and the next value that it is sent is lost.
 * - `started`: it has been stepped, and may have ended by itself.
 * - `closed`: it has certainly ended.
 * - `unknown`: code out of sight may have stepped it.
 */
export interface GeneratorState {
  readonly creation: Creation;
  readonly phase: 'fresh' | 'started' | 'closed' | 'unknown';
  /** How often `next()` was called; Infinity where that is not known, or not counted. */
  readonly steps: number;
  /** What was done to it first. */
  readonly first: TSESTree.Node | undefined;
}

/** The methods of a generator object that resume it. */
export type SteppingMethod = 'next' | 'return' | 'throw';

/**
 * What becomes of what is sent at one evaluation of a call.
 *
 * - `unprimed`: lost, the body has not begun.
 * - `closed`: lost, the body has ended.
 * - `ignored`: the `yield` that receives it does not use it.
 * - `again`: an evaluation after the one that was the first thing done to this object.
 * - `delivered`: it arrives, or may arrive.
 */
export type Delivery = 'again' | 'closed' | 'delivered' | 'ignored' | 'unprimed';

/** The steps of a body with more suspensions than this are not counted. */
const maxCounted = 16;

export function freshState(creation: Creation): GeneratorState {
  const state: GeneratorState = { creation, phase: 'fresh', steps: 0, first: undefined };
  return creation.primedBy ? afterStep(state, 'next', creation.primedBy) : state;
}

/** What becomes of the argument of a call on an object in this state. */
export function deliveryOf(state: GeneratorState, method: SteppingMethod, call: TSESTree.Node): Delivery {
  const { phase, first, creation, steps } = state;
  const { reception } = creation;
  if (method !== 'next') {
    const isLost = method === 'throw' || reception?.hasFinally;
    return phase === 'fresh' && isLost ? 'unprimed' : first === call ? 'again' : 'delivered';
  }
  if (reception?.ignoresAll) return 'ignored';
  if (phase === 'fresh') return 'unprimed';
  if (first === call) return 'again';
  if (phase === 'closed') return 'closed';
  return phase === 'started' && reception?.uses?.[steps - 1] === false ? 'ignored' : 'delivered';
}

/** The state after a call of `next`, `throw` or `return`. */
export function afterStep(state: GeneratorState, method: SteppingMethod, node: TSESTree.Node): GeneratorState {
  const { phase, creation } = state;
  if (phase === 'closed' || phase === 'unknown') return state;
  const first = state.first ?? node;
  if (method === 'next') {
    const most = creation.reception?.maxSuspensions ?? Infinity;
    const steps = most <= maxCounted ? state.steps + 1 : Infinity;
    return { ...state, phase: Number.isFinite(steps) && steps > most ? 'closed' : 'started', steps, first };
  }
  if (phase === 'fresh') return { ...state, phase: 'closed', first };
  const survives = method === 'throw' ? (creation.reception?.survivesThrow ?? true) : false;
  return survives ? { ...state, phase: 'unknown' } : afterEnd(state, node);
}

/** The state after a loop, spread or pattern has taken what it wanted and closed the object. */
export function afterEnd(state: GeneratorState, node: TSESTree.Node): GeneratorState {
  if (state.phase === 'closed' || state.phase === 'unknown') return state;
  const survives = state.creation.reception?.survivesReturn ?? true;
  return { ...state, phase: survives ? 'unknown' : 'closed', first: state.first ?? node };
}

/** The state while a `for` loop steps it. */
export function whileIterated(state: GeneratorState, loop: TSESTree.Node): GeneratorState {
  if (state.phase !== 'fresh' && state.phase !== 'started') return state;
  return { ...state, phase: 'started', steps: Infinity, first: state.first ?? loop };
}

export function afterEscape(state: GeneratorState): GeneratorState {
  return { ...state, phase: 'unknown' };
}

/** What the body of a generator does with the values that it is sent. */
export interface Reception {
  /** At most so many suspensions happen; Infinity where a loop or `yield*` makes them countless. */
  readonly maxSuspensions: number;
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
    maxSuspensions: isCounted ? yields.length : Infinity,
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
