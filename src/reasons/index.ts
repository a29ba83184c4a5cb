export type { Difference, DifferenceCode } from './differences.js';
export { type Evidence, evidence, type EvidenceCode, type EvidenceDataName } from './evidence.js';
export {
  codesOf,
  firstOfEachCode,
  type DataName,
  type Datum,
  isPremise,
  isRefusal,
  makeReason,
  type Reason,
  type ReasonCode,
  reasonKinds,
  type Severity,
} from './reasons.js';
export { type FixIntended, isFixed, isFixedDespite, type Verdict } from './verdict.js';
