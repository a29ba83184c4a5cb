import type { TSESTree } from '@typescript-eslint/utils';
import {
  type AsyncGeneratorMisuse,
  createMisuseFinder,
  mistakenAsyncGenerators,
} from '../src/analysis/async-generators/index.js';
import { type SemanticModel, semanticModelOf, mentionsGenerator } from '../src/analysis/semantics/index.js';
import { remedy, toAsyncFunction } from '../src/conversion/index.js';
import { functionHead } from '../src/syntax/index.js';
import { createRule } from '../src/create-rule.js';
import { offerOf } from '../src/offers/index.js';

const goThrough = 'Go through it with `for await`.';
const throwsTypeError = `which an async generator is not: this throws. ${goThrough}`;

const titles: Readonly<Record<string, string>> = {
  'for-await': 'toForAwait',
  await: 'toAwaited',
  'no-delegation': 'toYield',
};

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
      awaited: `\`await\` does not run an async generator: it just gives the generator object back. ${goThrough}`,
      combined: `\`{{name}}\` does not run an async generator: its result is the generator object. ${goThrough}`,
      chained: `An async generator is no promise and has no \`{{name}}\`: this throws. ${goThrough}`,
      looped:
        '`for…of` needs an iterable, which an async generator is not: this throws. `for await…of` goes through it.',
      spread: `A spread needs an iterable, ${throwsTypeError}`,
      destructured: `An array pattern needs an iterable, ${throwsTypeError}`,
      consumed: `\`{{name}}\` needs an iterable, which an async generator is not: this fails, or gives nothing. ${goThrough}`,
      delegated: '`yield*` in a generator that is not async needs an iterable, which {{name}} is not: this throws.',
      unawaited:
        'This method of an async generator returns a promise, so that `{{name}}` is `undefined`. Await it first.',
      neverYields:
        'This async generator yields nothing: a call does not run its body, and there is nothing to go through. Without the star it is an `async` function.',
      coroutine:
        'This async generator is only used as if it were an `async` function: a call does not run its body, and awaiting it waits for nothing.',
      toForAwait: 'Go through it with `for await`',
      toAwaited: 'Await the result first',
      toYield: 'Yield the promise itself',
      toAsync: 'Make it an `async` function',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const hasTypes = Boolean(sourceCode.parserServices?.program);
    const hasAsync = hasTypes || /\basync\s*(?:function\s*)?\*/.test(sourceCode.text);
    if (!hasAsync && !(/\byield\s*\*/.test(sourceCode.text) && mentionsGenerator(sourceCode))) return {};

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
      context.report({
        loc: locationOf(place),
        messageId: kind,
        data: { name },
        fix,
        suggest: suggestions.map(({ plan, fix: apply }) => ({ messageId: titles[plan.kind]!, fix: apply })),
      });
    }

    function reportFunctions(): void {
      for (const { kind, node, verdict } of mistakenAsyncGenerators(model)) {
        const { fix, suggestions } = offerOf(context, verdict, (plan) => toAsyncFunction(sourceCode, plan));
        context.report({
          loc: functionHead(sourceCode, node),
          messageId: kind === 'never-yields' ? 'neverYields' : 'coroutine',
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
