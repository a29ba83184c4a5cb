import { mentionsStepping, type SteppingFinding, steppingListeners } from '../src/analysis/stepping/index.js';
import { primingStep, stepRightly } from '../src/conversion/index.js';
import { createRule } from '../src/create-rule.js';
import { offerOf } from '../src/offers/index.js';

interface Options {
  /** Whether to report `return()` on a generator that has not begun, where its body has a `finally`. */
  readonly disposal?: boolean;
}

const prime = 'Call `next()` once before, to run it to its first `yield`.';

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
      unprimed: `This value is lost: the generator has not begun, and no \`yield\` waits for it. ${prime}`,
      firstOnly: `The first value sent here is lost: the generator has not begun, and no \`yield\` waits for it. ${prime}`,
      thrown: `No \`try\` of the generator sees this error: its body has not begun, so that it ends and the error comes straight back. ${prime}`,
      disposed:
        'The `finally` of this generator does not run: its body has not begun, so that `return()` just ends it.',
      closed: 'This value is lost: the generator has ended, so that `next()` runs nothing and returns `undefined`.',
      ignored: 'This value is lost: no `yield` of the generator that could receive it uses it.',
      lost: 'This value is lost: on each way here the generator has not begun, has ended, or does not use what it is sent.',
      prime: 'Prime it: `{{step}}` after it is made',
      drop: 'Drop the value, which keeps things as they are',
    },
  },
  create(context, { disposal }) {
    const { sourceCode } = context;
    if (!mentionsStepping(sourceCode)) return {};

    return steppingListeners(context, (finding) => {
      const { call, method, verdict } = finding;
      if (method === 'return' && !disposal) return;
      const { fix, suggestions } = offerOf(context, verdict, (plan) => stepRightly(sourceCode, plan));
      context.report({
        node: call.callee.type === 'MemberExpression' ? call.callee.property : call,
        messageId: messageOf(finding),
        fix,
        suggest: suggestions.map(({ plan, fix: apply }) => ({
          messageId: plan.kind,
          data: { step: plan.kind === 'prime' ? primingStep(plan.priming) : '' },
          fix: apply,
        })),
      });
    });
  },
});

function messageOf({ method, loss, isRepeated }: SteppingFinding): string {
  if (method !== 'next') return method === 'throw' ? 'thrown' : 'disposed';
  return loss === 'unprimed' && isRepeated ? 'firstOnly' : loss;
}
