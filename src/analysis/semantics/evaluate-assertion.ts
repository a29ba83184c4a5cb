import type { TSESTree } from '@typescript-eslint/utils';
import { assertionProperties, awaitedAssertions } from '../../catalogue/index.js';
import { memoize } from '../../collections/index.js';
import { propertyName, unwrapExpression } from '../../syntax/index.js';
import type { SyntaxIndex } from '../scope/index.js';
import type { EvaluationSources } from './evaluate.js';
import { type Evaluation, promise } from './evaluation.js';
import type { Origin } from './known-exports.js';

/**
 * What an assertion about a promise gives, which is one itself: `expect(f()).to.be.rejectedWith(…)`,
 * `f().should.eventually.equal(…)`. Undefined for everything else.
 */
export function evaluateAssertion(
  { originOf, syntax }: Pick<EvaluationSources, 'originOf' | 'syntax'>,
  expression: TSESTree.MemberExpression | TSESTree.CallExpression,
): Evaluation | undefined {
  if (!hasAssertions(syntax)) return undefined;
  let isAwaited = false;
  let isLast = true;
  for (let node = unwrapExpression(expression); ;) {
    if (node.type === 'CallExpression') {
      if (isAwaited && isExpect(originOf(node.callee))) return { ...promise, source: 'catalogue' };
      node = unwrapExpression(node.callee);
      if (node.type !== 'MemberExpression') return undefined;
    } else if (node.type !== 'MemberExpression') return undefined;
    const name = propertyName(node) ?? '';
    if (assertionProperties.has(name)) return isAwaited ? { ...promise, source: 'catalogue' } : undefined;
    isAwaited ||= awaitedAssertions.themselves.has(name) || (!isLast && awaitedAssertions.following.has(name));
    isLast = false;
    node = unwrapExpression(node.object);
  }
}

/** Asked once, since each call of a chain would be gone through from its end otherwise. */
const hasAssertions = memoize(({ members }: SyntaxIndex): boolean =>
  members.some((member) => {
    const name = propertyName(member) ?? '';
    return awaitedAssertions.themselves.has(name) || awaitedAssertions.following.has(name);
  }),
);

/** Whether something is the `expect` of a module, or of a test runner. */
function isExpect(origin: Origin | undefined): boolean {
  if (!origin) return false;
  return (origin.path.at(-1) ?? (origin.from === 'global' ? origin.name : undefined)) === 'expect';
}
