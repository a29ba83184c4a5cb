import type { TSESTree } from '@typescript-eslint/utils';
import { memoize } from '../collections/index.js';
import type { FileFindings } from '../analysis/coroutines/index.js';
import {
  type DisabledRegions,
  readDisabledRegions,
  readSettings,
  type Settings,
} from '../analysis/environment/index.js';
import { type FileContext, wordsOf } from '../analysis/semantics/index.js';

/** What the offers need of a rule's context. */
export interface RuleContext extends FileContext {
  /** What the configuration calls the rule. */
  readonly id: string;
}

type Kind = keyof FileFindings;
type IsLeftAlone = (finding: never) => boolean;

/** What the rules that run on a file have said of themselves. */
export interface FileRules {
  /** The name of each rule by the id that the configuration gives it. */
  readonly names: Map<string, string>;
  readonly leftAlone: Map<Kind, IsLeftAlone>;
  isDisabled?: DisabledRegions;
  /** Whether something was asked, so that all rules of the run have come. */
  isComplete: boolean;
}

/** The last run on a file under settings. */
const lastRunOn = memoize<[TSESTree.Program], (settings: Settings) => { rules: FileRules }>(() =>
  memoize(() => ({ rules: newRules() })),
);

/** Notes that a rule runs on a file. Engines make all rules before they go through the file. */
export function registerRule(context: RuleContext, name: string): void {
  const run = runOf(context);
  // The same file may be linted again, with other rules and options.
  if (run.rules.isComplete || run.rules.names.has(context.id)) run.rules = newRules();
  run.rules.names.set(context.id, name);
}

/** Says which findings an option of a rule keeps every fix away from. Called while the rule is made. */
export function leaveAlone<Of extends Kind>(
  context: RuleContext,
  kind: Of,
  isLeftAlone: (finding: FileFindings[Of][number]) => boolean,
): void {
  runOf(context).rules.leftAlone.set(kind, isLeftAlone);
}

/** What all rules of the run have said. Not asked while rules are made. */
export function rulesOf(context: RuleContext): FileRules {
  const { rules } = runOf(context);
  rules.isComplete = true;
  return rules;
}

function runOf({ sourceCode, settings }: FileContext): { rules: FileRules } {
  return lastRunOn(sourceCode.ast)(readSettings(settings['native-async']));
}

function newRules(): FileRules {
  return { names: new Map(), leftAlone: new Map(), isComplete: false };
}

/** Whether a comment disables a rule of this plugin at a place. */
export function isDisabledAt(context: RuleContext, name: string, { start }: TSESTree.SourceLocation): boolean {
  const rules = rulesOf(context);
  if (!wordsOf(context.sourceCode).disables) return false;
  rules.isDisabled ??= readDisabledRegions(context.sourceCode);
  return rules.isDisabled(idOf(rules, name), start);
}

/** The id of a rule, whether or not it runs: all of a plugin have the prefix that the configuration gives the plugin. */
function idOf({ names }: FileRules, name: string): string {
  const [id = '', known = ''] = names.entries().next().value ?? [];
  return id.slice(0, id.length - known.length) + name;
}
