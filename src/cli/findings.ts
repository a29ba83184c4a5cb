import type { ESLint, Linter } from 'eslint';
import plugin from '../index.js';
import { messageData } from './message-data.js';

/** What can be done about a finding: `--fix` does it, an editor can do it on request, or only a person can. */
export type Remedy = 'fix' | 'suggestion' | 'manual';

/** A message of the plugin, understood. */
export interface Finding {
  /** Rule id without the plugin's prefix. */
  readonly rule: string;
  readonly remedy: Remedy;
  /** The library or host it is about; empty where the rule names none. */
  readonly library: string;
  /** The message as far as the reasons. */
  readonly text: string;
  /** Why there is no fix: sentences joined by spaces, or nothing. */
  readonly reasons: string;
}

/** The findings of the plugin's rules in ESLint's results; parse errors are not among them. */
export function findings(results: readonly ESLint.LintResult[]): Finding[] {
  return results.flatMap(({ messages }) => messages.flatMap((message) => understand(message) ?? []));
}

/** Understands a message; undefined where it comes from no rule. */
export function understand(message: Linter.LintMessage): Finding | undefined {
  if (message.ruleId === null) return undefined;
  const rule = message.ruleId.replace(`${plugin.meta.namespace}/`, '');
  const template = plugin.rules[rule]?.meta?.messages?.[message.messageId ?? ''];
  const { host = '', library = host, reasons = '' } = (template && messageData(template, message.message)) || {};
  const text = message.message.slice(0, message.message.length - reasons.length).trimEnd();
  return { rule, remedy: remedyOf(message), library, text, reasons };
}

function remedyOf({ fix, suggestions }: Linter.LintMessage): Remedy {
  if (fix) return 'fix';
  return suggestions?.length ? 'suggestion' : 'manual';
}
