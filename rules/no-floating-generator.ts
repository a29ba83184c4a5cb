import { findingsOf, type FloatingFinding } from '../src/analysis/coroutines/index.js';
import { shortText } from '../src/analysis/scope/index.js';
import { mayCallForeignGenerators, mentionsGenerator } from '../src/analysis/semantics/index.js';
import { consequenceClauses, sentenceStart, whyNoFix } from '../src/wording/index.js';
import { recordFinding } from '../src/records.js';
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
      dropped: '{{subject}} never runs: `{{text}}` discards the generator object.{{why}}',
      awaited: '{{subject}} never runs: a generator object is no promise, so `{{text}}` waits for nothing.{{why}}',
      chained: '{{subject}} never runs: a generator object has no such method, so `{{text}}` throws.{{why}}',
      combined: '{{subject}} never runs: `{{text}}` does not wait for generator objects.{{why}}',
      constructed: '{{subject}} never runs: a generator function is no constructor, so `{{text}}` throws.{{why}}',
      read: '{{subject}} never runs: a generator object has no `{{text}}`.{{why}}',
      tested: '{{subject}} never runs: the generator object is always truthy.{{why}}',
      uncalled: '{{subject}} never runs: it is not called, and a generator function is not iterable.{{why}}',
      returned: '{{subject}} never runs: this async function resolves to the generator object.{{why}}',
      value: '{{subject}} never runs: `{{text}}` receives the generator object, not its result.{{why}}',
      mapped: '{{subject}} never runs: `{{text}}` creates generator objects, not promises.{{why}}',
      continuation: '{{subject}} never runs: `{{text}}` resolves to the generator object.{{why}}',
      callback: '{{subject}} never runs: `{{text}}` discards the generator object it returns.{{why}}',
      executor: '{{subject}} never runs: `new {{text}}` discards the generator object, and never settles.{{why}}',
      host: '{{subject}} never runs: {{host}} discards the generator object, so {{consequence}}.{{why}}',
      suite: '{{subject}} never runs: {{host}} discards the generator object, and the tests in it.{{why}}',
      delegate: 'Run it here with `yield*`',
      convert: 'Convert {{name}} to an async function',
    },
  },
  create(context) {
    const { sourceCode } = context;
    if (!mentionsGenerator(sourceCode) && !mayCallForeignGenerators(sourceCode)) return {};

    return {
      Program() {
        const offerFor = coroutineOffers(context);
        for (const finding of findingsOf(context).floating) {
          const { at, handling, isDelegated, kind, place, use } = finding;
          const { fix, reasons, suggestions, wording } = offerFor(finding);
          const explained = isDelegated ? 'refused' : wording;
          const name = nameOf(finding);
          const consequence = handling?.versions?.consequence;
          recordFinding(context, {
            loc: place,
            verdict: wording,
            reasons,
            library: handling?.name,
            support: handling?.support,
            subject: use.mention,
          });
          context.report({
            loc: place,
            messageId: kind,
            data: {
              subject: sentenceStart(name),
              text: shortText(sourceCode, at),
              host: handling?.name ?? '',
              consequence: consequence ? consequenceClauses[consequence] : '',
              why: explained === 'refused' || explained === 'fixed' ? whyNoFix(sourceCode, explained, reasons) : '',
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
