import { inlineDriversOf, type RunnerDefinition, runnerDefinitionsOf } from '../src/analysis/coroutines/index.js';
import { mentionsRunner } from '../src/analysis/runners/index.js';
import { semanticModelOf, isLeftAlone } from '../src/analysis/semantics/index.js';
import { describeDifferences } from '../src/wording/index.js';
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
      runner: '{{name}} runs generators as coroutines, which async functions do natively. {{uses}}',
      differs: '{{name}} runs generators as coroutines. Unlike an async function, {{differences}}. {{uses}}',
      inline: '{{name}} is a coroutine, and run by hand here. An async function does that natively.',
      inlineDiffers: '{{name}} is a coroutine, and run by hand here. Unlike an async function, {{differences}}.',
      unused: 'Nothing uses {{name}} any more.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    if (!mentionsRunner(sourceCode.text) && !mentionsLoopOver(sourceCode.text)) return {};
    if (isLeftAlone(context)) return {};

    return {
      Program() {
        const definitions = runnerDefinitionsOf(context);
        const leftovers = definitions.flatMap(({ leftover }) => leftover ?? []);
        const removalOf = removalOffers(context, 'no-custom-coroutine-runner', leftovers);
        for (const definition of definitions) {
          const { place, names, differences, leftover } = definition;
          context.report({
            loc: place,
            messageId: leftover ? 'unused' : differences.length > 0 ? 'differs' : 'runner',
            data: {
              name: names.map((name) => `\`${name}\``).join(', ') || 'This function',
              uses: usesOf(definition),
              differences: describeDifferences(sourceCode, differences),
            },
            fix: leftover ? removalOf(leftover).fix : null,
          });
        }
        for (const { place, name, differences } of inlineDriversOf(semanticModelOf(context))) {
          context.report({
            loc: place,
            messageId: differences.length > 0 ? 'inlineDiffers' : 'inline',
            data: {
              name: name === undefined ? 'This generator' : `\`${name}\``,
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
  if (uses === undefined) return 'How often it is used cannot be told from this file.';
  const count = uses === 1 ? 'One use is left in this file' : `${uses || 'No'} uses are left in this file`;
  return isExported ? `${count}, and other files may use it.` : `${count}.`;
}
