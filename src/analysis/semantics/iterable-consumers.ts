import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapExpression } from '../../syntax/index.js';
import type { Origins } from './origin.js';

const functions: ReadonlySet<string> = new Set([
  'Array.from',
  'Object.fromEntries',
  'Promise.all',
  'Promise.allSettled',
  'Promise.any',
  'Promise.race',
]);
const classes: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

/** The name of the global function or class that goes through the iterable that a call gives it: `Promise.all`, `Map`. */
export function consumerOf(
  { type, callee }: TSESTree.CallExpression | TSESTree.NewExpression,
  { originOf }: Origins,
): string | undefined {
  const origin = originOf(unwrapExpression(callee));
  if (origin?.from !== 'global') return undefined;
  const name = [origin.name, ...origin.path].join('.');
  return (type === 'NewExpression' ? classes : functions).has(name) ? name : undefined;
}
