import type { TSESTree } from '@typescript-eslint/utils';
import { findingsOf, leftoverAdaptersOf, mentionsAdapter } from '../src/analysis/coroutines/index.js';
import { callsOfClasses, mentionsClass } from '../src/analysis/hosts/index.js';
import { isLeftAlone, mentionsGenerator } from '../src/analysis/semantics/index.js';
import { construct } from '../src/conversion/index.js';
import { whyNoFix } from '../src/wording/index.js';
import { recordFinding } from '../src/records.js';
import { createRule } from '../src/create-rule.js';
import { coroutineOffers, offerOf, removalOffers } from '../src/offers/index.js';

export default createRule({
  name: 'no-generator-handler',
  meta: {
    type: 'suggestion',
    docs: { description: 'Disallow generator functions that a framework or a test runner runs', preset: 'recommended' },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      runs: '{{host}} runs this generator as a coroutine; use an async function.{{why}}',
      refuses: '{{host}} rejects generator functions; use an async function.{{why}}',
      ignores: '{{host}} never runs generator functions; use an async function.{{why}}',
      convert: 'Convert to an async function',
      leftover: '`{{name}}` is not used.',
      called: '`{{callee}}` must be called with `new` since {{since}}.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    if (!mentionsGenerator(sourceCode) && !mentionsClass(sourceCode) && !mentionsAdapter(sourceCode)) return {};
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
        recordFinding(context, { loc: call.callee.loc, library: since, subject: call.callee });
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
        const [name] = leftover.names as readonly [TSESTree.Identifier];
        recordFinding(context, { loc: name.loc, library: leftover.library.name, subject: name });
        context.report({
          node: name,
          messageId: 'leftover',
          data: { name: name.name },
          fix: removalOf(leftover).fix,
        });
      }
    }

    function reportHandlers(): void {
      const offerFor = coroutineOffers(context);
      for (const finding of findingsOf(context).handlers) {
        const { place: loc, function: subject } = finding;
        const { name: host, library = host, support, versions } = finding.reported;
        const { fix, reasons, suggestions, wording } = offerFor(finding);
        recordFinding(context, { loc, verdict: wording, reasons, library, support, subject });
        context.report({
          loc,
          messageId: versions?.treatment ?? 'runs',
          data: { host, why: whyNoFix(sourceCode, wording, reasons) },
          fix,
          suggest: suggestions.map(({ fix: apply }) => ({ messageId: 'convert', fix: apply })),
        });
      }
    }
  },
});
