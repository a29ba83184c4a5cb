export { describeDifferences } from './difference-text.js';
export { describeReasons, reasonClause, type StatedReason, statedReasons } from './reason-text.js';
