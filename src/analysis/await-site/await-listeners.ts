import type { AwaitNode } from './misplaced-awaits.js';

/** Functions that ESLint calls for nodes, by selector. */
export type Listeners = Readonly<Record<string, (node: never) => void>>;

/** Listeners for everything that waits. */
export function awaitListeners(enter: (node: AwaitNode) => void): Listeners {
  return {
    AwaitExpression: enter,
    'ForOfStatement[await=true]': enter,
    'VariableDeclaration[kind="await using"]': enter,
  };
}
