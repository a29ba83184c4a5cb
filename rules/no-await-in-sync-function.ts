import {
  type ChainStop,
  createAwaitFinder,
  createMisuseCandidates,
  misplacedAwait,
  type MisplacedAwait,
  type MisusedPromise,
  type PromisedCall,
  promisedCallsOf,
} from '../src/analysis/misplaced-await/index.js';
import { callsChange, semanticModelOf, wordsOf } from '../src/analysis/semantics/index.js';
import { isRefusal, type Reason } from '../src/reasons/index.js';
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
      promised: '{{definition}} becomes async: its result has to be awaited.{{more}}',
      end: '{{definition}} becomes async, and nothing can wait for its result here: {{reason}}',
      yield: 'Use `yield`',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const isPlanned = callsChange(context.filename);
    if (!isPlanned && !wordsOf(sourceCode).waits) return {};
    const finder = createAwaitFinder(sourceCode);
    const candidates = createMisuseCandidates();

    const script = {
      ...candidates.listeners,
      ...finder.listeners,
      'Program:exit'() {
        const changes = isPlanned || finder.any();
        const suspicious = candidates.calls();
        if (!changes && suspicious.length === 0) return;
        const model = semanticModelOf(context);
        const { awaits, isAwait } = finder.found(model);
        const offers = awaitOffers(context, model, awaits, isPlanned ? promisedCallsOf(model) : [], isAwait);
        for (const entry of offers.awaits) reportAwait(...entry);
        for (const entry of offers.promisedCalls) reportPromised(...entry);
        for (const { misused, offer } of offers.misusedPromises(changes ? model.syntax.calls : suspicious))
          reportMisused(misused, offer);
      },
    };
    return finder.withTemplate(script, (node) => {
      const model = semanticModelOf(context);
      const found = misplacedAwait(model, node, false);
      if (!found) return;
      for (const entry of awaitOffers(context, model, [found], [], () => false).awaits) reportAwait(...entry);
    });

    function reportAwait({ keyword, loc, site }: MisplacedAwait, offer: AwaitOffer): void {
      const { fix, reasons, stops, suggestions, wording } = offer;
      const name = site.kind === 'function' ? functionReference(site.function) : '';
      const messageId = messageOf(offer);
      recordFinding(context, { loc, verdict: wording, reasons: messageId === 'sync' ? reasonsOf(stops) : reasons });
      const more = describeChainStops(sourceCode, stops);
      const suggest = suggestions.map(({ plan, fix: apply }) => ({
        messageId: plan.rewrite?.kind ?? ('async' as const),
        data: { name },
        fix: apply,
      }));
      const data = { keyword, name, more, reason: describeReasons(sourceCode, reasons) };
      context.report({ loc, messageId, data, fix, suggest });
    }

    function reportPromised({ node, definition }: PromisedCall, { fix, reasons, stops, wording }: AwaitOffer): void {
      recordFinding(context, { loc: node.loc, verdict: wording, reasons: [...reasons, ...reasonsOf(stops)] });
      const messageId = wording === 'refused' ? 'end' : 'promised';
      const more = describeChainStops(sourceCode, stops);
      const data = { definition, more, reason: describeReasons(sourceCode, reasons) };
      context.report({ node, messageId, data, fix });
    }

    function reportMisused({ node, mistake, function: called }: MisusedPromise, { suggestions }: AwaitOffer): void {
      recordFinding(context, { loc: node.loc, subject: called });
      const suggest = suggestions.map(({ fix }) => ({ messageId: 'wait' as const, fix }));
      context.report({ node, messageId: mistake, data: { name: sentenceStart(functionReference(called)) }, suggest });
    }
  },
});

function reasonsOf(stops: readonly ChainStop[]): Reason[] {
  return stops.map(({ reason }) => reason);
}

function messageOf({ wording, reasons }: AwaitOffer): 'sync' | 'choice' | 'impossible' {
  if (wording !== 'suggested' && wording !== 'refused') return 'sync';
  const isDoubtful = wording === 'suggested' || (reasons.length > 0 && !reasons.some(isRefusal));
  return isDoubtful ? 'choice' : 'impossible';
}
