export type { AnswersRewrite, KeptElements } from './answers-plan.js';
export { awaitListeners, awaitServices } from './await-listeners.js';
export type { ChainStop } from './awaitable-chain.js';
export type { MoveRewrite } from './executor-plan.js';
export type { CollectRewrite, LoopRewrite } from './iteration-plan.js';
export type { LoopVariable } from './loop-variable.js';
export {
  type AwaitNode,
  isMisplaced,
  mayMisreadAwait,
  misplacedAwait,
  type MisplacedAwait,
  misreadAwaits,
} from './misplaced-awaits.js';
export { createMisuseCandidates } from './misuse-candidates.js';
export { type AwaitPlan, createAwaitRemedies, type MisusedPromise } from './remedies.js';
