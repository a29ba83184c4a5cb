import type { TSESTree } from '@typescript-eslint/utils';
import type { FileFindings } from '../analysis/coroutines/index.js';
import {
  type DisabledRegions,
  readDisabledRegions,
  readSettings,
  type Settings,
} from '../analysis/environment/index.js';
import type { FileContext } from '../analysis/semantics/index.js';

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

const runs = new WeakMap<TSESTree.Program, WeakMap<Settings, FileRules>>();

/** Notes that a rule runs on a file. Engines make all rules before they go through the file. */
export function registerRule(context: RuleContext, name: string): void {
  let rules = registeredRules(context);
  // The same file may be linted again, with other rules and options.
  if (rules.isComplete || rules.names.has(context.id)) rules = startRun(context);
  rules.names.set(context.id, name);
}

/** Says which findings an option of a rule keeps every fix away from. Called while the rule is made. */
export function leaveAlone<Of extends Kind>(
  context: RuleContext,
  kind: Of,
  isLeftAlone: (finding: FileFindings[Of][number]) => boolean,
): void {
  registeredRules(context).leftAlone.set(kind, isLeftAlone);
}

/** What all rules of the run have said. Not asked while rules are made. */
export function rulesOf(context: RuleContext): FileRules {
  const rules = registeredRules(context);
  rules.isComplete = true;
  return rules;
}

function registeredRules(context: RuleContext): FileRules {
  return runs.get(context.sourceCode.ast)?.get(settingsOf(context)) ?? startRun(context);
}

function startRun(context: RuleContext): FileRules {
  const { ast } = context.sourceCode;
  const rules: FileRules = { names: new Map(), leftAlone: new Map(), isComplete: false };
  let bySettings = runs.get(ast);
  if (!bySettings) runs.set(ast, (bySettings = new WeakMap<Settings, FileRules>()));
  bySettings.set(settingsOf(context), rules);
  return rules;
}

function settingsOf({ settings }: FileContext): Settings {
  return readSettings(settings['native-async']);
}

/** Whether a comment disables a rule of this plugin at a place. */
export function isDisabledAt(context: RuleContext, name: string, { start }: TSESTree.SourceLocation): boolean {
  const rules = rulesOf(context);
  rules.isDisabled ??= readDisabledRegions(context.sourceCode);
  return rules.isDisabled(idOf(rules, name), start);
}

/** The id of a rule, whether or not it runs: all of a plugin have the prefix that the configuration gives the plugin. */
function idOf({ names }: FileRules, name: string): string {
  const [id = '', known = ''] = names.entries().next().value ?? [];
  return id.slice(0, id.length - known.length) + name;
}
