import type { TSESTree } from '@typescript-eslint/utils';
import { mentionsStepping, type SteppingFinding, steppingListeners } from '../src/analysis/stepping/index.js';
import { primingStep, stepRightly } from '../src/conversion/index.js';
import { recordFinding } from '../src/records.js';
import { createRule } from '../src/create-rule.js';
import { offerOf } from '../src/offers/index.js';

interface Options {
  /** Whether to report `return()` on a generator that has not begun, where its body has a `finally`. */
  readonly disposal?: boolean;
}

const prime = 'Call `next()` once first to reach the first `yield`.';

export default createRule<string, [Options]>({
  name: 'no-unprimed-generator',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow sending a value to a generator that cannot receive it',
      preset: 'recommended',
      options: { strict: { disposal: true } },
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          disposal: {
            description:
              'Whether to report `return()` on a generator that has not begun, where its body has a `finally`.',
            type: 'boolean',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ disposal: false }],
    messages: {
      unprimed: `The value passed to the first \`next()\` is ignored. ${prime}`,
      firstOnly: `The first value passed here is ignored. ${prime}`,
      thrown: `\`throw()\` on a generator that has not started cannot be caught inside it. ${prime}`,
      disposed: '`return()` on a generator that has not started skips its `finally` block.',
      closed: 'This value is ignored: the generator has finished.',
      ignored: 'This value is ignored: no `yield` that receives it uses it.',
      lost: 'This value is ignored: the generator has not started, has finished, or does not use it.',
      ended: 'This loop has nothing to go through: the generator has finished.',
      prime: 'Prime the generator: add `{{step}}`',
      drop: 'Remove the ignored argument',
    },
  },
  create(context, { disposal }) {
    const { sourceCode } = context;
    if (!mentionsStepping(sourceCode)) return {};

    return steppingListeners(context, { onFinding: reportLost, onEndedLoop: reportLoop });

    function reportLoop({ right }: TSESTree.ForOfStatement): void {
      recordFinding(context, { loc: right.loc });
      context.report({ node: right, messageId: 'ended' });
    }

    function reportLost(finding: SteppingFinding): void {
      const { call, method, verdict } = finding;
      if (method === 'return' && !disposal) return;
      const { fix, suggestions } = offerOf(context, verdict, (plan) => stepRightly(sourceCode, plan));
      const node = call.callee.type === 'MemberExpression' ? call.callee.property : call;
      recordFinding(context, { loc: node.loc });
      context.report({
        node,
        messageId: messageOf(finding),
        fix,
        suggest: suggestions.map(({ plan, fix: apply }) => ({
          messageId: plan.kind,
          data: { step: plan.kind === 'prime' ? primingStep(plan.priming) : '' },
          fix: apply,
        })),
      });
    }
  },
});

function messageOf({ method, loss, isRepeated }: SteppingFinding): string {
  if (method !== 'next') return method === 'throw' ? 'thrown' : 'disposed';
  return loss === 'unprimed' && isRepeated ? 'firstOnly' : loss;
}
