import { propertyName, unwrapExpression } from '../../../syntax/index.js';
import type { ValueUse } from '../../scope/index.js';
import { lastNameOf } from '../../semantics/index.js';

/*
 * How a program can tell an async function from what a wrapper returns by looking at the function itself.
 */

/** Properties in which an async function differs from what a wrapper returns, and methods that tell of them. */
export const identityProperties: ReadonlySet<string | undefined> = new Set([
  ...['length', 'prototype', '__generatorFunction__', 'constructor', '__proto__', 'toString', 'toSource'],
  ...['hasOwnProperty', 'propertyIsEnumerable'],
]);
/** Functions that say what kind of function they are given, by the name that they are called by. */
const kindTests: ReadonlySet<string | undefined> = new Set([
  ...['isAsyncFunction', 'isGeneratorFunction', 'getPrototypeOf', 'getOwnPropertyNames', 'getOwnPropertyDescriptor'],
  ...['getOwnPropertyDescriptors', 'hasOwn', 'ownKeys', 'inspect', 'String'],
]);
/** Methods of prototypes that are borrowed to ask it: `Object.prototype.toString.call(f)`. */
const borrowedTests: ReadonlySet<string | undefined> = new Set(['toString', 'hasOwnProperty', 'isPrototypeOf']);

/** Whether a call asks what kind of function it is given. */
export function asksForKind({ node, call }: Extract<ValueUse, { kind: 'argument' }>): boolean {
  const callee = unwrapExpression(call.callee);
  // `inspect(a)(f)` asks nothing of `f`, and hands it to what `inspect` returned.
  if (callee.type === 'CallExpression') return false;
  const name = lastNameOf(callee);
  const object = callee.type === 'MemberExpression' ? callee.object : undefined;
  const isBorrowed = name === 'call' && object?.type === 'MemberExpression' && call.arguments[0] === node;
  return isBorrowed ? borrowedTests.has(propertyName(object)) : kindTests.has(name);
}
