import { findingsOf, type GeneratorFinding, staleDeclarationsOf } from '../src/analysis/coroutines/index.js';
import { isDeclarationFile } from '../src/analysis/environment/index.js';
import { convertSignature } from '../src/conversion/index.js';
import { functionName } from '../src/analysis/scope/index.js';
import { isLeftAlone, mentionsGenerator } from '../src/analysis/semantics/index.js';
import { describeReasons, evidenceClause } from '../src/wording/index.js';
import { recordFinding } from '../src/records.js';
import { createRule } from '../src/create-rule.js';
import { coroutineOffers, leaveAlone, type Offer, offerOf } from '../src/offers/index.js';

interface Options {
  /** A regular expression. Generators whose name matches it are meant to stay. */
  readonly naming?: string;
  readonly exported?: 'ignore' | 'report';
}

const coroutine = '{{name}} is a generator used as a coroutine: {{evidence}}.';

/** The message for each way in which a conversion is offered. */
const messageOf = {
  same: 'coroutine',
  fixed: 'fixed',
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
      fixed: `${coroutine} Auto-fixed: {{reasons}}`,
      intended: `${coroutine} Auto-fixed, but {{reasons}}`,
      suggested: `${coroutine} Not auto-fixed: {{reasons}}`,
      refused: `${coroutine} Cannot be converted: {{reasons}}`,
      declared: '{{name}} is declared to return a generator object, but its source is async ({{source}}).',
      both: '{{name}} is used as a coroutine and as an iterator: {{evidence}}, and {{iterated}}.',
      convert: 'Convert to an async function, with all its uses',
    },
  },
  create(context, { naming, exported }) {
    const { sourceCode } = context;
    const kept = naming === undefined ? undefined : new RegExp(naming, 'u');
    leaveAlone(context, 'generators', isKept);
    if (isLeftAlone(context)) return {};
    if (isDeclarationFile(context.filename)) return { Program: reportDeclarations };
    if (!mentionsGenerator(sourceCode)) return {};

    return {
      Program() {
        const offerFor = coroutineOffers(context);
        for (const finding of findingsOf(context).generators.filter(isReported)) {
          const { fix, reasons, suggestions, wording } = offerFor(finding);
          const name = functionName(finding.function);
          recordFinding(context, { loc: finding.place, verdict: wording, reasons, subject: finding.function });
          context.report({
            loc: finding.place,
            messageId: finding.iterated.length > 0 ? 'both' : messageOf[wording],
            data: {
              name: name === undefined ? 'This function' : `\`${name}\``,
              evidence: clauseOf(finding.evidence),
              iterated: clauseOf(finding.iterated),
              reasons: describeReasons(sourceCode, reasons),
            },
            fix,
            suggest: suggestions.map(({ fix: apply }) => ({ messageId: 'convert', fix: apply })),
          });
        }
      },
    };

    function reportDeclarations(): void {
      for (const { name, declared, source } of staleDeclarationsOf(context)) {
        const verdict = { outcome: 'same', plan: declared, reasons: [] } as const;
        const { fix } = offerOf(context, verdict, (plan) => convertSignature(sourceCode, plan));
        const { loc } = declared.node.typeAnnotation;
        recordFinding(context, { loc });
        context.report({ loc, messageId: 'declared', data: { name: `\`${name}\``, source }, fix });
      }
    }

    /** The strongest evidence is enough for a message. */
    function clauseOf([first]: GeneratorFinding['evidence']): string {
      return first ? evidenceClause(sourceCode, first) : '';
    }

    function isKept({ function: node }: GeneratorFinding): boolean {
      return kept?.test(functionName(node) ?? '') ?? false;
    }

    function isReported(finding: GeneratorFinding): boolean {
      if (exported === 'ignore' && finding.uses.some(({ kind }) => kind === 'exported')) return false;
      return !isKept(finding);
    }
  },
});
