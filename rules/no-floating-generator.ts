import { findingsOf, type FloatingFinding } from '../src/analysis/coroutines/index.js';
import { mentionsGenerator } from '../src/analysis/semantics/index.js';
import { describeReasons } from '../src/wording/index.js';
import { createRule } from '../src/create-rule.js';
import { coroutineOffers } from '../src/offers/index.js';

export default createRule({
  name: 'no-floating-generator',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow uses of generators by which their body never runs', preset: 'recommended' },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      dropped: 'The body of {{name}} never runs: `{{text}}` makes a generator object, and drops it.{{why}}',
      awaited:
        'The body of {{name}} never runs: `{{text}}` gives the generator object itself, which is no promise, at once.{{why}}',
      chained:
        'The body of {{name}} never runs: `{{text}}` throws a TypeError, since a generator object has no such method.{{why}}',
      combined:
        'The body of {{name}} never runs: `{{text}}` takes the generator object for a finished value, and does not wait.{{why}}',
      returned:
        'The body of {{name}} never runs: the promise of this async function is fulfilled with the generator object.{{why}}',
      value:
        'The body of {{name}} never runs: `{{text}}` is given the generator object itself, not what the body returns.{{why}}',
      mapped:
        'The body of {{name}} never runs: `{{text}}` makes an array of generator objects, not of promises.{{why}}',
      continuation:
        'The body of {{name}} never runs: `{{text}}` calls it, and the promise is fulfilled with the generator object.{{why}}',
      callback:
        'The body of {{name}} never runs: `{{text}}` calls it, and does nothing with the generator object.{{why}}',
      executor:
        'The body of {{name}} never runs: `new {{text}}` calls it and drops the generator object, and the promise stays pending for ever.{{why}}',
      host: 'The body of {{name}} never runs: {{host}} accepts a generator function, and drops the generator object, so that {{outcome}}.{{why}}',
      suite:
        'The body of {{name}} never runs: {{host}} calls it and drops the generator object, so that the tests in it do not exist.{{why}}',
      delegate: 'Run it here with `yield*`',
      convert: 'Convert {{name}} to a native async function',
    },
  },
  create(context) {
    const { sourceCode } = context;
    if (!mentionsGenerator(sourceCode) && !/\bGenerator\b/.test(sourceCode.text) && !sourceCode.parserServices?.program)
      return {};

    return {
      Program() {
        const offerFor = coroutineOffers(context);
        for (const finding of findingsOf(context).floating) {
          const { handling, isDelegated, kind, place, text } = finding;
          const { fix, reasons, suggestions, wording } = offerFor(finding);
          const isRefused = reasons.length > 0 && (isDelegated || wording === 'refused');
          const name = nameOf(finding);
          context.report({
            loc: place,
            messageId: kind,
            data: {
              name,
              text,
              host: handling?.name ?? '',
              outcome: handling?.versions?.outcome ?? '',
              why: isRefused ? ` Not converted, because ${describeReasons(reasons)}` : '',
            },
            fix,
            suggest: suggestions.map(({ fix: apply }) => ({
              messageId: isDelegated ? 'delegate' : 'convert',
              data: { name },
              fix: apply,
            })),
          });
        }
      },
    };

    /** The generator as the code mentions it. */
    function nameOf({ use: { mention } }: FloatingFinding): string {
      return mention.type === 'Identifier' || mention.type === 'MemberExpression'
        ? `\`${sourceCode.getText(mention)}\``
        : 'this generator function';
    }
  },
});
