export { type AwaitReason, type AwaitReasonKind, awaitReasonText, isIntended } from './await-reasons.js';
export { type Difference, type DifferenceKind, differenceSentences } from './differences.js';
export { type Evidence, evidence, evidenceClause, type EvidenceKind } from './evidence.js';
export { fillTemplate, type MessageData, templatePattern } from './message-template.js';
export { isRefusal, makeReason, type Reason, reasonDescriptions, type ReasonKind } from './reasons.js';
export type { Verdict } from './verdict.js';
