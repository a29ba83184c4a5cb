import type { Linter } from 'eslint';
import plugin from '../../index.js';
import type { Parser, ParserOptions } from '../../parser/index.js';
import { parserFinder, type ParserSource } from './find-parser.js';

/** The parsers of what stands in `script` elements. */
export interface ScriptParsers {
  readonly javascript: Parser;
  readonly typescript: Parser;
}

/** Makes the parser of the single-file components of a framework, such as `vue`, by the parser of the project. */
export function createComponentParser(
  framework: 'vue' | 'svelte',
  { javascript, typescript }: ScriptParsers,
  source: ParserSource,
): Linter.Parser & Parser {
  const name = `${framework}-eslint-parser`;
  const byLanguage = { js: javascript, jsx: javascript, ts: typescript, tsx: typescript, typescript };
  const findFor = parserFinder([name], source);
  return {
    meta: { name: `${plugin.meta.name}/${framework}-parser`, version: plugin.meta.version },
    parseForESLint(text: string, given: ParserOptions) {
      const options = { ...given, parser: byLanguage };
      const found = findFor(options);
      if (!found.parser) {
        const problem = found.problem ?? `${name} is not installed`;
        throw new Error(
          `no parser of .${framework} files: ${problem}. Install it:\nnpm install --save-dev eslint ${name}`,
        );
      }
      return found.parser.parseForESLint!(text, options) as Linter.ESLintParseResult;
    },
  };
}
