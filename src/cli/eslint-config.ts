import type { Linter, Rule } from 'eslint';
import plugin from '../index.js';
import { recordGenerators } from '../records.js';
import { isCommonJs } from './is-commonjs.js';
import * as typescriptParser from './typescript-parser.js';

/** The plugin's own messages, and errors of parsers; ESLint also marks comments that it does not like as fatal. */
function isOwnMessage({ ruleId, fatal, message }: Linter.LintMessage): boolean {
  if (ruleId === null) return fatal === true && message.startsWith('Parsing error: ');
  return ruleId.startsWith(`${plugin.meta.namespace}/`);
}

/**
 * Drops what is not the plugin's own: comments in the code may switch on other rules or be unknown to this ESLint,
 * and none of that is the business of a command that takes no configuration.
 */
const ownMessagesOnly: Linter.Processor = {
  meta: { name: `${plugin.meta.name}/own-messages-only`, version: plugin.meta.version },
  supportsAutofix: true,
  preprocess: (text) => [text],
  postprocess: (lists) => lists.flat().filter(isOwnMessage),
};

/** A rule that reports nothing, and notes every generator function where the command keeps records. */
const generators: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program() {
      recordGenerators(context as never);
    },
  }),
};

/**
 * The ESLint configuration of the command, without the rules and settings of a preset.
 *
 * Which files are checked is decided before ESLint sees them, so nothing is ignored and any name matches.
 */
const config: Linter.Config[] = [
  { ignores: ['!**/node_modules/', '!.git/', '!**/.git/'] },
  {
    files: [(() => true) as unknown as string],
    plugins: { [plugin.meta.namespace]: plugin, [`${plugin.meta.namespace}-command`]: { rules: { generators } } },
    rules: { [`${plugin.meta.namespace}-command/generators`]: 'warn' },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: { sourceType: 'module', parserOptions: { ecmaFeatures: { jsx: true } } },
    processor: ownMessagesOnly,
  },
  {
    files: [isCommonJs as unknown as string],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: ['**/*.{ts,cts,mts,tsx}'],
    languageOptions: { parser: typescriptParser },
  },
];

export default config;
