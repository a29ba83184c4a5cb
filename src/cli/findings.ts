import type { ESLint, Linter } from 'eslint';
import plugin from '../index.js';
import type { ReasonCode } from '../reasons/index.js';
import type { FileRecord, FindingRecord } from '../records.js';

/** What can be done about a finding: `--fix` does it, an editor can do it on request, or only a person can. */
export type Remedy = 'fix' | 'suggestion' | 'manual';

/** A message of the plugin, with what was recorded of it. */
export interface Finding {
  /** Rule id without the plugin's prefix. */
  readonly rule: string;
  readonly remedy: Remedy;
  /** The library or host it is about; empty where the rule names none. */
  readonly library: string;
  /** Why there is no fix. */
  readonly codes: readonly ReasonCode[];
}

/** ESLint's results, and what the rules recorded of each file by its path. */
export interface Checked {
  readonly results: readonly ESLint.LintResult[];
  readonly records: ReadonlyMap<string, FileRecord>;
  /** How many of the files were not linted, since no rule can have anything to say of them. */
  readonly silent?: number;
  /** Files whose check threw an error, which is a bug of this project. */
  readonly crashes?: readonly Crash[];
  /** Where fixes were worked out: what was found in the same files before them. */
  readonly before?: Pick<Checked, 'results' | 'records'>;
}

/** An error that ended the check of one file. */
export interface Crash {
  readonly file: string;
  readonly stack: string;
}

/** The findings of the plugin's rules in files; parse errors are not among them. */
export function findings({ results, records }: Checked): Finding[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.flatMap((message) => understand(message, records.get(filePath)) ?? []),
  );
}

/** Understands a message; undefined where it comes from no rule. */
export function understand(message: Linter.LintMessage, record: FileRecord | undefined): Finding | undefined {
  if (message.ruleId === null) return undefined;
  const { library = '', codes = [] } = recordOf(message, record) ?? {};
  return { rule: ruleOf(message.ruleId), remedy: remedyOf(message), library, codes };
}

/** What was recorded of a message. */
export function recordOf(
  { ruleId, line, column }: Linter.LintMessage,
  record: FileRecord | undefined,
): FindingRecord | undefined {
  const rule = ruleOf(ruleId ?? '');
  return record?.findings.find(
    (finding) => finding.rule === rule && finding.line === line && finding.column === column,
  );
}

/** A rule id without the plugin's prefix. */
export function ruleOf(ruleId: string): string {
  return ruleId.replace(`${plugin.meta.namespace}/`, '');
}

/** What can be done about a message. */
export function remedyOf({ fix, suggestions }: Linter.LintMessage): Remedy {
  if (fix) return 'fix';
  return suggestions?.length ? 'suggestion' : 'manual';
}
