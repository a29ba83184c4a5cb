import type { Linter } from 'eslint';
import { recordOf } from '../../src/cli/findings.js';
import type { ReasonCode } from '../../src/reasons/reasons.js';
import { startRecording } from '../../src/records.js';

const records = startRecording();
const codes = new WeakMap<Linter.LintMessage, readonly ReasonCode[]>();

/** Notes the codes of the reasons that a file was just reported with: a message prints two of them at most. */
export function withCodes(messages: Linter.LintMessage[], file: string): Linter.LintMessage[] {
  for (const message of messages) codes.set(message, recordOf(message, records.get(file))?.codes ?? []);
  return messages;
}

/** The codes of the reasons that were given for a report. */
export function codesIn(message: Linter.LintMessage): readonly ReasonCode[] {
  return codes.get(message) ?? [];
}
