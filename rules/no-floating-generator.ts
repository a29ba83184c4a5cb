import { findingsOf, type FloatingFinding, planDelegation } from '../src/analysis/coroutines/index.js';
import { readSettings } from '../src/analysis/environment/index.js';
import { mentionsGenerator } from '../src/analysis/semantics/index.js';
import { describeReasons } from '../src/wording/index.js';
import { createRule } from '../src/create-rule.js';
import { offersFor } from '../src/offers.js';

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
    const { sourceCode, settings } = context;
    if (!mentionsGenerator(sourceCode) && !/\bGenerator\b/.test(sourceCode.text) && !sourceCode.parserServices?.program)
      return {};

    return {
      Program() {
        const { calls, generators, floating } = findingsOf(context);
        if (floating.length === 0) return;
        const { fixIntended } = readSettings(settings['native-async']);
        const found = floating.map((finding) => ({ finding, delegation: planDelegation(finding) }));
        const offerFor = offersFor(
          sourceCode,
          [...calls, ...generators, ...floating, ...found.map(({ delegation }) => ({ verdict: delegation }))].flatMap(
            ({ verdict }) => verdict ?? [],
          ),
          fixIntended,
        );
        for (const { finding, delegation } of found) {
          const { verdict, use, handling, text } = finding;
          const converted = verdict && offerFor(verdict);
          const delegated = delegation && offerFor(delegation);
          const name = nameOf(finding);
          context.report({
            node: use.made ?? use.node,
            messageId: finding.kind,
            data: {
              name,
              text,
              host: handling?.name ?? '',
              outcome: handling?.versions?.outcome ?? '',
              why: verdict?.outcome === 'refused' ? ` Not converted, because ${describeReasons(verdict.reasons)}` : '',
            },
            fix: converted?.fix ?? delegated?.fix ?? null,
            suggest: [
              ...(delegated?.suggestion ? [{ messageId: 'delegate' as const, fix: delegated.suggestion }] : []),
              ...(converted?.suggestion
                ? [{ messageId: 'convert' as const, data: { name }, fix: converted.suggestion }]
                : []),
            ],
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
