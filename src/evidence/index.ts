import { provideRunEvidence } from '../analysis/semantics/index.js';
import { openRunEvidence } from './run-evidence.js';

export { findEvidence, type RecordedEvidence, recordedEvidence } from './recorded-evidence.js';

/** Lets semantic models ask the recorded runs that their settings name. */
export function useRecordedRuns(): void {
  provideRunEvidence(openRunEvidence);
}
