export type { Difference, DifferenceCode } from './differences.js';
export { type Evidence, evidence, type EvidenceCode, type EvidenceDataName } from './evidence.js';
export {
  type DataName,
  type Datum,
  makeReason,
  type Reason,
  type ReasonCode,
  reasonKinds,
  type Severity,
} from './reasons.js';
export {
  codesOf,
  firstOfEachCode,
  type FixIntended,
  isFixed,
  isDecidedElsewhere,
  isFixedDespite,
  isPremise,
  isRefusal,
  type Verdict,
} from './verdict.js';
