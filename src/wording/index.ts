export { describeDifferences } from './difference-text.js';
export { evidenceClause } from './evidence-text.js';
export { functionReference } from './function-reference.js';
export { consequenceClauses } from './consequence-text.js';
export { describeReasons } from './reason-text.js';
export { reasonTitle } from './reason-explanations.js';
export { describeChainStops, sentenceStart, verdictBeginnings, whyNoFix } from './verdict-text.js';
