import {
  awaitListeners,
  type AwaitNode,
  awaitServices,
  chainStopsText,
  createMisuseCandidates,
  isMisplaced,
  mayMisreadAwait,
  misplacedAwait,
  type MisplacedAwait,
  misreadAwaits,
  type MisusedPromise,
} from '../src/analysis/misplaced-await/index.js';
import { functionReference } from '../src/analysis/scope/index.js';
import { semanticModelOf } from '../src/analysis/semantics/index.js';
import { awaitReasonText, isIntended } from '../src/reasons/index.js';
import { createRule } from '../src/create-rule.js';
import { type AwaitOffer, awaitOffers } from '../src/offers/index.js';

export default createRule({
  name: 'no-await-in-sync-function',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow `await` in functions that are not async', preset: 'recommended' },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      sync: '`{{keyword}}` is a syntax error here: {{name}} is not async.{{more}}',
      choice:
        '`{{keyword}}` is a syntax error here: {{name}} is not async. Being async may be wrong for it, because {{reason}}.',
      impossible: '`{{keyword}}` is a syntax error here, because {{reason}}.',
      member: 'This is a promise, since {{name}} is async, and it has no such property.',
      iterated: 'This is a promise, since {{name}} is async, and going through it throws a TypeError.',
      called: 'This is a promise, since {{name}} is async, and calling it throws a TypeError.',
      number: 'This is a promise, since {{name}} is async, and is computed with as the text `[object Promise]`.',
      text: 'This is a promise, since {{name}} is async, and becomes the text `[object Promise]`.',
      truthy: 'This is a promise, since {{name}} is async, and always true, whatever it comes to.',
      properties: 'This is a promise, since {{name}} is async, and has none of the properties that are taken from it.',
      thrown: 'This is a promise, since {{name}} is async, and what is thrown is the promise itself.',
      async: 'Make {{name}} async',
      loop: 'Use a `for … of` loop, one turn after the other',
      collect: 'Wait for all of them at once, with `await Promise.all`',
      answers: 'Wait for all answers first, with `await Promise.all`',
      move: 'Move the `await` out of `new Promise`',
      wait: 'Wait for it with `await`',
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
      const isDoubtful = wording === 'suggested' || reasons.some(isIntended);
      const isFixed = wording === 'same' || wording === 'intended';
      context.report({
        loc,
        messageId: isFixed ? 'sync' : isDoubtful ? 'choice' : 'impossible',
        data: { keyword, name, more: chainStopsText(stops), reason: reasons.map(awaitReasonText).join('') },
        fix,
        suggest: suggestions.map(({ plan, fix: apply }) => ({
          messageId: plan.rewrite?.kind ?? 'async',
          data: { name },
          fix: apply,
        })),
      });
    }

    function reportMisused({ node, mistake, function: called }: MisusedPromise, { suggestions }: AwaitOffer): void {
      context.report({
        node,
        messageId: mistake,
        data: { name: functionReference(called) },
        suggest: suggestions.map(({ fix }) => ({ messageId: 'wait', fix })),
      });
    }
  },
});
