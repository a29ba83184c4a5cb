import { findingsOf, type GeneratorFinding } from '../src/analysis/coroutines/index.js';
import { functionName } from '../src/analysis/scope/index.js';
import { isLeftAlone, mentionsGenerator } from '../src/analysis/semantics/index.js';
import { evidenceClause } from '../src/reasons/index.js';
import { describeReasons } from '../src/wording/index.js';
import { createRule } from '../src/create-rule.js';
import { coroutineOffers, leaveAlone, type Offer } from '../src/offers/index.js';

interface Options {
  /** A regular expression. Generators whose name matches it are meant to stay. */
  readonly naming?: string;
  readonly exported?: 'ignore' | 'report';
}

const coroutine =
  '{{name}} is a coroutine written as a generator: {{evidence}}. Called like an async function, it does nothing.';

/** The message for each way in which a conversion is offered. */
const messageOf = {
  same: 'coroutine',
  intended: 'intended',
  suggested: 'suggested',
  refused: 'refused',
} as const satisfies Record<Offer<unknown>['wording'], string>;

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
    const { sourceCode } = context;
    const kept = naming === undefined ? undefined : new RegExp(naming, 'u');
    leaveAlone(context, 'generators', isKept);
    if (!mentionsGenerator(sourceCode) || isLeftAlone(context)) return {};

    return {
      Program() {
        const offerFor = coroutineOffers(context);
        for (const finding of findingsOf(context).generators.filter(isReported)) {
          const { fix, reasons, suggestions, wording } = offerFor(finding);
          const name = functionName(finding.function);
          context.report({
            loc: finding.place,
            messageId: finding.iterated.length > 0 ? 'both' : messageOf[wording],
            data: {
              name: name === undefined ? 'This function' : `\`${name}\``,
              evidence: clauses(finding.evidence),
              iterated: clauses(finding.iterated),
              reasons: describeReasons(reasons),
            },
            fix,
            suggest: suggestions.map(({ fix: apply }) => ({ messageId: 'convert', fix: apply })),
          });
        }
      },
    };

    function isKept({ function: node }: GeneratorFinding): boolean {
      return kept?.test(functionName(node) ?? '') ?? false;
    }

    function isReported(finding: GeneratorFinding): boolean {
      if (exported === 'ignore' && finding.uses.some(({ kind }) => kind === 'exported')) return false;
      return !isKept(finding);
    }
  },
});

/** The strongest evidence is enough for a message. */
function clauses(evidence: GeneratorFinding['evidence']): string {
  return evidence.slice(0, 2).map(evidenceClause).join(', and ');
}
