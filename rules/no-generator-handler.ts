import { findingsOf, leftoverAdaptersOf, mentionsAdapter } from '../src/analysis/coroutines/index.js';
import { callsOfClasses, mentionsClass } from '../src/analysis/hosts/index.js';
import { isLeftAlone, mentionsGenerator } from '../src/analysis/semantics/index.js';
import { construct } from '../src/conversion/index.js';
import { describeReasons } from '../src/wording/index.js';
import { createRule } from '../src/create-rule.js';
import { coroutineOffers, type Offer, offerOf, removalOffers } from '../src/offers/index.js';

const handler = '{{host}} {{treats}}';

/** What a host does with a generator function, as the end of a sentence. */
const treats = {
  runs: 'runs this generator function as a coroutine, for which there are async functions.',
  refuses: 'throws an error at this generator function, and takes an async function.',
  ignores: 'never runs a generator function such as this, and takes an async function.',
} as const;

/** The message for each way in which a conversion is offered. */
const messageOf = {
  same: 'handler',
  intended: 'intended',
  suggested: 'suggested',
  refused: 'refused',
} as const satisfies Record<Offer<unknown>['wording'], string>;

export default createRule({
  name: 'no-generator-handler',
  meta: {
    type: 'suggestion',
    docs: { description: 'Disallow generator functions that a framework or a test runner runs', preset: 'recommended' },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      handler,
      intended: `${handler} Fixed as it is meant, although {{reasons}}`,
      suggested: `${handler} Not fixed automatically, because {{reasons}}`,
      refused: `${handler} Not converted, because {{reasons}}`,
      convert: 'Convert to a native async function',
      leftover: 'Nothing uses `{{name}}` of {{library}} any more.',
      called: '`{{callee}}` is a class from {{since}} on, which throws when it is called without `new`.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const { text } = sourceCode;
    if (!mentionsGenerator(sourceCode) && !mentionsClass(text) && !mentionsAdapter(text)) return {};
    if (isLeftAlone(context)) return {};

    return {
      Program() {
        reportCallsOfClasses();
        reportLeftoverAdapters();
        reportHandlers();
      },
    };

    function reportCallsOfClasses(): void {
      for (const { call, since } of callsOfClasses(context)) {
        context.report({
          node: call.callee,
          messageId: 'called',
          data: { callee: sourceCode.getText(call.callee), since },
          fix: offerOf(context, { outcome: 'same', plan: call, reasons: [] }, () => [construct(sourceCode, call)]).fix,
        });
      }
    }

    function reportLeftoverAdapters(): void {
      const leftovers = leftoverAdaptersOf(context);
      const removalOf = removalOffers(context, 'no-generator-handler', leftovers);
      for (const leftover of leftovers) {
        context.report({
          node: leftover.names[0]!,
          messageId: 'leftover',
          data: { name: leftover.names[0]!.name, library: leftover.library.name },
          fix: removalOf(leftover).fix,
        });
      }
    }

    function reportHandlers(): void {
      const offerFor = coroutineOffers(context);
      for (const finding of findingsOf(context).handlers) {
        const { fix, reasons, suggestions, wording } = offerFor(finding);
        context.report({
          loc: finding.place,
          messageId: messageOf[wording],
          data: {
            host: finding.host,
            treats: treats[finding.treatment],
            reasons: describeReasons(reasons),
          },
          fix,
          suggest: suggestions.map(({ fix: apply }) => ({ messageId: 'convert', fix: apply })),
        });
      }
    }
  },
});
