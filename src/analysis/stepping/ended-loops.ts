import type { TSESTree } from '@typescript-eslint/utils';
import { failures } from '../../catalogue/index.js';
import { lastNameOf, type SemanticModel } from '../semantics/index.js';
import type { Observer } from './propagate.js';

/** A name that something goes through, or that is closed; of a loop, alone. */
const consumed = /(?:\.\.\.|[(*=])\s*([\w$]+)\s*[),;\]]|(?<![\w$])([\w$]+)\s*\.\s*return\b|\bof\s+([\w$]+)\s*\)/g;

/** Whether a file has a loop over a name that something has gone through before, by its text alone. */
export function mentionsEndedLoop(text: string): boolean {
  const seen = new Set<string>();
  for (const [, other, closed, looped] of text.matchAll(consumed)) {
    if (looped !== undefined && seen.has(looped)) return true;
    seen.add((other ?? closed ?? looped)!);
  }
  return false;
}

/** Collects the loops over generator objects that have ended before, on every way there, while a group is followed. */
export function collectEndedLoops(model: SemanticModel): {
  readonly observe: Observer;
  found(): TSESTree.ForOfStatement[];
} {
  const hasEnded = new Map<TSESTree.ForOfStatement, boolean>();
  return {
    observe(event, state) {
      if (event.kind !== 'loop-start') return;
      const isEnded = state !== 'unknown' && state.phase === 'closed';
      hasEnded.set(event.loop, isEnded && hasEnded.get(event.loop) !== false);
    },
    found: () => [...hasEnded].flatMap(([loop, isEnded]) => (isEnded && doesSomething(loop, model) ? loop : [])),
  };
}

/** Whether a loop does something with what it goes through. Others may show, or check, that there is nothing. */
function doesSomething({ left, body }: TSESTree.ForOfStatement, { sourceCode }: SemanticModel): boolean {
  const [first] = body.type === 'BlockStatement' ? body.body : [body];
  const call = first?.type === 'ExpressionStatement' ? first.expression : undefined;
  if (first?.type === 'ThrowStatement') return false;
  if (call?.type === 'CallExpression' && failures.has(lastNameOf(call.callee))) return false;
  if (left.type !== 'VariableDeclaration') return true;
  return sourceCode.getDeclaredVariables(left).some(({ references }) => references.some((one) => one.isRead()));
}
