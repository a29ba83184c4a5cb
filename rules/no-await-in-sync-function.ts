import {
  awaitListeners,
  type AwaitNode,
  awaitServices,
  createMisuseCandidates,
  isMisplaced,
  mayMisreadAwait,
  misplacedAwait,
  type MisplacedAwait,
  misreadAwaits,
  type MisusedPromise,
} from '../src/analysis/misplaced-await/index.js';
import { semanticModelOf } from '../src/analysis/semantics/index.js';
import { isRefusal } from '../src/reasons/index.js';
import { describeChainStops, describeReasons, functionReference, sentenceStart } from '../src/wording/index.js';
import { recordFinding } from '../src/records.js';
import { createRule } from '../src/create-rule.js';
import { type AwaitOffer, awaitOffers } from '../src/offers/index.js';

const onlyInAsync = '`{{keyword}}` is only valid in async functions.';

export default createRule({
  name: 'no-await-in-sync-function',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow `await` in functions that are not async', preset: 'recommended' },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      sync: `${onlyInAsync}{{more}}`,
      choice: `${onlyInAsync} Not auto-fixed: {{reason}}`,
      impossible: '`{{keyword}}` is not allowed here: {{reason}}',
      member: '{{name}} is async: its promise has no such property.',
      iterated: '{{name}} is async: a promise is not iterable.',
      called: '{{name}} is async: a promise is not a function.',
      number: '{{name}} is async: arithmetic on a promise yields `NaN` or `[object Promise]`.',
      text: '{{name}} is async: its promise becomes the text `[object Promise]`.',
      truthy: '{{name}} is async: this promise is always truthy.',
      compared: '{{name}} is async: its promise equals no other value.',
      properties: '{{name}} is async: its promise has none of these properties.',
      async: 'Make {{name}} async',
      loop: 'Use a `for...of` loop (sequential)',
      collect: 'Use `await Promise.all(...)` (parallel)',
      answers: 'Await all results first, with `Promise.all`',
      move: 'Move the `await` out of `new Promise`',
      wait: 'Add `await`',
    },
  },
  create(context) {
    const { sourceCode } = context;
    if (!/\ba(?:wait|sync)\b/.test(sourceCode.text)) return {};
    const { recovered, defineTemplateBodyVisitor } = awaitServices(sourceCode);
    const nodes = new Set<AwaitNode>();
    const candidates = createMisuseCandidates();

    const script = {
      ...candidates.listeners,
      ...awaitListeners((node) => {
        if (isMisplaced(node)) nodes.add(node);
      }),
      'Program:exit'() {
        // What was let pass is reported even where no listener came by.
        const read = [...new Set([...nodes, ...recovered.keys()])];
        if (read.length === 0 && !mayMisreadAwait(sourceCode) && !candidates.any()) return;
        const model = semanticModelOf(context);
        const misread = misreadAwaits(model);
        const names = new Set(misread.map(({ node }) => node));
        const found = read.flatMap((node) => misplacedAwait(model, node, recovered.has(node)) ?? []);
        const offers = awaitOffers(context, model, [...found, ...misread], (name) => names.has(name));
        for (const entry of offers.awaits) reportAwait(...entry);
        for (const { misused, offer } of offers.misusedPromises()) reportMisused(misused, offer);
      },
    };
    // Templates are visited one by one, after the script.
    const template = awaitListeners((node) => {
      const model = semanticModelOf(context);
      const found = misplacedAwait(model, node, false);
      if (!found) return;
      for (const entry of awaitOffers(context, model, [found], () => false).awaits) reportAwait(...entry);
    });
    return defineTemplateBodyVisitor?.(template, script) ?? script;

    function reportAwait({ keyword, loc, site }: MisplacedAwait, offer: AwaitOffer): void {
      const { fix, reasons, stops, suggestions, wording } = offer;
      const name = site.kind === 'function' ? functionReference(site.function) : '';
      const messageId = messageOf(offer);
      const stopped = messageId === 'sync' ? stops.map(({ reason }) => reason) : reasons;
      recordFinding(context, { loc, verdict: wording, reasons: stopped });
      const more = describeChainStops(sourceCode, stops);
      context.report({
        loc,
        messageId,
        data: { keyword, name, more, reason: describeReasons(sourceCode, reasons) },
        fix,
        suggest: suggestions.map(({ plan, fix: apply }) => ({
          messageId: plan.rewrite?.kind ?? 'async',
          data: { name },
          fix: apply,
        })),
      });
    }

    function reportMisused({ node, mistake, function: called }: MisusedPromise, { suggestions }: AwaitOffer): void {
      recordFinding(context, { loc: node.loc, subject: called });
      context.report({
        node,
        messageId: mistake,
        data: { name: sentenceStart(functionReference(called)) },
        suggest: suggestions.map(({ fix }) => ({ messageId: 'wait', fix })),
      });
    }
  },
});

function messageOf({ wording, reasons }: AwaitOffer): 'sync' | 'choice' | 'impossible' {
  if (wording === 'same' || wording === 'intended') return 'sync';
  const isDoubtful = wording === 'suggested' || (reasons.length > 0 && !reasons.some(isRefusal));
  return isDoubtful ? 'choice' : 'impossible';
}
