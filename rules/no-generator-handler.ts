import {
  findingsOf,
  type HandlerFinding,
  leftoverAdaptersOf,
  mentionsAdapter,
} from '../src/analysis/coroutines/index.js';
import { readSettings } from '../src/analysis/environment/index.js';
import { callsOfClasses, mentionsClass } from '../src/analysis/hosts/index.js';
import { isLeftAlone, mentionsGenerator } from '../src/analysis/semantics/index.js';
import { construct, removeLeftovers } from '../src/conversion/index.js';
import { functionHead } from '../src/syntax/index.js';
import { describeReasons } from '../src/wording/index.js';
import { createRule } from '../src/create-rule.js';
import { offersFor } from '../src/offers.js';

const handler = '{{host}} {{treats}}';

/** What a host does with a generator function, as the end of a sentence. */
const treats = {
  runs: 'runs this generator function as a coroutine, for which there are async functions.',
  refuses: 'throws an error at this generator function, and takes an async function.',
  ignores: 'never runs a generator function such as this, and takes an async function.',
} as const;

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
    const { sourceCode, settings } = context;
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
        const edit = construct(sourceCode, call);
        context.report({
          node: call.callee,
          messageId: 'called',
          data: { callee: sourceCode.getText(call.callee), since },
          fix: (fixer) => fixer.replaceTextRange(edit.range, edit.text),
        });
      }
    }

    function reportLeftoverAdapters(): void {
      const leftovers = leftoverAdaptersOf(context);
      const removals = removeLeftovers(sourceCode, leftovers);
      for (const leftover of leftovers) {
        const edit = removals.get(leftover);
        context.report({
          node: leftover.names[0]!,
          messageId: 'leftover',
          data: { name: leftover.names[0]!.name, library: leftover.library.name },
          fix: edit ? (fixer) => fixer.replaceTextRange(edit.range, edit.text) : null,
        });
      }
    }

    function reportHandlers(): void {
      const { calls, handlers } = findingsOf(context);
      if (handlers.length === 0) return;
      const { fixIntended } = readSettings(settings['native-async']);
      const verdicts = [...calls, ...handlers].map(({ verdict }) => verdict);
      const offerFor = offersFor(sourceCode, verdicts, fixIntended);
      for (const finding of handlers) {
        const { fix, suggestion } = offerFor(finding.verdict);
        context.report({
          loc: functionHead(sourceCode, finding.function),
          messageId: messageOf(finding, fix !== null),
          data: {
            host: finding.host,
            treats: treats[finding.treatment],
            reasons: describeReasons(finding.verdict.reasons),
          },
          fix,
          suggest: suggestion ? [{ messageId: 'convert', fix: suggestion }] : [],
        });
      }
    }
  },
});

function messageOf({ verdict }: HandlerFinding, isFixed: boolean): 'handler' | 'intended' | 'refused' | 'suggested' {
  if (verdict.outcome === 'same') return 'handler';
  if (verdict.outcome === 'refused') return 'refused';
  return isFixed ? 'intended' : 'suggested';
}
