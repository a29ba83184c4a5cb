import path from 'node:path';
import { Linter } from 'eslint';
import type { ReasonCode } from '../../src/reasons/reasons.js';
import { isCommonJs } from '../../src/cli/parsers/is-commonjs.js';
import { type Remedy, understand } from '../../src/cli/findings.js';
import type { PresetName } from '../../src/configs/index.js';
import plugin from '../../src/index.js';
import { startRecording } from '../../src/records.js';
import { configFor } from '../support/lint-text.js';

const records = startRecording();

/** What the plugin says at one place. */
export interface PlacedFinding {
  /** Line and column, counted from one. */
  readonly place: string;
  /** Rule and message id: `no-coroutine-wrapper/refused`. */
  readonly id: string;
  readonly library: string;
  readonly remedy: Remedy;
  readonly reasons: readonly ReasonCode[];
}

/** Lints and fixes the files of one package with a preset and nothing else. */
export class PackageLinter {
  readonly #linter: Linter;

  constructor(
    readonly folder: string,
    readonly preset: PresetName,
  ) {
    this.#linter = new Linter({ cwd: folder });
  }

  /** @throws SyntaxError when the text does not parse */
  findings(file: string, text: string): PlacedFinding[] {
    return this.#own(this.#linter.verify(text, this.#config(file), this.#path(file)), file).map((message) => {
      const { rule, remedy, library, codes } = understand(message, records.get(this.#path(file)))!;
      return {
        place: `${message.line}:${message.column}`,
        id: `${rule}/${message.messageId ?? ''}`,
        library,
        remedy,
        reasons: codes,
      };
    });
  }

  /** @throws SyntaxError when the fixed text does not parse */
  fix(file: string, text: string): string {
    const { output, messages } = this.#linter.verifyAndFix(text, this.#config(file), this.#path(file));
    this.#own(messages, file);
    return output;
  }

  #own(messages: Linter.LintMessage[], file: string): Linter.LintMessage[] {
    const fatal = messages.find(({ fatal, ruleId }) => fatal && ruleId === null);
    if (fatal) throw new SyntaxError(`${file}:${fatal.line}: ${fatal.message}`);
    return messages.filter(({ ruleId }) => ruleId?.startsWith('native-async/'));
  }

  #config(file: string): Linter.Config[] {
    const { rules, settings } = plugin.configs[this.preset];
    return configFor({
      plugins: { 'native-async': plugin },
      // Comments of the packages switch on rules that are not here.
      linterOptions: { noInlineConfig: true },
      languageOptions: { sourceType: isCommonJs(this.#path(file)) ? 'commonjs' : 'module' },
      ...(rules && { rules }),
      ...(settings && { settings }),
    });
  }

  #path(file: string): string {
    return path.join(this.folder, file);
  }
}
