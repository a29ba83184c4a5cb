import { inlineDriversOf, type RunnerDefinition, runnerDefinitionsOf } from '../src/analysis/coroutines/index.js';
import { semanticModelOf, isLeftAlone, wordsOf } from '../src/analysis/semantics/index.js';
import { describeDifferences, functionReference, sentenceStart } from '../src/wording/index.js';
import { recordFinding } from '../src/records.js';
import { createRule } from '../src/create-rule.js';
import { removalOffers } from '../src/offers/index.js';

export default createRule<string, []>({
  name: 'no-custom-coroutine-runner',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow hand-rolled functions that run generators as coroutines',
      preset: 'recommended',
    },
    fixable: 'code',
    schema: [],
    messages: {
      runner: '{{name}} runs generators as coroutines; use async functions instead. {{uses}}',
      differs: '{{name}} runs generators as coroutines. Unlike an async function, {{differences}}. {{uses}}',
      inline: '{{name}} is a coroutine run by hand; make it an async function.',
      inlineDiffers: '{{name}} is a coroutine run by hand. Unlike an async function, {{differences}}.',
      unused: '{{name}} is not used.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const { runner, waits, yields } = wordsOf(sourceCode);
    if (!runner && !(waits && yields && mentionsLoopOver(sourceCode.text))) return {};
    if (isLeftAlone(context)) return {};

    return {
      Program() {
        const definitions = runnerDefinitionsOf(context);
        const leftovers = definitions.flatMap(({ leftover }) => leftover ?? []);
        const removalOf = removalOffers(context, 'no-custom-coroutine-runner', leftovers);
        for (const definition of definitions) {
          const { place, names, differences, leftover } = definition;
          recordFinding(context, { loc: place });
          context.report({
            loc: place,
            messageId: leftover ? 'unused' : differences.length > 0 ? 'differs' : 'runner',
            data: {
              name: names.length > 0 ? `\`${names.join('`, `')}\`` : 'This function',
              uses: usesOf(definition),
              differences: describeDifferences(sourceCode, differences),
            },
            fix: leftover ? removalOf(leftover).fix : null,
          });
        }
        for (const { place, function: node, differences } of inlineDriversOf(semanticModelOf(context))) {
          recordFinding(context, { loc: place, subject: node });
          context.report({
            loc: place,
            messageId: differences.length > 0 ? 'inlineDiffers' : 'inline',
            data: {
              name: sentenceStart(functionReference(node)),
              differences: describeDifferences(sourceCode, differences),
            },
          });
        }
      },
    };
  },
});

/** Whether a loop may go through a generator of the file and await what it yields. */
function mentionsLoopOver(text: string): boolean {
  return /\byield\b/.test(text) && /\bof\b/.test(text) && /\bawait\b/.test(text);
}

/** How much of the file still needs it, in a sentence. */
function usesOf({ uses, isExported }: RunnerDefinition): string {
  const count = uses === undefined ? 'Unknown' : String(uses);
  return `Uses in this file: ${count}${isExported ? ' (exported)' : ''}.`;
}
