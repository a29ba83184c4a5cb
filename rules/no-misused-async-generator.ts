import type { TSESTree } from '@typescript-eslint/utils';
import {
  type AsyncGeneratorMisuse,
  createMisuseFinder,
  mistakenAsyncGenerators,
} from '../src/analysis/async-generators/index.js';
import { type SemanticModel, semanticModelOf, mentionsGenerator, wordsOf } from '../src/analysis/semantics/index.js';
import { remedy, toAsyncFunction } from '../src/conversion/index.js';
import { functionHead } from '../src/syntax/index.js';
import { recordFinding } from '../src/records.js';
import { createRule } from '../src/create-rule.js';
import { offerOf } from '../src/offers/index.js';

const iterate = 'iterate it with `for await...of`.';

const titles: Readonly<Record<string, string>> = {
  'for-await': 'toForAwait',
  await: 'toAwaited',
  'no-delegation': 'toYield',
};

const functionMessages = { coroutine: 'coroutine', 'never-yields': 'neverYields', protocol: 'protocol' } as const;

export default createRule<string, []>({
  name: 'no-misused-async-generator',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow async generators where a promise or an iterable is meant',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      awaited: `\`await\` does not run an async generator; ${iterate}`,
      combined: `\`{{name}}\` does not await async generators; ${iterate}`,
      chained: `Async generators have no \`{{name}}\`; ${iterate}`,
      looped: 'Async generators are not iterable with `for...of`; use `for await...of`.',
      spread: `Async generators cannot be spread; ${iterate}`,
      destructured: `Async generators cannot be destructured as arrays; ${iterate}`,
      consumed: `\`{{name}}\` does not accept async generators; ${iterate}`,
      delegated: '`yield*` in a sync generator throws on an async generator.',
      'delegated-promise': '`yield*` throws on a promise, which is not iterable.',
      discarded: 'This async generator never runs: `{{name}}` discards the object it returns.',
      dropped: 'This async generator never runs: nothing iterates it.',
      protocol: 'This iterator never ends: `Symbol.iterator` is for sync iterators, whose `next()` returns no promise.',
      unawaited: 'An async generator returns promises, which have no `{{name}}`; await it first.',
      neverYields: 'This async generator never yields; make it an async function.',
      coroutine: 'This async generator never runs: it is used like an async function.',
      toForAwait: 'Iterate with `for await...of`',
      toAwaited: 'Await the result first',
      toYield: 'Yield the promise itself',
      toAsync: 'Make it an async function',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const hasTypes = Boolean(sourceCode.parserServices?.program);
    const hasAsync = hasTypes || (wordsOf(sourceCode).waits && /\basync\s*(?:function\s*)?\*/.test(sourceCode.text));
    if (!hasAsync && !(mentionsGenerator(sourceCode) && /\byield\s*\*/.test(sourceCode.text))) return {};

    let model: SemanticModel;
    let misuseAt: ReturnType<typeof createMisuseFinder>;
    const check = (node: TSESTree.Node) => {
      const misuse = misuseAt(node);
      if (misuse) reportMisuse(misuse);
    };
    const start = () => {
      model = semanticModelOf(context);
      misuseAt = createMisuseFinder(model);
      reportFunctions();
    };
    // Without an async generator in sight, only a promise can be taken for something else.
    if (!hasAsync) return { Program: start, YieldExpression: check };
    return {
      Program: start,
      AssignmentExpression: check,
      AwaitExpression: check,
      CallExpression: check,
      ForOfStatement: check,
      MemberExpression: check,
      NewExpression: check,
      SpreadElement: check,
      VariableDeclarator: check,
      YieldExpression: check,
    };

    function reportMisuse({ kind, place, name, verdict }: AsyncGeneratorMisuse): void {
      const { fix, suggestions } = offerOf(context, verdict, (plan) => [remedy(sourceCode, plan)]);
      const loc = locationOf(place);
      recordFinding(context, { loc });
      context.report({
        loc,
        messageId: kind,
        data: { name },
        fix,
        suggest: suggestions.map(({ plan, fix: apply }) => ({ messageId: titles[plan.kind]!, fix: apply })),
      });
    }

    function reportFunctions(): void {
      for (const { kind, node, verdict } of mistakenAsyncGenerators(model)) {
        const { fix, suggestions } = offerOf(context, verdict, (plan) => toAsyncFunction(sourceCode, plan));
        const loc = functionHead(sourceCode, node);
        recordFinding(context, { loc, subject: node });
        context.report({
          loc,
          messageId: functionMessages[kind],
          fix,
          suggest: suggestions.map(({ fix: apply }) => ({ messageId: 'toAsync', fix: apply })),
        });
      }
    }

    /** Of `await` and `yield*` just the word. */
    function locationOf(place: TSESTree.Node): TSESTree.SourceLocation {
      const isWord = place.type === 'AwaitExpression' || place.type === 'YieldExpression';
      return isWord ? sourceCode.getFirstToken(place)!.loc : place.loc;
    }
  },
});
