import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import type { ReasonCode } from '../../src/reasons/reasons.js';
import plugin from '../../src/index.js';
import { configFor } from './lint-text.js';
import { codesIn, withCodes } from './reason-codes.js';
import { programGlobals } from './program.js';

export interface ConversionOptions {
  /** The rules that convert; `no-coroutine-wrapper` alone where they are missing. */
  readonly rules?: readonly string[];
  /** `recommended` fixes what is certain, `migrate` also what is meant. */
  readonly preset?: 'recommended' | 'migrate';
  /** Takes the suggestions of the preset, too. */
  readonly suggestions?: boolean;
  readonly filename?: string;
  /** Versions that the project of the file depends on: `{ co: '^3.1.0' }`. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface ConvertedProgram {
  readonly text: string;
  /** What the plugin said of the original. */
  readonly reported: readonly Linter.LintMessage[];
  /** The codes of all reasons why something in the original is no fix. */
  readonly reasons: ReadonlySet<ReasonCode>;
  /** What it still says of the result. */
  readonly remaining: readonly Linter.LintMessage[];
  /** What ESLint's own rules say of the result that they did not say of the original. */
  readonly broken: readonly string[];
}

const ownRules = ['no-undef', 'no-unused-vars', 'require-yield', 'no-unreachable'];
/** Given to every program; what `require` and the others are is known without a list of environments. */
export const globals = Object.fromEntries(
  [...programGlobals, 'setImmediate', 'setTimeout', 'globalThis'].map((name) => [name, 'readonly' as const]),
);

/** Converts a program as `eslint --fix` does, in one run. */
export function convertProgram(source: string, options: ConversionOptions = {}): ConvertedProgram {
  const { preset = 'recommended', filename = 'program.cjs', dependencies, suggestions = false } = options;
  const { rules = ['no-coroutine-wrapper'] } = options;
  const cwd = dependencies ? projectWith(dependencies) : import.meta.dirname;
  const linter = new Linter({ cwd });
  const { settings } = plugin.configs[preset];
  const config = configFor({
    plugins: { 'native-async': plugin },
    languageOptions: { globals },
    settings: { 'native-async': { ...(settings?.['native-async'] as object | undefined), ...options.settings } },
    rules: Object.fromEntries(rules.map((name) => [`native-async/${name}`, 'error'])),
  });
  const path = join(cwd, filename);
  const verify = (text: string) => withoutFatal(withCodes(linter.verify(text, config, { filename: path }), path), text);
  const reported = verify(source);
  const reasons = new Set(reported.flatMap(codesIn));
  let { output: text } = linter.verifyAndFix(source, config, { filename: path });
  while (suggestions) {
    const edit = verify(text).flatMap((message) => message.suggestions ?? [])[0]?.fix;
    if (!edit) break;
    text = text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
    text = linter.verifyAndFix(text, config, { filename: path }).output;
  }
  return { text, reported, reasons, remaining: verify(text), broken: newComplaints(linter, source, text, path) };
}

function withoutFatal(messages: Linter.LintMessage[], text: string): Linter.LintMessage[] {
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new SyntaxError(`${fatal.message} (line ${fatal.line})\n${text}`);
  return messages;
}

/** What ESLint's own rules say of a text that they did not say of the one before it. */
export function newComplaints(linter: Linter, before: string, after: string, path: string): string[] {
  const rules = Object.fromEntries(ownRules.map((name) => [name, 'error' as const]));
  const config = configFor({ languageOptions: { globals }, rules });
  const complaints = (text: string) =>
    linter.verify(text, config, { filename: path }).map(({ ruleId, message }) => `${ruleId ?? ''}: ${message}`);
  const known = complaints(before);
  return complaints(after).filter((complaint) => {
    const index = known.indexOf(complaint);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}

const projects = new Map<string, string>();

/** A directory of a project with these dependencies, which are named and not installed. */
function projectWith(dependencies: Readonly<Record<string, string>>): string {
  const manifest = JSON.stringify({ dependencies });
  let directory = projects.get(manifest);
  if (!directory) {
    directory = realpathSync(mkdtempSync(join(tmpdir(), 'native-async-')));
    writeFileSync(join(directory, 'package.json'), manifest);
    projects.set(manifest, directory);
  }
  return directory;
}
