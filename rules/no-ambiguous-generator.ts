import { findingsOf, type GeneratorFinding } from '../src/analysis/coroutines/index.js';
import { readSettings } from '../src/analysis/environment/index.js';
import { functionName } from '../src/analysis/scope/index.js';
import { isLeftAlone, mentionsGenerator } from '../src/analysis/semantics/index.js';
import { evidenceClause } from '../src/reasons/index.js';
import { functionHead } from '../src/syntax/index.js';
import { describeReasons } from '../src/wording/index.js';
import { createRule } from '../src/create-rule.js';
import { offersFor } from '../src/offers.js';

interface Options {
  /** A regular expression. Generators whose name matches it are meant to stay. */
  readonly naming?: string;
  readonly exported?: 'ignore' | 'report';
}

const coroutine =
  '{{name}} is a coroutine written as a generator: {{evidence}}. Called like an async function, it does nothing.';

export default createRule<string, [Options]>({
  name: 'no-ambiguous-generator',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow generator functions that wait for promises instead of iterating',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          naming: {
            description:
              'A regular expression. Generators whose name matches it are meant to stay, and are not reported.',
            type: 'string',
          },
          exported: {
            description:
              'Whether to report generators that are exported, which cannot be converted in their file alone.',
            type: 'string',
            enum: ['ignore', 'report'],
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ exported: 'report' }],
    messages: {
      coroutine,
      intended: `${coroutine} Fixed as it is meant, although {{reasons}}`,
      suggested: `${coroutine} Not fixed automatically, because {{reasons}}`,
      refused: `${coroutine} Not converted, because {{reasons}}`,
      both: '{{name}} is a coroutine and an iterator at once: {{evidence}}, and {{iterated}}. Iteration sends nothing back, so that each `yield` gives `undefined` there.',
      convert: 'Convert to a native async function, with all its uses',
    },
  },
  create(context, { naming, exported }) {
    const { sourceCode, settings } = context;
    if (!mentionsGenerator(sourceCode) || isLeftAlone(context)) return {};
    const kept = naming === undefined ? undefined : new RegExp(naming, 'u');

    return {
      Program() {
        const { calls, generators } = findingsOf(context);
        const { fixIntended } = readSettings(settings['native-async']);
        // With the calls among them, conversions that overlap are one edit in every rule that offers it.
        const verdicts = [...calls, ...generators].map(({ verdict }) => verdict);
        const offerFor = offersFor(sourceCode, verdicts, fixIntended);
        for (const finding of generators.filter(isReported)) {
          const { fix, suggestion } = offerFor(finding.verdict);
          const name = functionName(finding.function);
          context.report({
            loc: functionHead(sourceCode, finding.function),
            messageId: messageOf(finding, fix !== null),
            data: {
              name: name === undefined ? 'This function' : `\`${name}\``,
              evidence: clauses(finding.evidence),
              iterated: clauses(finding.iterated),
              reasons: describeReasons(finding.verdict.reasons),
            },
            fix,
            suggest: suggestion ? [{ messageId: 'convert', fix: suggestion }] : [],
          });
        }
      },
    };

    function isReported({ function: node, uses }: GeneratorFinding): boolean {
      if (exported === 'ignore' && uses.some(({ kind }) => kind === 'exported')) return false;
      return !kept?.test(functionName(node) ?? '');
    }
  },
});

/** The strongest evidence is enough for a message. */
function clauses(evidence: GeneratorFinding['evidence']): string {
  return evidence.slice(0, 2).map(evidenceClause).join(', and ');
}

function messageOf({ iterated, verdict }: GeneratorFinding, isFixed: boolean): string {
  if (iterated.length > 0) return 'both';
  if (verdict.outcome === 'intended') return isFixed ? 'intended' : 'suggested';
  return verdict.outcome === 'same' ? 'coroutine' : 'refused';
}
