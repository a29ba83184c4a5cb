import path from 'node:path';
import { Linter } from 'eslint';
import type { ReasonCode } from '../../src/reasons/reasons.js';
import { type PresetName, tolerance } from '../../src/configs/index.js';
import plugin from '../../src/index.js';
import { globals } from '../support/conversion.js';
import { codesIn, withCodes } from '../support/reason-codes.js';
import { configFor } from '../support/lint-text.js';

/** How a program is fixed. */
export interface FixOptions {
  readonly preset: PresetName;
  /** Takes suggestions besides. */
  readonly suggestions: boolean;
  /** Another parser than the one for the name of the file. */
  readonly parser?: Linter.Parser | undefined;
  /** Shared settings besides those of the preset. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface FixedProgram {
  readonly text: string;
  /** The kinds of all reasons that were given, on the way to the result too. */
  readonly reasons: ReadonlySet<ReasonCode>;
  /** What the plugin says of the result. */
  readonly remaining: readonly Linter.LintMessage[];
  /** What is wrong with the result: it does not parse, or would change again. */
  readonly faults: readonly string[];
}

/** Lints programs one after the other, as an editor does. */
export const linter = new Linter({ cwd: import.meta.dirname });
/** More than there are coroutines in any program: suggestions that go on for ever are a fault. */
const mostSuggestions = 60;

/**
 * Fixes a program with every rule of a preset, and takes the suggestions if that is wanted. Throws when a rule does. It has
 * an absolute path, as every file on disk: without one, nothing is asked of what the project knows.
 */
export function fixProgram(source: string, name: string, options: FixOptions): FixedProgram {
  const filename = path.join(import.meta.dirname, name);
  const config = configOf(options);
  const reasons = new Set<ReasonCode>();
  const note = (messages: readonly Linter.LintMessage[]): void =>
    withCodes([...messages], filename)
      .flatMap(codesIn)
      .forEach((code) => reasons.add(code));
  const reported = linter.verify(source, config, { filename });
  if (reported.some(({ fatal }) => fatal)) return { text: source, reasons, remaining: reported, faults: [] };
  note(reported);
  let { output: text, messages } = linter.verifyAndFix(source, config, { filename });
  for (let taken = 0; options.suggestions && taken < mostSuggestions; taken++) {
    note(messages);
    const edit = suggestionsOf(messages)[0]?.fix;
    if (!edit) break;
    const suggested = text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
    ({ output: text, messages } = linter.verifyAndFix(suggested, config, { filename }));
  }
  return { text, reasons, remaining: messages, faults: faultsOf(messages, options) };
}

function configOf({ preset, parser, settings: own }: FixOptions): Linter.Config[] {
  const { rules = {}, settings = {} } = plugin.configs[preset];
  const languageOptions = { globals, ...(parser && { parser, parserOptions: { ...tolerance } }) };
  const shared = { 'native-async': { ...(settings['native-async'] as object | undefined), ...own } };
  return configFor({ plugins: { 'native-async': plugin }, languageOptions, rules, settings: shared });
}

function suggestionsOf(messages: readonly Linter.LintMessage[]): readonly Linter.LintSuggestion[] {
  return messages.flatMap((message) => message.suggestions ?? []);
}

function faultsOf(messages: readonly Linter.LintMessage[], { suggestions }: FixOptions): readonly string[] {
  const fatal = messages.find((message) => message.fatal);
  if (fatal) return [`${fatal.message} (line ${fatal.line})`];
  const fixes = messages.filter(({ fix }) => fix).map(({ message }) => `fixed again: ${message}`);
  return suggestions ? [...fixes, ...suggestionsOf(messages).map(({ desc }) => `suggested again: ${desc}`)] : fixes;
}
