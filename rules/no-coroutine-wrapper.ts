import type { TSESTree } from '@typescript-eslint/utils';
import { findingsOf, leftoversOf } from '../src/analysis/coroutines/index.js';
import { isLeftAlone, mayRunGenerators } from '../src/analysis/semantics/index.js';
import { coroutineLibraries, type Library } from '../src/catalogue/index.js';
import { literalPattern } from '../src/syntax/index.js';
import { describeReasons } from '../src/wording/index.js';
import { recordFinding } from '../src/records.js';
import { createRule } from '../src/create-rule.js';
import { coroutineOffers, leaveAlone, type Offer, removableLeftovers, removalOffers } from '../src/offers/index.js';

interface Options {
  /** Libraries that are reported or, with `false`, left alone. */
  readonly libraries?: Readonly<Record<string, boolean>>;
}

const deprecated = 'Use an async function instead of `{{callee}}`.';

/** The message for each way in which a conversion is offered. */
const messageOf = {
  same: 'deprecated',
  fixed: 'fixed',
  intended: 'intended',
  suggested: 'suggested',
  refused: 'refused',
} as const satisfies Record<Offer<unknown>['wording'], string>;

export default createRule<string, [Options]>({
  name: 'no-coroutine-wrapper',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow coroutine wrappers and runners where an async function does the same',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          libraries: {
            description: 'Libraries that are reported or, with `false`, left alone. All are reported by default.',
            type: 'object',
            // One pattern: ESLint compiles the schema at each start, and a property for each name would take 2 ms.
            patternProperties: { [anyOf(coroutineLibraries.map(({ name }) => name))]: { type: 'boolean' } },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ libraries: {} }],
    messages: {
      deprecated,
      fixed: `${deprecated} Auto-fixed: {{reasons}}`,
      intended: `${deprecated} Auto-fixed, but {{reasons}}`,
      suggested: `${deprecated} Not auto-fixed: {{reasons}}`,
      refused: `${deprecated} Cannot be converted: {{reasons}}`,
      failing: '`{{callee}}` rejects async functions; use the function itself.',
      leftover: '`{{name}}` is not used.',
      leftovers: '`{{name}}` are not used.',
      convert: 'Convert to an async function',
    },
  },
  create(context, { libraries }) {
    const { sourceCode } = context;
    const isKept = ({ library }: { readonly library: Library }) => libraries?.[library.name] === false;
    leaveAlone(context, 'calls', isKept);
    if (!mayRunGenerators(context)) return {};
    if (isLeftAlone(context)) return {};

    return {
      Program() {
        const offerFor = coroutineOffers(context);
        const { calls } = findingsOf(context);
        for (const finding of calls) {
          if (isKept(finding)) continue;
          const { fix, reasons, suggestions, wording } = offerFor(finding);
          const { place: loc, library, callee } = finding;
          recordFinding(context, { loc, verdict: wording, reasons, library: library.name, subject: callee });
          context.report({
            loc,
            messageId: finding.failsToday ? 'failing' : messageOf[wording],
            data: {
              callee: sourceCode.getText(callee),
              reasons: describeReasons(sourceCode, reasons),
            },
            fix,
            suggest: suggestions.map(({ fix: apply }) => ({ messageId: 'convert', fix: apply })),
          });
        }
        // Runners that the file has of its own are reported where they are defined, by a rule of their own.
        const unused = leftoversOf(context).filter(({ library }) => !library.isLocal && !isKept({ library }));
        const leftovers = removableLeftovers(context, unused, new Set(calls.map(({ library }) => library)));
        const removalOf = removalOffers(context, 'no-coroutine-wrapper', leftovers);
        for (const leftover of leftovers) {
          const [first] = leftover.names as readonly [TSESTree.Identifier];
          recordFinding(context, { loc: first.loc, library: leftover.library.name, subject: first });
          context.report({
            node: first,
            messageId: leftover.names.length > 1 ? 'leftovers' : 'leftover',
            data: { name: leftover.names.map(({ name }) => name).join('`, `') },
            fix: removalOf(leftover).fix,
          });
        }
      },
    };
  },
});

function anyOf(names: readonly string[]): string {
  return `^(?:${names.map(literalPattern).join('|')})$`;
}
