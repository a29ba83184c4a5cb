import type { Linter, Rule } from 'eslint';
import plugin from '../index.js';
import { surveyAwaits, surveyFile } from '../project/index.js';
import { type FileRecord, recordGenerators, startRecording } from '../records.js';
import { tolerance } from '../configs/index.js';
import { isChosen } from './chosen.js';
import type { LoadedESLint } from './load-eslint.js';
import { createComponentParser } from './parsers/component-parser.js';
import { isCommonJs } from './parsers/is-commonjs.js';
import { createJavaScriptParser } from './parsers/javascript-parser.js';
import { createTypeScriptParser } from './parsers/typescript-parser.js';

/** The plugin's own messages, and errors of parsers; ESLint also marks comments that it does not like as fatal. */
function isOwnMessage({ ruleId, fatal, message }: Linter.LintMessage): boolean {
  if (ruleId === null) return fatal === true && message.startsWith('Parsing error: ');
  return ruleId.startsWith(`${plugin.meta.namespace}/`);
}

/**
 * Drops what is not the plugin's own: comments in the code may switch on other rules or be unknown to this ESLint,
 * and none of that is the business of a command that takes no configuration. Drops what is not chosen as well, here, where
 * neither reports nor fixes have it afterwards.
 */
function ownMessages(only: readonly string[], onPass: OnPass | undefined): Linter.Processor {
  const records = startRecording();
  let source = '';
  return {
    meta: { name: `${plugin.meta.name}/own-messages-only`, version: plugin.meta.version },
    supportsAutofix: true,
    preprocess: (text) => [(source = text)],
    postprocess(lists, file) {
      const record = records.get(file);
      const messages = lists
        .flat()
        .filter((message) => isOwnMessage(message) && (only.length === 0 || isChosen(message, record, only)));
      onPass?.(file, { source, messages, record });
      return messages;
    },
  };
}

/** A rule that reports nothing, and notes every generator function where the command keeps records. */
const generators: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program() {
      recordGenerators(context as never);
    },
  }),
};

/** A rule that reports nothing, and notes what the file says of the generators of the project, for a plan. */
const survey: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program() {
      surveyFile(context as never);
    },
  }),
};

/** A rule that reports nothing, and notes what follows in the file where functions become async. */
const awaits: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => surveyAwaits(context as never),
};

/** The rules of the command itself. */
export const ownRules = `${plugin.meta.namespace}-command`;

/** What one pass over a file found: a fix is followed by another one. */
export interface Pass {
  readonly source: string;
  readonly messages: readonly Linter.LintMessage[];
  readonly record: FileRecord | undefined;
}

/** What the configuration depends on. */
export interface ConfigOptions {
  /** The rules and libraries whose findings count; all where there is none. */
  readonly only: readonly string[];
  /** Whether parsers of the code that is checked may be loaded. */
  readonly usesTargetPackages: boolean;
}

/** Called at the end of each pass over a file. */
export type OnPass = (file: string, pass: Pass) => void;

/**
 * The ESLint configuration of the command, without the rules and settings of a preset.
 *
 * Which files are checked is decided before ESLint sees them, so nothing is ignored and any name matches.
 */
export function createConfig(
  { espree, version }: LoadedESLint,
  { usesTargetPackages, only }: ConfigOptions,
  onPass?: OnPass,
): Linter.Config[] {
  const source = { eslintVersion: version, usesTargetPackages };
  const javascript = createJavaScriptParser(espree, source);
  const typescript = createTypeScriptParser(source);
  const components = (['vue', 'svelte'] as const).map((framework) => ({
    files: [`**/*.${framework}`],
    languageOptions: { parser: createComponentParser(framework, { javascript, typescript }, source) },
  }));
  return [
    { ignores: ['!**/node_modules/', '!.git/', '!**/.git/'] },
    {
      files: [(() => true) as unknown as string],
      plugins: { [plugin.meta.namespace]: plugin, [ownRules]: { rules: { generators, survey, awaits } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      languageOptions: {
        sourceType: 'module',
        parser: javascript,
        parserOptions: { ecmaFeatures: { jsx: true }, ...tolerance },
      },
      processor: ownMessages(only, onPass),
    },
    { files: [isCommonJs as unknown as string], languageOptions: { sourceType: 'commonjs' } },
    { files: ['**/*.{ts,cts,mts,tsx}'], languageOptions: { parser: typescript } },
    ...components,
  ];
}
