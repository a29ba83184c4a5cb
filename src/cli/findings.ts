import type { ESLint, Linter } from 'eslint';
import plugin from '../index.js';
import { messageData } from './message-data.js';

/** What can be done about a finding: `--fix` does it, an editor can do it on request, or only a person can. */
export type Remedy = 'fix' | 'suggestion' | 'manual';

/** A message of the plugin, understood. */
export interface Finding {
  readonly file: string;
  /** Rule id without the plugin's prefix. */
  readonly rule: string;
  readonly remedy: Remedy;
  /** The library it is about, where the rule names one. */
  readonly library: string;
  /** Why it has no fix, as the rule says it: sentences joined by spaces, or nothing. */
  readonly reasons: string;
}

/** The findings of the plugin's rules in ESLint's results; parse errors are not among them. */
export function findings(results: readonly ESLint.LintResult[]): Finding[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.flatMap((message) => (message.ruleId === null ? [] : [finding(filePath, message, message.ruleId)])),
  );
}

/** What can be done about a message. */
export function remedyOf({ fix, suggestions }: Linter.LintMessage): Remedy {
  if (fix) return 'fix';
  return suggestions?.length ? 'suggestion' : 'manual';
}

/** A rule id without the plugin's prefix. */
export function shortRuleId(ruleId: string): string {
  return ruleId.replace(`${plugin.meta.namespace}/`, '');
}

function finding(file: string, message: Linter.LintMessage, ruleId: string): Finding {
  const rule = shortRuleId(ruleId);
  const template = message.messageId && plugin.rules[rule]?.meta?.messages?.[message.messageId];
  const data = template ? messageData(template, message.message) : undefined;
  return { file, rule, remedy: remedyOf(message), library: data?.['library'] ?? '', reasons: data?.['reasons'] ?? '' };
}
