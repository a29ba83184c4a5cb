import { type CoroutineFinding, findingsOf, leftoversOf } from '../src/analysis/coroutines/index.js';
import { readSettings } from '../src/analysis/environment/index.js';
import { mentionsRunner } from '../src/analysis/runners/index.js';
import { isLeftAlone, mentionsCoroutineLibrary } from '../src/analysis/semantics/index.js';
import { coroutineLibraries } from '../src/catalogue/index.js';
import { removeLeftovers } from '../src/conversion/index.js';
import { literalPattern } from '../src/syntax/index.js';
import { describeReasons } from '../src/wording/index.js';
import { createRule } from '../src/create-rule.js';
import { offersFor } from '../src/offers.js';

interface Options {
  /** Libraries that are reported or, with `false`, left alone. */
  readonly libraries?: Readonly<Record<string, boolean>>;
}

const deprecated = '`{{callee}}` ({{library}}) runs a generator as a coroutine, which an async function does natively.';

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
      intended: `${deprecated} Fixed as it is meant, although {{reasons}}`,
      suggested: `${deprecated} Not fixed automatically, because {{reasons}}`,
      refused: `${deprecated} Not converted, because {{reasons}}`,
      failing: '`{{callee}}` ({{library}}) throws when it is given an async function, which needs no wrapper.',
      leftover: 'Nothing uses `{{name}}` of {{library}} any more.',
      convert: 'Convert to a native async function',
    },
  },
  create(context, { libraries }) {
    const { sourceCode, settings } = context;
    if (!mentionsCoroutineLibrary(sourceCode, settings) && !mentionsRunner(sourceCode.text)) return {};
    if (isLeftAlone(context)) return {};
    const isReported = ({ library }: { library: { name: string } }) => libraries?.[library.name] !== false;

    return {
      Program() {
        const findings = findingsOf(context).calls.filter(isReported);
        const { fixIntended } = readSettings(settings['native-async']);
        const offerFor = offersFor(
          sourceCode,
          findings.map(({ verdict }) => verdict),
          fixIntended,
        );
        for (const finding of findings) {
          const { fix, suggestion } = offerFor(finding.verdict);
          context.report({
            node: finding.callee,
            messageId: messageOf(finding, fix !== null),
            data: {
              callee: sourceCode.getText(finding.callee),
              library: finding.library.isLocal ? 'defined in this file' : finding.library.name,
              reasons: describeReasons(finding.verdict.reasons),
            },
            fix,
            suggest: suggestion ? [{ messageId: 'convert', fix: suggestion }] : [],
          });
        }
        // Runners that the file has of its own are reported where they are defined, by a rule of their own.
        const leftovers = leftoversOf(context).filter(({ library }) => !library.isLocal && isReported({ library }));
        const removals = removeLeftovers(sourceCode, leftovers);
        for (const leftover of leftovers) {
          const edit = removals.get(leftover);
          context.report({
            node: leftover.names[0]!,
            messageId: 'leftover',
            data: { name: leftover.names.map(({ name }) => name).join('`, `'), library: leftover.library.name },
            fix: edit ? (fixer) => fixer.replaceTextRange(edit.range, edit.text) : null,
          });
        }
      },
    };
  },
});

function messageOf({ failsToday, verdict }: CoroutineFinding, isFixed: boolean): string {
  if (failsToday) return 'failing';
  if (verdict.outcome === 'intended') return isFixed ? 'intended' : 'suggested';
  return verdict.outcome === 'same' ? 'deprecated' : 'refused';
}

function anyOf(names: readonly string[]): string {
  return `^(?:${names.map(literalPattern).join('|')})$`;
}
